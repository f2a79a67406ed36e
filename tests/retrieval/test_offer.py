"""Details offered of a file, and where each comes from."""

from datetime import date

from retrieval.offer import offer
from tests.retrieval.made import pdf, word


def test_what_the_file_says_is_told_from_what_is_guessed() -> None:
    found = offer("asthma_plan.docx", word("Asthma protocol 2024", "Give an inhaler."), "lungs")
    assert (found.title, found.title_from) == ("Asthma protocol 2024", "the file")
    assert (found.publisher, found.publisher_from) == ("Lungs", "the collection's name")
    assert (found.year, found.year_from) == (2024, "the title")


def test_a_file_that_says_nothing_of_itself_is_named_after_its_name() -> None:
    found = offer("asthma_plan.txt", b"Give an inhaler to everyone with wheezing.", "practice")
    assert (found.title, found.title_from) == ("Asthma plan", "the file's name")
    assert (found.year, found.year_from) == (date.today().year, "today")


def test_a_file_that_cannot_be_read_says_why() -> None:
    scan = offer("scan.pdf", pdf(""), "practice")
    assert "scan.pdf" in scan.refused and scan.title == ""

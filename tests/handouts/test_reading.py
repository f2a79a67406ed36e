import pytest

from assistant.handouts.reading import Reason, hard_sentence, reading_report

SENTENCES: list[tuple[str, list[Reason], str]] = [
    ("Take one pill each day.", [], "nothing is hard"),
    ("You have edema.", ["jargon"], "a clinical word"),
    ("The test was repeated.", ["passive"], "a passive"),
    ("Your family came yesterday.", [], "two long words are no reason"),
    ("Your family visited yesterday.", ["long_words"], "three are"),
    (" ".join(["go"] * 20) + ".", [], "twenty words are allowed"),
    (" ".join(["go"] * 21) + ".", ["long_sentence"], "twenty-one are not"),
    ("Hypertension was found.", ["jargon", "passive"], "two reasons"),
]


@pytest.mark.parametrize(("text", "reasons", "reason"), SENTENCES)
def test_why_a_sentence_is_hard(text: str, reasons: list[Reason], reason: str) -> None:
    hard = hard_sentence(text)
    assert (hard.reasons if hard else []) == reasons, reason


def test_the_report_counts_what_is_there() -> None:
    report = reading_report("Rest. The edema was treated. You have edema.\nCall us.")
    assert (report.words, report.sentences, report.mean_sentence_words) == (10, 4, 2.5)
    assert (report.passive_sentences, report.passive_share) == (1, 0.25)
    assert (report.jargon_terms, len(report.jargon)) == (1, 2)
    assert [one.number for one in report.hardest] == [2, 3]


def test_the_hardest_come_first_once_each_and_no_more_than_asked() -> None:
    hard = "Initiate antihypertensive pharmacotherapy immediately."
    report = reading_report(f"You have edema. {hard} {hard}", hardest=2)
    assert [one.text for one in report.hardest] == [hard, "You have edema."]
    assert report.hardest[0].number == 2
    assert reading_report(hard, hardest=0).hardest == []


def test_places_in_a_hard_sentence_are_its_own() -> None:
    (one,) = reading_report("Rest well. You have edema.").hardest
    assert one.text[one.jargon[0].start : one.jargon[0].end] == "edema"


@pytest.mark.parametrize("text", ["", " – \n"])
def test_no_words_is_all_zero(text: str) -> None:
    report = reading_report(text)
    assert (report.words, report.sentences, report.mean_sentence_words, report.passive_share) == (0, 0, 0, 0)
    assert report.hardest == []

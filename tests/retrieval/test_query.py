import pytest

from retrieval.query import read_query

READ = [
    (
        "Right knee pain, likely osteoarthritis",
        False,
        "knee pain osteoarthritis",
        "side and doubt are left out",
    ),
    ("What helps a gout flare?", True, "What helps a gout flare?", "a question is embedded as it is written"),
    ("how is gout treated", True, "how is gout treated", "a question without its mark"),
    ("HTN on Zestril", False, "hypertension lisinopril", "short forms and brands are written out"),
]


@pytest.mark.parametrize(("query", "question", "text", "why"), READ, ids=[row[3] for row in READ])
def test_what_is_embedded(query: str, question: bool, text: str, why: str) -> None:
    read = read_query(query)
    assert read
    assert (read.question, read.text) == (question, text)


def test_words_are_what_it_is_about_each_once() -> None:
    read = read_query("Which diet and which drugs for gout, and what diet not?")
    assert read
    assert read.words == ("diet", "drug", "gout")


@pytest.mark.parametrize("query", ["", "...", "right", "what is it?"])
def test_nothing_is_asked(query: str) -> None:
    assert read_query(query) is None


RELATED = [
    ("heart attack", "attack", "infarction", "a phrase in everyday words"),
    ("Synthroid", "levothyroxine", "synthroid", "a brand becomes the generic name and stays another name"),
    ("alprazolam", "alprazolam", "benzodiazepine", "the class of a medicine"),
    ("renal stones", "renal", "kidney", "a single word"),
]


@pytest.mark.parametrize(("query", "word", "other", "why"), RELATED, ids=[row[3] for row in RELATED])
def test_other_names(query: str, word: str, other: str, why: str) -> None:
    read = read_query(query)
    assert read
    assert other in read.related[word]


def test_part_of_a_phrase_has_no_other_name() -> None:
    read = read_query("panic attack")
    assert read
    assert "attack" not in read.related

import pytest

from retrieval.vocabulary import abbreviations, topic_words, words, written_out

WRITTEN = [
    ("CHF.", "congestive heart failure.", "a full stop does not hide it"),
    ("chf", "congestive heart failure", "typed in lower case"),
    ("T2DM, HTN", "type 2 diabetes mellitus, hypertension", "two in one line"),
    ("A-fib", "atrial fibrillation", "with a hyphen"),
    ("MI", "myocardial infarction", "in capitals"),
    ("mi casa", "mi casa", "a word in lower case is not the abbreviation"),
    ("chfx", "chfx", "part of a word is not the abbreviation"),
    ("non-CAD", "non-CAD", "a compound is left alone"),
]


@pytest.mark.parametrize(("query", "expected", "why"), WRITTEN, ids=[row[2] for row in WRITTEN])
def test_abbreviations_are_written_out(query: str, expected: str, why: str) -> None:
    assert written_out(query) == expected


def test_exact_abbreviations_are_all_listed() -> None:
    assert abbreviations().exact <= set(abbreviations().abbreviations)


TOPICS = [
    (
        "Right knee pain, likely osteoarthritis",
        ["knee", "pain", "osteoarthritis"],
        "side and doubt say no topic",
    ),
    ("Headaches", ["headache"], "plural finds singular"),
    ("Diagnosis of psoriasis", ["diagnosis", "psoriasis"], "these are no plurals"),
    ("which is the right one", ["one"], "only words without a topic are left out"),
    ("", [], "nothing asked"),
]


@pytest.mark.parametrize(("query", "expected", "why"), TOPICS, ids=[row[2] for row in TOPICS])
def test_topic_words(query: str, expected: list[str], why: str) -> None:
    assert topic_words(query) == expected


def test_words_of_a_text_keep_all_words() -> None:
    assert words("The patient’s HbA1c is 7") == ["the", "patient", "hba1c", "is", "7"]

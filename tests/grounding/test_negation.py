import pytest

from assistant.grounding.negation import affirmed, negated, polarity

DENIED = [
    ("Denies chest pain, shortness of breath, or fever.", {"chest", "pain", "dyspnea", "fever"}, "a list"),
    ("He has no swelling but reports cough.", {"edema"}, "the reach ends at but"),
    ("I don't have any allergies", {"allerg"}, "a contraction"),
    ("No fractures noted.", {"fractur"}, "a leading no"),
    ("She is not sure about the season.", set(), "not sure denies nothing"),
    ("He reports cough.", set(), "no cue"),
    (
        "i don't appreciate any adenopathy no thyromegaly no murmur no rub no gallop",
        {"adenopath", "thyromega", "murmur", "rub", "gallop"},
        "speech without punctuation, each cue with its own reach",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), DENIED, ids=[row[2] for row in DENIED])
def test_denied_words(text: str, wanted: set[str], reason: str) -> None:
    assert wanted <= negated(text)
    assert bool(wanted) == bool(negated(text))


def test_the_reach_ends_where_speech_goes_on() -> None:
    text = "no murmur no rub your lungs are clear your legs have good pulses and your wrist is swollen"
    assert "edema" not in negated(text)


def test_what_is_not_denied_is_affirmed() -> None:
    assert affirmed("He has no swelling but reports cough.") == {"cough"}


POLARITY = [
    (
        "pain",
        "Do you have any chest pain?",
        "Slight cramps, they go away.",
        "affirmed",
        "an answer that admits",
    ),
    ("fever", "Have you had a fever or chills?", "No.", "denied", "a plain no"),
    ("fever", "Any fever?", "Um, no, not that I know.", "denied", "a hesitant no"),
    ("fever", "Any fever?", "Yeah, last night.", "affirmed", "a yes"),
    ("fever", "Any fever?", "It was on Monday.", "unknown", "an answer that leaves it open"),
    ("cough", "I have a cough.", "", "affirmed", "a statement"),
    (
        "fever",
        "okay have you had any fever or chills",
        "no no fever",
        "denied",
        "a question without its mark",
    ),
    (
        "cough",
        "If you have a cough, call us. Any other questions?",
        "No, that is everything.",
        "affirmed",
        "a question asks only for its own words",
    ),
    ("murmur", "i don't hear any murmur", "okay", "denied", "any under a negation asks nothing"),
    ("cough", "I don't have a cough.", "", "denied", "a denial"),
    ("rash", "I have a cough.", "", "unknown", "another word"),
]


@pytest.mark.parametrize(
    ("word", "said", "answer", "wanted", "reason"), POLARITY, ids=[r[4] for r in POLARITY]
)
def test_question_and_answer_count_together(
    word: str, said: str, answer: str, wanted: str, reason: str
) -> None:
    assert polarity(word, said, answer) == wanted

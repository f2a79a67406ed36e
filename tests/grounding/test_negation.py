import pytest

from assistant.grounding.negation import affirmed, denied_chunks, negated, polarity
from assistant.grounding.scope import read

DENIED = [
    ("Denies chest pain, shortness of breath, or fever.", {"chest", "pain", "dyspnea", "fever"}, "a list"),
    ("He has no swelling but reports cough.", {"edema"}, "the reach ends at but"),
    ("I don't have any allergies", {"allerg"}, "a contraction"),
    ("i do n't have any allergies", {"allerg"}, "a contraction that a transcript splits"),
    ("i dont have any allergies", {"allerg"}, "a contraction without its apostrophe"),
    ("No fractures noted.", {"fractur"}, "a leading no"),
    ("She is not sure about the season.", set(), "not sure denies nothing"),
    ("He reports cough.", set(), "no cue"),
    ("He is afebrile.", {"fever"}, "a word that carries its denial"),
    ("Abdomen is nontender.", {"pain"}, "a prefix turns its own word"),
    ("Abnormal gait with pain.", {"normal"}, "and no other word"),
    ("No irregular rhythm, fever or cough.", {"rhythm", "fever", "cough"}, "a prefix ends no list"),
    ("Alcohol use: none.", {"alcohol"}, "behind a colon it turns the heading"),
    ("Straight leg raise is negative.", {"leg"}, "a result behind the test"),
    ("Negative for cough.", {"cough"}, "a result before the finding"),
    ("No, I have a cough.", set(), "a no that answers somebody"),
    ("The pain is not too bad.", set(), "not too bad is pain"),
    ("I have never had pain like this.", set(), "never like this is more of it"),
    ("He denies pain when walking, or fever.", {"pain", "fever"}, "an aside is passed over"),
    (
        "i don't appreciate any adenopathy no thyromegaly no murmur no rub no gallop",
        {"adenopath", "thyromega", "murmur", "rub", "gallop"},
        "speech without punctuation, each cue with its own reach",
    ),
    (
        "lungs are clear without wheezes rales or rhonchi on your abdominal exam your belly is soft",
        {"wheez", "ral", "rhonchi"},
        "the end of a list where speech runs on",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), DENIED, ids=[row[2] for row in DENIED])
def test_denied_words(text: str, wanted: set[str], reason: str) -> None:
    assert wanted <= negated(text)
    assert bool(wanted) == bool(negated(text))


NOT_DENIED = [
    (
        "no murmur no rub your lungs are clear your legs have good pulses and your wrist is swollen",
        "edema",
        "speech goes on",
    ),
    ("He does not smoke and his cough is worse.", "cough", "a clause with its own verb"),
    ("He denies fever, endorses cough.", "cough", "a word that affirms"),
    ("I don't see any there's some swelling", "edema", "a sentence given up"),
    ("No pain when you walk.", "walk", "an aside"),
    ("There is no redness your knee is tender.", "pain", "the next clause of the doctor"),
]


@pytest.mark.parametrize(("text", "word", "reason"), NOT_DENIED, ids=[row[2] for row in NOT_DENIED])
def test_the_reach_ends(text: str, word: str, reason: str) -> None:
    assert word in affirmed(text)


def test_what_is_not_denied_is_affirmed() -> None:
    assert affirmed("He has no swelling but reports cough.") >= {"cough"}
    assert "edema" not in affirmed("He has no swelling but reports cough.")


def test_each_denied_thing_is_one() -> None:
    assert denied_chunks("No chest pain or fever.") == [{"chest", "pain"}, {"fever"}]


def test_a_supposition_and_a_plan_are_marked() -> None:
    words = {w.stem: w for w in read("Call us if you have a fever. We will order an MRI.")}
    assert words["fever"].supposed
    assert words["mri"].planned
    assert not words["mri"].supposed


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
    ("fever", "Any fever?", "mm-mm", "denied", "a no that is no word"),
    ("fever", "Any fever?", "Not really.", "denied", "a soft no"),
    ("fever", "Any fever?", "Absolutely not.", "denied", "a strong no that begins like a yes"),
    ("fever", "Any fever?", "I'm trying to think, no I don't think so.", "denied", "a late no"),
    ("pain", "Any chest pain?", "No, but some cramps.", "affirmed", "a no that admits"),
    ("chill", "Any fever or chills?", "No fever, some chills.", "affirmed", "one of two is admitted"),
    ("fever", "Any fever or chills?", "No fever, some chills.", "denied", "and the other denied"),
    ("smok", "Do you smoke?", "No, I don't. Smoking is gross.", "denied", "a no that names the thing"),
    ("bod", "Any body aches or joint pain?", "A bit of joint pain.", "unknown", "the rest stays open"),
    ("pain", "Does the pain go down your leg?", "It doesn't go below my hip.", "unknown", "a partial no"),
    ("fever", "No fever?", "Right.", "denied", "a denial that is confirmed"),
    ("fever", "Any fever?", "Yeah, last night.", "affirmed", "a yes"),
    ("fever", "Any fever?", "It was on Monday.", "unknown", "an answer that leaves it open"),
    ("fever", "Any fever?", "No, I did years ago.", "unknown", "another time"),
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
        "I have a cough. Any other questions?",
        "No, that is everything.",
        "affirmed",
        "a question asks only for its own words",
    ),
    ("cough", "If you have a cough, call us.", "Okay.", "unknown", "a supposition"),
    ("fractur", "I see no fracture, okay?", "Yes.", "denied", "okay makes no question"),
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

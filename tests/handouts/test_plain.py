import pytest

from assistant.encounter import Note
from assistant.handouts.differences import differences
from assistant.handouts.person import second_person
from assistant.handouts.plain import PlainSpeech, plain_terms

CASES = [
    ("The patient denies chest pain.", "You do not have chest pain.", "a denial stays one"),
    ("She reports that she feels tired.", "You said that you feel tired.", "reported speech"),
    ("Ms. Silva has edema.", "You have swelling.", "the name is the patient"),
    ("I advised her to rest.", "We advised you to rest.", "her as object"),
    ("Increase her lisinopril to 20 mg.", "Increase your lisinopril to 20 mg.", "her as possessive"),
    ("His brother takes aspirin.", "His brother takes aspirin.", "another person keeps the pronoun"),
    ("The patient's knee is swollen.", "Your knee is swollen.", "possessive"),
    (
        "Medical Treatment: Initiate Lasix 20 mg BID",
        "Start Lasix 20 mg twice daily.",
        "label, term, full stop",
    ),
    ("• Cardiovascular: Regular rhythm.", "Heart: Regular rhythm.", "body part instead of system"),
    ("Repeat lipid panel in 3 months.", "We will repeat cholesterol blood test in 3 months.", "who does it"),
    ("She understands and agrees with surgery.", "You understand and agree with surgery.", "second verb"),
    ("An echocardiogram was done.", "A heart ultrasound was done.", "the article follows"),
    ("I reviewed CAD.", "We reviewed heart artery disease.", "an abbreviation in capitals"),
    ("A cad is rude.", "A cad is rude.", "the same letters as a word"),
    ("Hemoglobin A1c: 7.2", "A1c (average blood sugar): 7.2.", "a measure is no label"),
]


@pytest.mark.parametrize(("statement", "told", "reason"), CASES)
def test_tells_the_patient(visit: Note, statement: str, told: str, reason: str) -> None:
    assert PlainSpeech(visit).say(statement) == told, reason


def test_says_the_same_of_a_whole_note(visit: Note) -> None:
    speech = PlainSpeech(visit)
    for statement in visit.statements():
        told = speech.say(statement.text)
        assert differences(statement.text, told, also=told) == []


@pytest.mark.parametrize(
    ("verb", "form"),
    [("takes", "take"), ("carries", "carry"), ("watches", "watch"), ("is", "are"), ("has", "have"),
     ("also", "also"), ("does", "do"), ("discuss", "discuss"), ("will", "will"), ("goes", "go")],
)  # fmt: skip
def test_second_person(verb: str, form: str) -> None:
    assert second_person(verb) == form


def test_longest_term_wins_and_is_not_explained_twice() -> None:
    assert plain_terms("congestive heart failure") == "heart failure"
    assert plain_terms("high blood pressure (hypertension)") == "high blood pressure"
    assert plain_terms("hemoglobin A1c (average)") == "hemoglobin A1c (average)"

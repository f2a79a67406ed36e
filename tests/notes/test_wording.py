"""What of a drafted sentence can stand in a note: speech is reported or cut, a note's own words stay."""

import pytest

from assistant.encounter import Section, Transcript, Utterance
from assistant.notes.reported import in_third_person, of_the_patient
from assistant.notes.spoken import Spoken
from assistant.notes.wording import (
    BROKEN,
    EMPTY,
    QUESTION,
    REPORTED,
    SMALL_TALK,
    SPEECH,
    well_formed,
    wording,
)

HISTORY = Section(key="hpi", title="History of present illness")
PLAN = Section(key="plan", title="Assessment and plan")
ADVICE = Section(key="advice", title="Patient instructions")

VISIT = Spoken(
    Transcript(
        utterances=[
            Utterance(id=1, speaker="clinician", text="how does your daughter do at school ?"),
            Utterance(id=2, speaker="other", text="she has trouble with her reading every day ."),
            Utterance(
                id=3, speaker="clinician", text="what happened ? i was reading about the new clinic in town ."
            ),
            Utterance(
                id=4,
                speaker="patient",
                text="well , i fell down the stairs and i have n't slept since then .",
            ),
            Utterance(
                id=5,
                speaker="clinician",
                text="i hear a soft murmur and i would like to see you in two weeks .",
            ),
            Utterance(id=6, speaker="patient", text="okay . sounds good to me ."),
            Utterance(id=7, speaker="clinician", text="all right ."),
            Utterance(id=8, speaker="clinician", text="take it with food ."),
            Utterance(
                id=9, speaker="other", text="he coughs a lot in the night and brings up yellow phlegm ."
            ),
        ]
    )
)

CUT = [
    ("Hello.", SMALL_TALK, "a greeting"),
    ("Good morning, Anna Smith.", SMALL_TALK, "a greeting with a name"),
    ("Patient: Okay, sounds good.", SMALL_TALK, "agreement behind a label"),
    ("Did you wake up with it?", QUESTION, "a question"),
    ("You miss me.", SPEECH, "speaks to somebody, and nothing tells of what"),
    ("1.", EMPTY, "a number of a list"),
    ("Neck:", EMPTY, "a label with nothing behind it"),
    ("She took ibuprofen but it did not seem.", BROKEN, "its end was cut off"),
    ("The back is strained, which is likely.", BROKEN, "its reason was cut off"),
    ("Doctor: I was reading about the new clinic in town.", SPEECH, "the clinician's talk"),
    ("I was reading about the new clinic in town.", SPEECH, "word for word, without content"),
    ("Patient: We saw it.", SPEECH, "who is we?"),
]


@pytest.mark.parametrize(("text", "reason", "why"), CUT, ids=[row[2] for row in CUT])
def test_what_is_no_statement_is_cut_with_a_reason(text: str, reason: str, why: str) -> None:
    assert (wording(text, HISTORY, VISIT).text, wording(text, HISTORY, VISIT).reason) == ("", reason)


MENDED = [
    (
        "I fell down the stairs and I haven't slept since then.",
        "The patient fell down the stairs and the patient has not slept since then.",
        "the patient's own words",
    ),
    ("Patient: Well, I take it daily.", "The patient takes it daily.", "the label names the speaker"),
    (
        "The doctor wants you to call if your leg swells.",
        "The doctor wants the patient to call if the patient's leg swells.",
        "spoken to the patient",
    ),
    (
        "He runs daily. and are you well? is it high, or.",
        "He runs daily.",
        "the statement before the questions stays",
    ),
    ("Patient: Anna Smith, 45 years old.", "Anna Smith, 45 years old.", "a label that names no speech"),
    ("Elevation of the leg:.", "Elevation of the leg.", "a colon with nothing behind it"),
    ("Nutrition: Watch your diet.", "Nutrition: Watch diet.", "advice has no subject"),
    (
        "Other person: he coughs a lot in the night and brings up yellow phlegm.",
        "He coughs a lot in the night and brings up yellow phlegm.",
        "nobody else was spoken of",
    ),
]


@pytest.mark.parametrize(("text", "after", "why"), MENDED, ids=[row[2] for row in MENDED])
def test_what_can_surely_be_reported_stays(text: str, after: str, why: str) -> None:
    found = wording(text, HISTORY, VISIT)
    assert found.text == after
    assert found.reason


STAYS = [
    ("I recommended physical therapy.", PLAN, "the clinician's own voice"),
    ("I last saw her in March.", HISTORY, "the same in a history: nobody said it in these words"),
    ("I hear a soft murmur.", PLAN, "said by the clinician, with content"),
    ("We discussed the risks.", PLAN, "the clinician and the patient"),
    ("Medical Treatment: Rest, ice and elevation.", PLAN, "a label of a plan"),
    ("Right knee pain.", HISTORY, "a word of agreement that is a side here"),
    ("Good range of motion.", HISTORY, "a finding that begins like agreement"),
    ('He said, "I cannot sleep."', HISTORY, "quoted"),
    ("Take your tablets with food.", ADVICE, "a section for the patient"),
    ("BP 120/80.", PLAN, "short, and a value"),
]


@pytest.mark.parametrize(("text", "section", "why"), STAYS, ids=[row[2] for row in STAYS])
def test_a_note_s_own_sentences_stay(text: str, section: Section, why: str) -> None:
    assert wording(text, section, VISIT).reason == ""


def test_a_line_about_a_relative_is_not_told_of_the_patient() -> None:
    assert wording("Other person: she has trouble with her reading every day.", HISTORY, VISIT).text == ""


def test_words_that_were_turned_are_told_as_such() -> None:
    assert wording("See your nutritionist if you are tired.", PLAN, VISIT).reason == REPORTED


UNSURE = [
    ("I'd rather wait.", "'d is would or had"),
    ("I take it and feel better.", "a second verb would need its ending"),
    ("I and my wife see you.", "you stays"),
]


@pytest.mark.parametrize(("text", "why"), UNSURE, ids=[row[1] for row in UNSURE])
def test_what_grammar_leaves_open_is_not_turned(text: str, why: str) -> None:
    assert in_third_person(text, "the patient") == ""


def test_a_verb_behind_you_that_is_not_known_is_not_turned() -> None:
    assert of_the_patient("Come back when you wheeze.") == ""


PROPOSED = [
    ("Increase it to ['40 mg'] daily.", "", "a list of a program"),
    ("Increase it to 40 mg daily.", "Increase it to 40 mg daily.", "a sentence"),
    ("What is the dose?", "", "a question"),
]


@pytest.mark.parametrize(("text", "after", "why"), PROPOSED, ids=[row[2] for row in PROPOSED])
def test_what_is_proposed_must_be_a_sentence(text: str, after: str, why: str) -> None:
    assert well_formed(text, PLAN) == after

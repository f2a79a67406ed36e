"""All kinds together: order, places, sentences, data."""

import re

import pytest

from assistant.encounter import Note, Section
from assistant.grounding.omissions import omissions
from assistant.grounding.omissions.pieces import pieces
from assistant.grounding.omissions.places import section_for
from assistant.grounding.omissions.rules import measurements, orders, red_flags, rules
from assistant.grounding.omissions.timing import same_time, times
from assistant.grounding.omissions.told import told_rules
from tests.grounding.omissions.made import conversation, missing, note

KINDS = {
    "medication",
    "dose",
    "dose_change",
    "refill",
    "allergy",
    "vital_sign",
    "test_result",
    "red_flag",
    "self_harm",
    "pregnancy",
    "substance_use",
    "follow_up",
    "safety_net",
    "order",
    "question",
}

VISIT = (
    "d: what brings you in today?",
    "p: i smoke a bit, and i take ibuprofen for my back",
    "p: and i'm allergic to penicillin",
    "d: i'm going to start you on naproxen 500 milligrams, and i'll see you in two weeks",
)


def test_the_most_severe_come_first_then_the_order_of_speech() -> None:
    found = missing(note("Back pain."), *VISIT)
    assert [o.severity for o in found] == ["critical", "critical", "major", "major", "minor"]
    assert [o.kind for o in found] == ["allergy", "dose_change", "medication", "follow_up", "substance_use"]


def test_quotes_are_words_of_their_utterance() -> None:
    spoken = conversation(*VISIT)
    found = omissions(note("Back pain."), spoken)
    texts = {said.utterance.id: said.utterance.text for said in spoken.said}
    assert found
    assert all(o.quote and o.quote in texts[o.utterance] for o in found)


def test_nothing_said_and_an_empty_note() -> None:
    assert omissions(Note(), conversation()) == []
    assert [o.section for o in omissions(Note(), conversation("p: i'm allergic to latex"))] == [""]


def test_a_long_quote_is_cut_around_the_fact() -> None:
    long = (
        "i was saying to them that " * 20
        + "they had me on lasix that summer "
        + "and it rained and rained " * 10
    )
    quoted = missing(note("Back pain."), f"p: {long}")[0].quote
    assert "lasix" in quoted
    assert len(quoted.split()) <= 26


PLACES = [
    (
        "soap",
        ["Subjective", "Objective", "Assessment", "Plan"],
        "dose_change",
        "plan",
        "plan, not assessment",
    ),
    (
        "visit",
        ["History of present illness", "Results", "Assessment and plan"],
        "dose_change",
        "assessment_and_plan",
        "one plan",
    ),
    ("reference", ["Chief complaint", "HPI", "Allergies", "Plan"], "allergy", "allergies", "its own section"),
    (
        "soap",
        ["Subjective", "Objective", "Assessment", "Plan"],
        "test_result",
        "objective",
        "no section for results",
    ),
    ("odd", ["Letter"], "allergy", "letter", "a note without known sections"),
]


@pytest.mark.parametrize(("name", "titles", "kind", "wanted", "reason"), PLACES, ids=[r[4] for r in PLACES])
def test_the_section_in_which_a_fact_belongs(
    name: str, titles: list[str], kind: str, wanted: str, reason: str
) -> None:
    sections = [Section(key=title.lower().replace(" ", "_"), title=title) for title in titles]
    assert section_for(Note(template=name, sections=sections), kind) == wanted


SENTENCES = [
    (
        "d: um, i'm gon na put you on lasix 20 milligrams a day, okay?",
        "We are going to put the patient on lasix 20 milligrams a day.",
        "the clinician's",
    ),
    (
        "p: i, i take my lasix in the morning",
        "The patient said: they take their lasix in the morning.",
        "the patient's",
    ),
    ("d: so you take lasix every day", "They take lasix every day.", "you as a subject"),
]


@pytest.mark.parametrize(("said", "wanted", "reason"), SENTENCES, ids=[r[2] for r in SENTENCES])
def test_sentences_in_the_third_person(said: str, wanted: str, reason: str) -> None:
    assert [o.text for o in missing(note("Back pain."), said)] == [wanted]


def test_a_question_is_told_with_its_answer() -> None:
    found = missing(note("Back pain."), "d: are you still taking your lasix?", "p: yes, every day")
    assert [o.text for o in found] == [
        "Asked “are you still taking your lasix?”, the patient said “yes, every day”."
    ]


def test_no_sentence_invents_a_word_of_substance() -> None:
    """Beyond pronouns and the frame, a suggested sentence has only words that were said."""
    frame = {
        "the",
        "patient",
        "said",
        "they",
        "their",
        "them",
        "we",
        "are",
        "is",
        "to",
        "allergic",
        "have",
        "will",
    }
    said = set(re.findall(r"[a-z0-9]+", " ".join(VISIT).lower()))
    for omission in missing(note("Back pain."), *VISIT):
        assert set(re.findall(r"[a-z0-9]+", omission.text.lower())) <= said | frame


TIMES = [
    ("in two weeks", "14 days", True, "other unit"),
    ("in a month", "in 4 weeks", True, "about the same"),
    ("in six to eight weeks", "in 8 weeks", True, "an end of a range"),
    ("next week", "in 1 week", True, "no number"),
    ("in two weeks", "in 3 weeks", False, "another time"),
    ("soon", "in 3 weeks", False, "no time"),
]


@pytest.mark.parametrize(("one", "other", "wanted", "reason"), TIMES, ids=[r[3] for r in TIMES])
def test_times(one: str, other: str, wanted: bool, reason: str) -> None:
    assert same_time(times(one), times(other)) is wanted


def test_speech_without_marks_is_cut_at_new_thoughts() -> None:
    told = (
        "d: okay so your knee looks good on the exam today and i'm going to order an x ray of it "
        "and then we'll see you back in two weeks to talk about it"
    )
    assert [p.text for p in pieces(conversation(told))] == [
        "okay so your knee looks good on the exam today",
        "and i'm going to order an x ray of it",
        "and then we'll see you back in two weeks to talk about it",
    ]


def test_every_kind_has_a_place() -> None:
    assert set(rules().places) == KINDS | set(told_rules().kinds)


def test_the_data_files_can_be_read_and_ranges_are_ranges() -> None:
    assert red_flags()
    assert orders().tests.keys().isdisjoint(orders().referrals)
    for measurement in [*measurements().vital_sign.values(), *measurements().test_result.values()]:
        for low, high in filter(None, (measurement.normal, measurement.possible)):
            assert low < high

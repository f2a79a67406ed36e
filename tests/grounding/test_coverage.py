"""The omission rate: it rises with what is left out, and small talk does not count much."""

import pytest

from assistant.encounter import Note, Section, Statement
from assistant.grounding.coverage import CoverageRules, WrittenWords, omission_rate, said_items, salience
from tests.grounding.omissions.made import conversation

VISIT = conversation(
    "d: hi there, nice weather isn't it?",
    "p: yes lovely",
    "d: what brings you in?",
    "p: i have had a cough and a fever for 5 days",
    "d: any chest pain?",
    "p: no",
    "d: i'm going to start you on amoxicillin 500 milligrams three times a day",
)

FULL = "Cough and fever for 5 days. No chest pain. Start amoxicillin 500 mg three times a day."


def test_the_rate_rises_with_what_is_left_out() -> None:
    shorter = [FULL, "Cough and fever for 5 days. No chest pain.", "Cough and fever.", "Cough.", "Well."]
    rates = [omission_rate(text, VISIT) for text in shorter]
    assert rates == sorted(rates)
    assert rates[0] < 0.2
    assert rates[-1] > 0.9


def test_a_note_counts_as_its_text() -> None:
    noted = Note(sections=[Section(key="h", title="", statements=[Statement(id="s1", text=FULL)])])
    assert omission_rate(noted, VISIT) == pytest.approx(omission_rate(FULL, VISIT))


def test_small_talk_weighs_less_than_a_drug() -> None:
    without_drug = omission_rate("Nice weather. Cough and fever for 5 days. No chest pain.", VISIT)
    without_talk = omission_rate(FULL, VISIT)
    assert without_talk < without_drug


def test_numbers_share_one_chance_and_repetition_adds() -> None:
    table = WrittenWords(unknown=0.5, words={"#": 0.8, "cough": 0.5})
    weights = salience(
        said_items(conversation("p: cough 5", "p: cough 7", "p: rain")),
        CoverageRules(chance=1, times=1, size=0, intercept=0),
        table,
    )
    assert weights["5"] == weights["7"] == pytest.approx(0.8)
    assert weights["cough"] > weights["rain"]


def test_nothing_was_said() -> None:
    assert omission_rate("Cough.", conversation()) == 0

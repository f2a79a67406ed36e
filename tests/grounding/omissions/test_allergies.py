"""Allergies: causes that vocabularies know, causes that they do not, seasons, and none."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, missing, note

ROWS = [
    (["p: i'm allergic to penicillin"], note("Sore throat."), ["critical allergy"], "a drug"),
    (["p: i'm allergic to penicillin"], note(Allergies="Penicillin."), [], "the title tells that it is one"),
    (
        ["p: i'm allergic to penicillin"],
        note("Took penicillin in May."),
        ["critical allergy"],
        "named, but not as an allergy",
    ),
    (
        ["d: any allergies to medicines?", "p: yes, bactrim gives me hives"],
        note("Well."),
        ["critical allergy"],
        "in the answer",
    ),
    (["d: any drug allergies?", "p: no"], note("Well."), ["major allergy"], "none, and the note is silent"),
    (["d: any drug allergies?", "p: no"], note(Allergies="No known allergies."), [], "none in both"),
    (
        ["p: i'm allergic to shellfish and latex"],
        note("Allergic to latex."),
        ["critical allergy"],
        "one of two is lost",
    ),
    (["p: i'm allergic to zorbital"], note("Well."), ["critical allergy"], "a name that no vocabulary has"),
    (["p: you have it right, i'm allergic to reglin"], note(Allergies="Reglan."), [], "a misheard name"),
    (["p: i get seasonal allergies"], note("Well."), ["major allergy"], "the season"),
    (
        ["d: do you take anything for your allergies?", "p: claritin"],
        note("Takes Claritin."),
        [],
        "a medicine for it is no cause",
    ),
    (["p: my sister is allergic to nuts"], note("Well."), [], "somebody else's"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_allergies(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert [kind for kind in kinds(noted, *said) if kind.endswith("allergy")] == wanted


def test_the_text_names_the_cause_alone() -> None:
    found = missing(note("Well."), "p: oh and i'm allergic to eggs and codeine, i think since i was ten")
    assert [o.text for o in found] == [
        "The patient is allergic to eggs.",
        "The patient is allergic to codeine.",
    ]
    assert [o.quote for o in found] == [
        "oh and i'm allergic to eggs",
        "oh and i'm allergic to eggs and codeine",
    ]

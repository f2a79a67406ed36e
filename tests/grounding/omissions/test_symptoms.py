"""Warning signs, self-harm and pregnancy: affirmed, denied, somebody else's, only asked for."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, note

ROWS = [
    (["p: i had some chest pain on the stairs"], note("Cough."), ["critical red_flag"], "affirmed"),
    (["p: i had some chest pain on the stairs"], note("Reports chest pain."), [], "in the note"),
    (["p: i passed out in the kitchen"], note("Reports a syncopal episode."), [], "in the note's words"),
    (["d: any chest pain?", "p: yes, a little"], note("Cough."), ["critical red_flag"], "asked and affirmed"),
    (["d: any chest pain?", "p: no"], note("Cough."), ["minor red_flag"], "denied: a reminder"),
    (["d: any swelling or shortness of breath?", "p: no"], note("Cough."), [], "a lesser sign denied"),
    (["d: call if you have chest pain"], note("Cough."), [], "it may happen"),
    (["p: my dad had a seizure"], note("Cough."), [], "somebody else's"),
    (
        ["d: any other symptoms?", "d: muscle aches, chest pain, that kind of thing"],
        note("Cough."),
        [],
        "a list that is asked for",
    ),
    (["p: sometimes i think about killing myself"], note("Sad."), ["critical self_harm"], "self-harm"),
    (["d: any thoughts of harming yourself?", "p: no, never"], note("Sad."), ["minor self_harm"], "denied"),
    (["p: i hurt myself at the gym"], note("Knee pain."), [], "an injury"),
    (["p: i just found out i'm pregnant"], note("Nausea."), ["major pregnancy"], "pregnancy"),
    (["p: i just found out i'm pregnant"], note("She is G1, pregnant."), [], "in the note"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_signs(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert kinds(noted, *said) == wanted

"""Advice to call or come if something happens."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, note

ROWS = [
    (
        ["d: call me if you gain three pounds in two days"],
        note("", "Diet."),
        ["major safety_net"],
        "a sign is named",
    ),
    (
        ["d: call me if you gain three pounds in two days"],
        note("", "Call if she gains 3 pounds in 2 days."),
        [],
        "in the note",
    ),
    (
        ["d: call me if you gain three pounds in two days"],
        note("", "Call with questions."),
        ["major safety_net"],
        "the sign is lost",
    ),
    (
        ["d: if it gets worse, go to the emergency room"],
        note("", "Return if symptoms worsen."),
        [],
        "the same sign",
    ),
    (["d: call us if you need anything"], note("", "Diet."), ["minor safety_net"], "no sign is named"),
    (["p: he told me to call him if it hurts"], note("", "Diet."), [], "somebody else's advice"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_advice(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert kinds(noted, *said) == wanted

"""Substances in use, and the patient's own questions: always minor."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, note

ROWS = [
    (["p: i smoke a pack a day"], note("Cough."), ["minor substance_use"], "tobacco"),
    (["p: i smoke a pack a day"], note("Smokes 1 ppd."), [], "in the note"),
    (["d: do you smoke?", "p: no"], note("Cough."), [], "denied"),
    (["p: i drink a lot of water"], note("Cough."), [], "water"),
    (["p: i have two beers with dinner"], note("Cough."), ["minor substance_use"], "alcohol"),
    (["p: my husband smokes cigars"], note("Cough."), [], "somebody else"),
    (
        ["p: can i take all my pills at the same time?", "d: yes"],
        note("Cough."),
        ["minor question"],
        "a question",
    ),
    (
        ["p: can i take all my pills at the same time?", "d: yes"],
        note("", "May take all pills at the same time."),
        [],
        "answered in the note",
    ),
    (["p: how are you doing?", "d: fine"], note("Cough."), [], "a greeting"),
    (["d: can i take a look at your knee now?", "p: sure"], note("Cough."), [], "the clinician's"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_minor_facts(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert kinds(noted, *said) == wanted

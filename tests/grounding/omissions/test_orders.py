"""Tests ordered and referrals."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, note

ECHO = "d: i'm going to order another echocardiogram"

ROWS = [
    ([ECHO], note("", "Diet."), ["major order"], "lost"),
    ([ECHO], note("", "Additional Testing: Repeat echocardiogram."), [], "in the plan"),
    (
        [ECHO],
        note(Results="Echocardiogram showed an EF of 45%.", plan="Diet."),
        ["major order"],
        "its last result is no order",
    ),
    (["d: let's get a chest x ray"], note("", "Obtain radiographs of the chest."), [], "in other words"),
    (["d: i'm going to refer you to physical therapy"], note("", "Rest."), ["major order"], "a referral"),
    (["d: if it's not better we'll get an mri"], note("", "Rest."), ["minor order"], "only if"),
    (["d: we had ordered an mri last year"], note("", "Rest."), [], "done before"),
    (["d: you don't need an mri, we will not order one"], note("", "Rest."), [], "not ordered"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_orders(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert [kind for kind in kinds(noted, *said) if kind.endswith("order")] == wanted

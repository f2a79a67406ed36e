import pytest

from assistant.asking.bounds import bound
from assistant.asking.rules import Bound
from assistant.grounding.quantities import quantities

BOUNDS: list[tuple[str, list[Bound], str]] = [
    ("at least 5%", ["at_least"], "before"),
    ("140/90 mm Hg or higher", ["at_least", "at_least"], "behind a pair and its unit"),
    ("below 130/80 mm Hg", ["under", "under"], "before a pair"),
    ("adults 65 and older", ["at_least"], "an age"),
    ("aged 45 to 75 years", ["", ""], "a range is as it is"),
    ("no more than 3 days", ["at_most"], "not over"),
    ("more than 3 days", ["over"], "over"),
    ("no later than 3 days", ["at_most"], "not over"),
    ("up to 5 days", ["at_most"], "up to"),
    ("≥65 years", ["at_least"], "a sign"),
    ("an LDL of 70 mg/dL in people aged 75 or older", ["", "at_least"], "each number its own"),
    ("before 45 years", ["before"], "a time before"),
    ("5 days, or more pain", [""], "no bound of the number"),
    ("an eGFR below 30 mL/min", ["under"], "words of the measure"),
    ("a score under 7", ["under"], "a score"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), BOUNDS, ids=[f"{row[2]}: {row[0]}" for row in BOUNDS])
def test_bounds(text: str, wanted: list[Bound], reason: str) -> None:
    assert [bound(text, number) for number in quantities(text)] == wanted

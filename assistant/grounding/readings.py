"""Which number of a text is the value of which test or vital sign: "your A1c was, you know, 6.7".

A number belongs to the test named last before it, within reach; a limit or a goal is no value.
"""

from dataclasses import dataclass

from assistant.grounding.amounts import measure
from assistant.grounding.durations import is_bound
from assistant.grounding.quantities import Quantity, quantities
from assistant.grounding.remembered import once
from assistant.grounding.results import NamedTest, named_tests
from assistant.grounding.said import Conversation, Said

REACH = 60
"""Characters from a test to its value at most."""

NO_VALUE = frozenset({"times", "ordinal", "o'clock", "tablet", "puff", "mg", "mcg"})
"""Units that no test has, besides those of time."""


@dataclass(frozen=True)
class Reading:
    """A value of a test, by the test's name in the rules."""

    test: str
    value: Quantity
    said: Said | None = None


def test_of(number: Quantity, text: str, named: list[NamedTest]) -> str:
    """The test whose value a number of a text is, "" if of none."""
    if measure(number.unit) == "time" or number.unit in NO_VALUE or is_bound(text, number.start):
        return ""
    before = [t for t in named if t.end <= number.start and number.start - t.end <= REACH]
    return before[-1].name if before else ""


@once
def heard_readings(conversation: Conversation) -> list[Reading]:
    """Every value of a test that was said."""
    found: list[Reading] = []
    for said in conversation.said:
        text = said.utterance.text
        if named := named_tests(text):
            readings = [(test_of(q, text, named), q) for q in quantities(text)]
            found += [Reading(test, q, said) for test, q in readings if test]
    return found

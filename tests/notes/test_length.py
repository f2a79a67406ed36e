import pytest

from assistant.notes.length import LENGTHS, Length, length_text, tokens
from assistant.notes.parts import PARTS
from assistant.notes.template import SectionTemplate, Shape

SHAPES: list[Shape] = ["paragraphs", "lines", "problems"]


def section(max_tokens: int) -> SectionTemplate:
    return SectionTemplate(
        key="all",
        title="All",
        parts=PARTS,
        excerpt="a visit",
        shape="lines",
        max_tokens=max_tokens,
        instruction="Tell.",
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_standard_adds_nothing_and_the_others_differ(shape: Shape) -> None:
    assert length_text("standard", shape) == ""
    assert len({length_text(length, shape) for length in LENGTHS}) == 3


LIMITS: list[tuple[Length, int, str]] = [
    ("standard", 600, "the template's own"),
    ("brief", 360, "a smaller share"),
    ("detailed", 750, "a bigger share"),
]


@pytest.mark.parametrize(("length", "limit", "reason"), LIMITS, ids=[row[2] for row in LIMITS])
def test_token_limits(length: Length, limit: int, reason: str) -> None:
    assert tokens(section(600), length) == limit


def test_limits_stay_within_what_a_template_may_ask_for() -> None:
    assert tokens(section(16), "brief") == 16
    assert tokens(section(2000), "detailed") == 2000

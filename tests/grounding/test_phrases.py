"""Phrases: what counts as the same words, and what does not."""

import pytest

from assistant.grounding.phrases import Phrases, tokens

ROWS: list[tuple[str, str, bool, list[str], str]] = [
    ("lymph node", "no lymph nodes", False, ["lymph nodes"], "stems"),
    ("x-ray", "an x ray", False, ["x ray"], "a hyphen is a space"),
    ("Murphy sign", "Murphy's sign", False, ["Murphy's sign"], "a possessive"),
    ("PT", "refer to PT", False, ["PT"], "an abbreviation"),
    ("PT", "the pt is well", False, [], "in a note it must be in capitals"),
    ("PT", "some p t for you", True, ["p t"], "speech spells it out"),
    (
        "lungs .. clear|good",
        "your lungs both sound good",
        True,
        ["lungs both sound good"],
        "a gap, one of two",
    ),
    ("lungs .. clear", "lungs. all clear", True, [], "no phrase goes across a sentence"),
    ("lungs .. clear", "lungs a b c d e f g clear", True, [], "a gap that is too wide"),
]


@pytest.mark.parametrize(("phrase", "text", "spoken", "wanted", "reason"), ROWS, ids=[r[4] for r in ROWS])
def test_phrase(phrase: str, text: str, spoken: bool, wanted: list[str], reason: str) -> None:
    found = Phrases({"it": [phrase]}, spoken).every(tokens(text))
    assert [text[m.start : m.end] for m in found] == wanted


def test_the_longest_phrase_wins() -> None:
    phrases = Phrases({"rate": ["pulse"], "pulses": ["radial pulse"]})
    assert [m.name for m in phrases.longest(tokens("radial pulse, then pulse"))] == ["pulses", "rate"]

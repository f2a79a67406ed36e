import pytest

from assistant.encounter import Transcript
from assistant.grounding.checks.generic import check_generic
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated

SILENT = Conversation(Transcript())

ROWS: list[tuple[str, Part, float, bool, str]] = [
    ("Neck: no abnormalities.", "examination", 0.5, True, "a model fills up"),
    ("Abdomen is normal.", "examination", 0.5, True, "the same as a sentence"),
    ("Neck: no abnormalities.", "examination", 0.99, False, "it was said"),
    ("Neck: no lymphadenopathy.", "examination", 0.5, False, "a finding by name"),
    ("Blood count: normal.", "results", 0.5, False, "a result"),
    ("Heart rate is normal at 72.", "examination", 0.5, False, "it says more"),
]


@pytest.mark.parametrize(("text", "part", "support", "found", "reason"), ROWS, ids=[row[-1] for row in ROWS])
def test_generic(text: str, part: Part, support: float, found: bool, reason: str) -> None:
    findings = check_generic(Stated(text, part=part, support=support), SILENT)
    assert [f.severity for f in findings] == ["minor"] * found

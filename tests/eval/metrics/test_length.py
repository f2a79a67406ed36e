import pytest

from eval.metrics.length import length_ratio, within


@pytest.mark.parametrize(
    ("candidate", "reference", "ratio", "inside", "reason"),
    [
        ("a b c", "a b c d", 0.75, 1.0, "three words for four"),
        ("a", "a b c d", 0.25, 0.0, "too short"),
        ("a b c", "a b", 1.5, 0.0, "too long"),
        ("", "a", 0.0, 0.0, "an empty note was measured"),
        ("a", "  ", None, None, "no reference, no ratio"),
    ],
)
def test_length(
    candidate: str, reference: str, ratio: float | None, inside: float | None, reason: str
) -> None:
    found = length_ratio(candidate, reference)
    assert found == (pytest.approx(ratio) if ratio is not None else None), reason
    assert within(found) == inside, reason

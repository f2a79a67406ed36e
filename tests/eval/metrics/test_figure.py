import pytest
from pydantic import ValidationError

from eval.metrics.figure import Figure


@pytest.mark.parametrize(
    ("value", "low", "high", "text"),
    [
        (48.123, 46.0, 50.25, "48.1 (46.0 to 50.2)"),
        (0.987, 0.95, 1.0, "0.99 (0.95 to 1.00)"),
        (None, None, None, "not scored"),
        (5.0, None, None, "5.00 (no interval from one sample)"),
    ],
)
def test_text(value: float | None, low: float | None, high: float | None, text: str) -> None:
    assert Figure(name="x", value=value, low=low, high=high, n=3).text() == text


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValidationError):
        Figure(name="x", value=float("nan"), n=1)

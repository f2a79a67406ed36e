import pytest

from eval.metrics.ranking import separation

RIGHT = [True, True, False, False]


@pytest.mark.parametrize(
    ("scores", "area", "reason"),
    [
        ([0.9, 0.8, 0.2, 0.1], 1.0, "every right one is higher"),
        ([0.1, 0.2, 0.8, 0.9], 0.0, "every right one is lower"),
        ([0.5, 0.5, 0.5, 0.5], 0.5, "ties count one half"),
        ([0.9, 0.3, 0.5, 0.1], 0.75, "three of four pairs are in order"),
    ],
)
def test_area(scores: list[float], area: float, reason: str) -> None:
    assert separation("x", scores, RIGHT).value == pytest.approx(area), reason


def test_one_group_has_no_area() -> None:
    assert separation("x", [0.1, 0.2], [True, True]).value is None

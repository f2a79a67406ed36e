import numpy as np
import pytest

from eval.metrics.interval import difference, estimate, estimate_rows, mean, median, percentile, ratio, share


def test_equal_scores_have_an_interval_of_no_width() -> None:
    figure = estimate("same", [2.0, 2.0, 2.0])
    assert (figure.value, figure.low, figure.high, figure.n) == (2.0, 2.0, 2.0, 3)


def test_interval_of_a_large_normal_sample_is_close_to_the_formula() -> None:
    values = np.random.default_rng(1).normal(50, 10, 400)
    figure = estimate("normal", list(values))
    half = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
    assert figure.value == pytest.approx(values.mean())
    assert figure.low == pytest.approx(values.mean() - half, abs=0.1)
    assert figure.high == pytest.approx(values.mean() + half, abs=0.1)


def test_the_same_scores_give_the_same_interval() -> None:
    assert estimate("a", [1.0, 5.0, 9.0, 2.0]) == estimate("a", [1.0, 5.0, 9.0, 2.0])


def test_drawing_in_pieces_gives_the_same_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [1.0, 5.0, 9.0, 2.0]
    whole = estimate("a", values)
    monkeypatch.setattr("eval.metrics.interval.CELLS", 400)
    assert estimate("a", values) == whole


def test_unscored_is_left_out_and_counted() -> None:
    figure = estimate("some", [4.0, None, 6.0, None])
    assert (figure.value, figure.n, figure.unscored) == (5.0, 2, 2)


def test_nothing_scored_has_no_value() -> None:
    figure = estimate("none", [None, None])
    assert (figure.value, figure.low, figure.n, figure.unscored) == (None, None, 0, 2)
    assert figure.text() == "not scored"


def test_one_sample_has_no_interval() -> None:
    figure = estimate("one", [7.0])
    assert (figure.value, figure.low, figure.high) == (7.0, None, None)


def test_a_score_that_is_not_a_number_is_a_fault() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        estimate("broken", [1.0, float("nan")])


@pytest.mark.parametrize(
    ("statistic", "value", "reason"),
    [
        (mean, 22.0, "pulled up by the outlier"),
        (median, 3.0, "the outlier has no weight"),
        (percentile(100), 100.0, "the largest"),
    ],
)
def test_statistics(statistic: object, value: float, reason: str) -> None:
    figure = estimate("x", [1.0, 2.0, 3.0, 4.0, 100.0], statistic=statistic)  # type: ignore[arg-type]
    assert figure.value == pytest.approx(value), reason


def test_paired_difference_is_narrower_than_two_separate_intervals() -> None:
    random = np.random.default_rng(3)
    easy_or_hard = random.normal(50, 20, 60)
    ours = list(easy_or_hard + 2 + random.normal(0, 0.5, 60))
    gap = difference("ours minus theirs", ours, list(easy_or_hard))
    assert gap.low is not None and gap.low > 0
    alone = estimate("ours", ours)
    assert alone.low is not None and alone.low < easy_or_hard.mean()


def test_pairs_with_an_unscored_side_are_left_out() -> None:
    gap = difference("gap", [1.0, None, 5.0], [0.0, 3.0, None])
    assert (gap.value, gap.n, gap.unscored) == (1.0, 1, 2)


def test_rows_of_several_columns() -> None:
    def correlation(drawn: np.ndarray) -> np.ndarray:
        return np.array([np.corrcoef(rows[:, 0], rows[:, 1])[0, 1] for rows in drawn])

    x = np.arange(30.0)
    figure = estimate_rows("correlation", np.column_stack([x, 2 * x]), correlation)
    assert figure.value == pytest.approx(1.0)
    assert figure.low == pytest.approx(1.0)


WILSON = [
    (41, 42, (0.877, 0.996), "near 1 the interval keeps its width"),
    (40, 40, (0.912, 1.0), "all found"),
    (0, 10, (0.0, 0.278), "none found"),
]


@pytest.mark.parametrize(("found", "of", "expected", "reason"), WILSON, ids=[row[3] for row in WILSON])
def test_wilson_interval(found: int, of: int, expected: tuple[float, float], reason: str) -> None:
    figure = share("recall", found, of)
    assert figure.value == found / of and figure.n == of
    assert (figure.low, figure.high) == pytest.approx(expected, abs=0.001)


def test_a_share_of_nothing_has_no_value() -> None:
    figure = share("recall", 0, 0)
    assert (figure.value, figure.low, figure.n) == (None, None, 0)


def test_a_ratio_of_sums_weighs_samples_by_their_size() -> None:
    figure = estimate_rows("flagged", np.array([[1.0, 10.0], [0.0, 90.0]]), ratio)
    assert figure.value == pytest.approx(0.01)

import pytest

from assistant.encounter import Finding
from assistant.handouts.resolutions import kept_resolutions


def finding(span: str, resolution: str = "", rule: str = "number_added") -> Finding:
    return Finding(rule=rule, severity="critical", explanation=span, span=span, resolution=resolution)


ROWS = [
    ([finding("500 mg", "fine")], [finding("500 mg")], ("Rest.", "Rest well."), ["fine"], "another sentence"),
    ([finding("500 mg", "fine")], [finding("500 mg")], ("", ""), ["fine"], "nothing was corrected"),
    ([finding("500 mg", "fine")], [finding("250 mg")], ("Rest.", "Rest well."), [""], "other words"),
    ([finding("500 mg", "fine")], [finding("500 mg", rule="drug_added")], ("Rest.", ""), [""], "other"),
    ([finding("500 mg", "fine")], [finding("500 mg")], ("Take one.", "Take 500 mg."), [""], "reworded"),
    ([finding("Take it now.", "fine")], [finding("Take it now.")], ("Take it now.", ""), [""], "itself"),
    ([finding("500 mg", "fine")], [finding("500 mg"), finding("500 mg")], ("Rest.", ""), ["fine", ""],
     "a second one of the same words was not decided on"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "touched", "wanted", "why"), ROWS, ids=[row[4] for row in ROWS])
def test_a_resolution_stays_with_findings_of_untouched_words(
    before: list[Finding], after: list[Finding], touched: tuple[str, ...], wanted: list[str], why: str
) -> None:
    kept_resolutions(before, after, touched)
    assert [f.resolution for f in after] == wanted

import pytest

from assistant.encounter import Evidence, Finding, Note, Omission, Section, Severity, Statement
from assistant.grounding.resolutions import (
    ACCEPTED,
    ADDED,
    EVIDENCE_ADDED,
    kept_omissions,
    kept_resolutions,
)
from assistant.grounding.verify import open_points, unresolved_omissions


def finding(
    rule: str = "number", span: str = "5 mg", resolution: str = "", severity: Severity = "critical"
) -> Finding:
    return Finding(rule=rule, severity=severity, explanation="…", span=span, resolution=resolution)


SAME: list[tuple[Finding, Finding, str, str]] = [
    (finding(resolution="on the label"), finding(), "on the label", "the same finding"),
    (finding(), finding(), "", "it was open"),
    (finding(span="6 mg", resolution="on the label"), finding(), "", "about other words"),
    (finding(rule="drug", resolution="on the label"), finding(), "", "of another rule"),
    (finding(severity="major", resolution=ACCEPTED), finding(severity="major"), ACCEPTED, "waved through"),
    (finding(severity="major", resolution=ACCEPTED), finding(), "", "waved through, and critical now"),
    (finding(severity="major", resolution="known"), finding(), "known", "critical now, but with a reason"),
]


@pytest.mark.parametrize(("before", "after", "wanted", "why"), SAME, ids=[row[3] for row in SAME])
def test_a_resolution_stays_with_the_same_finding(
    before: Finding, after: Finding, wanted: str, why: str
) -> None:
    statement = Statement(id="s1", text="Takes 5 mg.", findings=[after])
    kept_resolutions([before], statement)
    assert statement.findings[0].resolution == wanted


def test_what_a_person_has_shown_settles_that_nobody_said_it() -> None:
    shown = Evidence(utterance=1, quote="five", by="person")
    statement = Statement(id="s1", text="Takes 5 mg.", evidence=[shown], findings=[finding()])
    kept_resolutions([finding("evidence", "", severity="major"), finding()], statement)
    assert [(f.rule, f.resolution) for f in statement.findings] == [
        ("number", ""),
        ("evidence", EVIDENCE_ADDED),
    ]
    before = statement.findings
    statement.findings = [finding()]
    kept_resolutions(before, statement)
    assert len(statement.findings) == 2, "and checking once more does not double it"


def test_evidence_that_was_found_settles_nothing() -> None:
    statement = Statement(id="s1", text="Takes 5 mg.", evidence=[Evidence(utterance=1, quote="five")])
    statement.findings = [finding("evidence", "")]
    kept_resolutions([finding("evidence", "")], statement)
    assert statement.findings[0].resolution == ""


def omission(utterance: int, resolution: str = "", severity: Severity = "critical") -> Omission:
    return Omission(kind="allergy", utterance=utterance, quote="…", severity=severity, resolution=resolution)


def test_decided_omissions_stay_and_open_ones_are_what_is_found_now() -> None:
    before = [omission(1, ADDED), omission(2, "not relevant"), omission(3), omission(4)]
    found = [omission(2), omission(4), omission(5)]
    assert [(o.utterance, o.resolution) for o in kept_omissions(before, found)] == [
        (1, ADDED),
        (2, "not relevant"),
        (4, ""),
        (5, ""),
    ]


def test_only_critical_omissions_without_a_decision_are_open() -> None:
    omissions = [omission(1), omission(2, ADDED), omission(3, "known"), omission(4, severity="major")]
    assert [o.utterance for o in unresolved_omissions(Note(omissions=omissions))] == [1]


OPEN = [
    ([], [], [], "nothing is open"),
    ([finding()], [], ["1 critical finding is open"], "one finding"),
    ([finding(), finding("drug")], [omission(1)], ["2 critical findings are", "1 critical fact was"], "two"),
    ([], [omission(1), omission(2)], ["2 critical facts were"], "two omissions"),
    ([finding(severity="major")], [omission(1, severity="major")], [], "nothing critical"),
]  # fmt: skip


@pytest.mark.parametrize(("findings", "omissions", "told", "why"), OPEN, ids=[row[3] for row in OPEN])
def test_what_is_open_is_told(
    findings: list[Finding], omissions: list[Omission], told: list[str], why: str
) -> None:
    statement = Statement(id="s1", text="Takes 5 mg.", findings=findings)
    said = open_points(
        Note(sections=[Section(key="x", title="X", statements=[statement])], omissions=omissions)
    )
    assert all(part in said for part in told)
    assert bool(said) == bool(told)

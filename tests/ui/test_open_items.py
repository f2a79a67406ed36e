import pytest

from assistant.encounter import Finding, Note, Omission, Section, Severity, Statement
from assistant.ui.open_items import (
    is_flagged,
    minor_omissions,
    open_findings,
    open_items,
    open_omissions,
    to_check,
)


def finding(severity: Severity = "critical", resolution: str = "") -> Finding:
    return Finding(rule="number", severity=severity, explanation="…", resolution=resolution)


def omission(severity: Severity = "critical", resolution: str = "") -> Omission:
    return Omission(kind="dose", utterance=1, quote="…", severity=severity, resolution=resolution)


FLAGGED = [
    ({"verdict": "supported"}, False, "said and nothing found"),
    ({"verdict": "unsupported"}, True, "never said"),
    ({"verdict": "supported", "findings": [finding()]}, True, "a check objects"),
    ({"verdict": "contradicted", "review": "accepted"}, False, "a person decided"),
    ({"verdict": "unsupported", "review": "edited"}, False, "the person's words"),
    ({"verdict": "unsupported", "review": "edited", "findings": [finding()]}, True,
     "the person's words, but a check objects to them"),
    ({"verdict": "supported", "findings": [finding(resolution="known")]}, False, "overruled"),
    ({"verdict": "contradicted", "findings": [finding(resolution="known")]}, False, "each finding overruled"),
    ({"verdict": "contradicted", "findings": [finding(), finding(resolution="known")]}, True, "one of two"),
    ({"verdict": "supported", "findings": [finding("minor")]}, False, "a hint is no alarm"),
    ({"verdict": "supported", "findings": [finding("major")]}, True, "an important finding"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "flagged", "why"), FLAGGED, ids=[row[2] for row in FLAGGED])
def test_flagged_is_what_a_person_has_still_to_look_at(
    fields: dict[str, object], flagged: bool, why: str
) -> None:
    assert is_flagged(Statement.model_validate({"id": "s1", "text": "x", **fields})) is flagged


@pytest.fixture
def note() -> Note:
    statements = [
        Statement(id="s1", text="a", findings=[finding("minor"), finding("major")]),
        Statement(id="s2", text="b", findings=[finding("critical", "known"), finding("critical")]),
        Statement(id="s3", text="c", findings=[finding("critical")], review="accepted"),
    ]
    omissions = [omission("minor"), omission("critical", "added"), omission("critical")]
    return Note(sections=[Section(key="x", title="X", statements=statements)], omissions=omissions)


def test_open_findings_keep_their_place_among_all_findings(note: Note) -> None:
    assert [(i.statement.id, i.number, i.severity) for i in open_findings(note)] == [
        ("s2", 1, "critical"),
        ("s1", 1, "major"),
        ("s1", 0, "minor"),
    ]
    assert [(i.number, i.severity) for i in open_omissions(note)] == [(2, "critical")]
    assert [(i.number, i.severity) for i in minor_omissions(note)] == [(0, "minor")]


def test_findings_and_serious_omissions_are_one_list_by_severity(note: Note) -> None:
    severities = [item.severity for item in open_items(note)]
    assert severities == ["critical", "critical", "major", "minor"]


def test_to_check_counts_sentences_and_omissions_without_hints(note: Note) -> None:
    assert to_check(note) == 3, "two sentences and one omission"

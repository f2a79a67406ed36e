import pytest

from assistant.encounter import Note, Section, Statement
from assistant.patient_texts.imaging import impression_first

Report = list[tuple[str, list[str]]]


def note(report: Report) -> Note:
    ids = iter(range(1, 99))
    return Note(
        sections=[
            Section(
                key=title.lower(),
                title=title,
                statements=[Statement(id=f"s{next(ids)}", text=t) for t in texts],
            )
            for title, texts in report
        ]
    )


def told(note: Note) -> Report:
    return [(section.title, [s.text for s in section.statements]) for section in note.sections]


FINDING, SUM = "A nodule of 6 x 4 mm in the right lobe.", "Small nodule, 6 mm."
REPORTS: list[tuple[Report, Report, str]] = [
    (
        [("Findings", [FINDING]), ("Impression", [SUM])],
        [("Impression", [SUM]), ("Findings", [FINDING])],
        "its own section",
    ),
    (
        [("FINDINGS", [FINDING]), ("CONCLUSION:", [SUM])],
        [("CONCLUSION:", [SUM]), ("FINDINGS", [FINDING])],
        "capitals",
    ),
    (
        [("Report", [FINDING, "IMPRESSION: " + SUM, "Follow up in 12 months."])],
        [("Impression", ["IMPRESSION: " + SUM, "Follow up in 12 months."]), ("Report", [FINDING])],
        "within a section, to its end",
    ),
    (
        [("Report", ["Impression: " + SUM, "Technique: CT of the chest."])],
        [("Impression", ["Impression: " + SUM]), ("Report", ["Technique: CT of the chest."])],
        "the next heading ends it",
    ),
    (
        [("Impression", [SUM]), ("Findings", [FINDING])],
        [("Impression", [SUM]), ("Findings", [FINDING])],
        "first already",
    ),
    ([("Findings", [FINDING])], [("Findings", [FINDING])], "no conclusion"),
    (
        [("Findings", ["My impression is that it grew."])],
        [("Findings", ["My impression is that it grew."])],
        "a word",
    ),
]


@pytest.mark.parametrize(("report", "expected", "reason"), REPORTS)
def test_the_conclusion_is_told_first(report: Report, expected: Report, reason: str) -> None:
    assert told(impression_first(note(report))) == expected, reason


@pytest.mark.parametrize(("report", "expected", "reason"), REPORTS)
def test_no_statement_is_lost_or_changed(report: Report, expected: Report, reason: str) -> None:
    before, after = note(report).statements(), impression_first(note(report)).statements()
    assert sorted(after, key=lambda s: s.id) == sorted(before, key=lambda s: s.id), reason

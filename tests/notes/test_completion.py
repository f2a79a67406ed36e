"""What was said and is missing is stated in the draft, if a sentence stands up to the checks."""

import pytest

from assistant.encounter import Finding, Note, Omission, Section, Severity, Statement, Transcript, Utterance
from assistant.notes.completion import complete, said_around
from assistant.notes.repair import repair_rules

FACT = "The patient is allergic to penicillin."


def omission(severity: Severity = "critical", kind: str = "allergy", utterance: int = 3) -> Omission:
    return Omission(kind=kind, utterance=utterance, quote="penicillin", severity=severity, section="hpi")


def drafted() -> Note:
    statements = [
        Statement(id="s1", text="Cough.", problem="Cold"),
        Statement(id="s2", text="Penicillin.", problem="Allergy"),
    ]
    return Note(sections=[Section(key="hpi", title="History", statements=statements)])


def completed(
    found: list[Omission], text: str, objected: tuple[str, ...] = (), gone: bool = True
) -> tuple[Note, list[str]]:
    asked: list[str] = []

    def missing(note: Note) -> list[Omission]:
        stated = any(s.text == text for s in note.statements())
        return [o for o in found if not (stated and gone and o.kind == "allergy")]

    def state(omission: Omission, section: Section) -> str:
        asked.append(omission.kind)
        return text

    def check(statements: list[Statement], section: Section) -> None:
        for statement in statements:
            if statement.text in objected:
                statement.findings = [Finding(rule="drug", severity="critical", explanation="…")]

    return complete(drafted(), missing, state, check), asked


ROWS: list[tuple[list[Omission], str, tuple[str, ...], bool, bool, str]] = [
    ([omission()], FACT, (), True, True, "a sentence that states it"),
    ([omission()], "", (), True, False, "the model has nothing to say"),
    ([omission()], FACT, (FACT,), True, False, "a check objects to the sentence"),
    ([omission()], FACT, (), False, False, "the sentence does not state the fact"),
    ([omission("minor")], FACT, (), True, False, "a minor one is only listed"),
    ([omission(kind="question")], FACT, (), True, False, "a question needs a person"),
]


@pytest.mark.parametrize(
    ("found", "text", "objected", "gone", "added", "reason"), ROWS, ids=[row[-1] for row in ROWS]
)
def test_an_omission(
    found: list[Omission], text: str, objected: tuple[str, ...], gone: bool, added: bool, reason: str
) -> None:
    note, _ = completed(found, text, objected, gone)
    assert (FACT in [s.text for s in note.statements()]) == added
    assert [change.kind for change in note.changes] == ["added"] * added
    assert [(c.statement, c.omission) for c in note.changes] == [("s3", found[0])] * added
    assert bool(note.omissions) != added


def test_it_stands_with_the_problem_it_is_about_and_has_its_own_id() -> None:
    note, _ = completed([omission()], FACT)
    assert [(s.id, s.problem) for s in note.statements()] == [
        ("s1", "Cold"),
        ("s2", "Allergy"),
        ("s3", "Allergy"),
    ]


def test_each_is_tried_once_and_only_so_many() -> None:
    many = [omission(kind="medication", utterance=n) for n in range(repair_rules().added + 3)]
    note, asked = completed(many, "")
    assert len(asked) == repair_rules().added
    assert len(note.omissions) == len(many)


def test_the_words_around_are_read_with_it() -> None:
    said = [Utterance(id=n, text=f"turn {n}", speaker="patient") for n in range(1, 6)]
    assert said_around(Transcript(utterances=said), omission()).splitlines() == [
        "Patient: turn 2",
        "Patient: turn 3",
        "Patient: turn 4",
    ]

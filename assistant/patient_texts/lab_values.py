"""The values of a lab report, read from its text. What is not printed there is not known.

A range is only ever the printed one. Where the lab's own mark says something else than its range, a person
has to look. How lines are read is data: ``knowledge/rules/lab_report.yaml``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.encounter import Finding, Note, Severity
from assistant.patient_texts.lab_line import Reading, is_rest, read_line
from assistant.patient_texts.lab_number import Number
from assistant.patient_texts.lab_range import NO_RANGE, Place, Reference, contradicts, mark_of
from assistant.patient_texts.lab_rules import any_of, lab_rules
from assistant.patient_texts.lab_table import RULE, Head, read_head, read_row

RULE_NAME = "lab_range"
"""The rule of findings on lab values."""


@dataclass(frozen=True)
class LabValue:
    """One value as the report prints it.

    ``value`` is None for a result in words. ``text`` is the value with its sign, ``flag`` the lab's mark,
    both as written; ``sentence`` is the line. ``low`` and ``high`` are None where the report prints no such
    end. ``test`` is the known test that ``name`` stands for, "" for none. ``statement`` is the id of
    the note's statement that it is from, "" for plain text.
    """

    name: str
    value: float | None
    text: str
    unit: str
    low: float | None
    high: float | None
    flag: str
    place: Place
    sentence: str
    reference: Reference = NO_RANGE
    test: str = ""
    statement: str = ""

    @property
    def has_range(self) -> bool:
        """Whether the report prints a range that can be drawn."""
        return self.value is not None and self.reference.is_printed

    @property
    def contradicted(self) -> bool:
        """Whether the lab's mark and its range disagree."""
        return contradicts(self.flag, self.place)

    @property
    def measured(self) -> str:
        """The value with its unit, as written."""
        return f"{self.text} {self.unit}".strip()


def lab_values(text: str) -> list[LabValue]:
    """The values of a text in reading order; lines that hold none are passed over."""
    return list(_read((line, "") for line in text.splitlines()))


def note_values(note: Note) -> list[LabValue]:
    """The values of a note with the ids of their statements; a table may span several statements."""
    return [
        value
        for section in note.sections
        for value in _read((line, s.id) for s in section.statements for line in s.text.splitlines())
    ]


def lab_findings(values: Iterable[LabValue]) -> list[Finding]:
    """What a person has to look at: marks that contradict the range, units that differ, ends turned round."""
    return [finding for value in values for finding in _findings(value)]


def _read(lines: Iterable[tuple[str, str]]) -> Iterator[LabValue]:
    head: Head | None = None
    for line, statement in lines:
        if not line.strip() or RULE.match(line):
            continue
        if found := read_head(line):
            head = found
            continue
        row = read_row(head, line) if head else None
        for reading in [row] if row else read_line(line):
            yield _value(reading, line.strip(), statement)


def _value(reading: Reading, line: str, statement: str) -> LabValue:
    reference, number = reading.reference, reading.number
    return LabValue(
        name=reading.name,
        value=number.value if number else None,
        text=reading.text,
        unit=reading.unit or (reference.unit if number else ""),
        low=reference.low if reference.is_printed else None,
        high=reference.high if reference.is_printed else None,
        flag=reading.flag,
        place=_place(number, reading),
        sentence=line,
        reference=reference,
        test=lab_rules().test(reading.name) or _within(reading.name),
        statement=statement,
    )


def _place(number: Number | None, reading: Reading) -> Place:
    if number is None or _units_differ(reading.unit, reading.reference.unit):
        return "unknown"
    return reading.reference.place(number)


def _within(name: str) -> str:
    """The known test that a longer name holds: "Creatinine, serum"; of urine it would be another test."""
    rules = lab_rules()
    if any_of(tuple(rules.other_fluids)).search(name):
        return ""
    matches = [m for m in rules.known.finditer(name) if is_rest(name[m.end() :])]
    return rules.test(matches[0].group(0)) if matches else ""


def _units_differ(one: str, other: str) -> bool:
    return bool(one and other) and not lab_rules().same_unit(one, other)


def _findings(value: LabValue) -> Iterator[Finding]:
    reference = value.reference
    if value.contradicted:
        yield _finding(
            value,
            f"The lab marked it “{value.flag}”, but it is {value.place} the printed range. Check the report.",
        )
    if reference.low is not None and reference.high is not None and not reference.is_printed:
        yield _finding(value, "The ends of the printed range are turned round. Check the report.")
    if value.value is not None and _units_differ(value.unit, reference.unit):
        yield _finding(value, "The value and its printed range have different units. Check the report.")
    if mark_of(value.flag) is None and value.flag:
        yield _finding(
            value, f"The lab's mark “{value.flag}” is not known here. Check what it means.", "minor"
        )


def _finding(value: LabValue, explanation: str, severity: Severity = "major") -> Finding:
    return Finding(rule=RULE_NAME, severity=severity, explanation=explanation, span=value.sentence)

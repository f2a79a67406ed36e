"""A clinical note that was written elsewhere, as sections of statements.

Headings are found by layout (``headings.py``). Everything else is text: a bullet or a paragraph becomes
its sentences, in order, with their labels. JSON of a note is taken as it is.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from assistant.encounter import FORMAT, Note, Section, Statement
from assistant.errors import InputRefused
from assistant.grounding.sections import part_of
from assistant.notes.headings import Row, is_lone_action, is_problem, is_section, rows
from assistant.notes.sentences import split_sentences
from assistant.speech.plain import speaker_of

LABELLED = re.compile(r"^(?:\[\s*([^\]]{1,40})\]|([A-Z][\w. ]{0,24}):)")

JSON = re.compile(r"^(?:\{|\[\s*[\[{\"\]])")

UNTITLED = Section(key="note", title="Note")
"""Where text before the first heading goes."""


def parse_note(data: bytes) -> Note:
    """A note in a file's content: JSON of a note, or plain text.

    Raises InputRefused when it is empty, not text in UTF-8, a transcript, or JSON of something else or of a
    newer version.
    """
    text = _decoded(data).strip()
    if not text:
        raise InputRefused("This note is empty. Choose a note with at least one sentence.")
    note = _from_json(text) if JSON.match(text) else read_note(text)
    if not note.statements():
        raise InputRefused("This note has no sentences to check. Choose a note with at least one.")
    return note


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InputRefused(
            "This note is not text in UTF-8. Save it as a plain text file, or use the JSON of a note."
        )
    return text


# JSON


def _from_json(text: str) -> Note:
    """A stored note, or any JSON with sections of statements (text, and perhaps an id and a problem)."""
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        raise InputRefused("This JSON is damaged or cut off. Export the note again.") from None
    if not isinstance(stored, dict) or not isinstance(stored.get("sections"), list):
        raise InputRefused("This JSON is not a note: it has no sections. Choose the JSON of a note.")
    version = stored.get("version", FORMAT)
    if isinstance(version, int | float) and version > FORMAT:
        raise InputRefused("This note was written by a newer Provenote. Update Provenote to open it.")
    try:
        note = Note.model_validate(stored)
    except ValidationError:
        # Not chained: pydantic quotes the file's content in its message.
        note = _loose(stored["sections"])
    ids = [statement.id for statement in note.statements()]
    if len(set(ids)) < len(ids) or not all(ids):
        note.sections = _numbered(note.sections)
    return note


def _loose(sections: list[Any]) -> Note:
    try:
        return Note(sections=_unique([_loose_section(section) for section in sections]))
    except (ValidationError, TypeError, AttributeError, KeyError):
        raise InputRefused(
            "This JSON is not a note: each section needs a title and statements, each statement a text."
        ) from None


def _loose_section(section: dict[str, Any]) -> Section:
    title = str(section.get("title") or section["key"])
    statements = [_loose_statement(statement) for statement in section["statements"]]
    return Section(key=str(section.get("key") or _slug(title)), title=title, statements=statements)


def _loose_statement(statement: dict[str, Any] | str) -> Statement:
    if isinstance(statement, str):
        return Statement(id="", text=statement)
    kept = {name: statement[name] for name in ("text", "problem") if statement.get(name)}
    return Statement(id=str(statement.get("id") or ""), **kept)


# Plain text


def read_note(text: str) -> Note:
    """The sections and statements of a note in plain text, ids s1, s2, … in reading order.

    Raises InputRefused when the text is a transcript.
    """
    if _is_transcript(text):
        raise InputRefused("This is a transcript, not a note. Give it as the transcript instead.")
    reader = _Reader()
    lines = list(rows(text))
    for row, below in zip(lines, [*lines[1:], None], strict=True):
        reader.take(row, below)
    return Note(sections=_numbered(_unique(reader.sections)))


@dataclass
class _Reader:
    """Where reading has come to: the sections so far and the problem that stands above."""

    sections: list[Section] = field(default_factory=list)
    problem: str = ""

    def take(self, row: Row, below: Row | None) -> None:
        """One line: a section, a problem, the name of a kind of action, or text."""
        here = self.sections[-1] if self.sections else UNTITLED
        planning = part_of(here.title, here.key) == "plan"
        if is_section(row, below, planning):
            self._open(row.name)
        elif planning and is_problem(row, below):
            self.problem = row.name
        elif not (planning and is_lone_action(row)):
            self._add(row.text)

    def _open(self, title: str) -> None:
        """A new section. One whose name tells no part ("Neck") keeps the part that it stands in."""
        key = _slug(title)
        if not part_of(title) and self.sections:
            above = self.sections[-1]
            part = part_of(above.title, above.key)
            key = f"{part}-{key}" if part else key
        self.problem = ""
        self.sections.append(Section(key=key, title=title))

    def _add(self, text: str) -> None:
        if not self.sections:
            self.sections.append(UNTITLED.model_copy(deep=True))
        self.sections[-1].statements += [
            Statement(id="", text=sentence, problem=self.problem) for sentence in split_sentences(text)
        ]


def _is_transcript(text: str) -> bool:
    """Most lines begin with the label of a speaker."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    labels = [match.group(1) or match.group(2) for line in lines if (match := LABELLED.match(line))]
    speakers = [label for label in labels if speaker_of(label.strip()) in ("clinician", "patient")]
    return len(speakers) >= 2 and len(speakers) > len(lines) / 2


def _unique(sections: list[Section]) -> list[Section]:
    """No key twice."""
    used: dict[str, int] = {}
    for section in sections:
        used[section.key] = used.get(section.key, 0) + 1
        if used[section.key] > 1:
            section.key = f"{section.key}-{used[section.key]}"
    return sections


def _numbered(sections: list[Section]) -> list[Section]:
    """Statements numbered in reading order."""
    for number, statement in enumerate((s for section in sections for s in section.statements), start=1):
        statement.id = f"s{number}"
    return sections


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", title.lower())) or "section"

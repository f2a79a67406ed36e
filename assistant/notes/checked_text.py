"""A checked note as text for a terminal: what needs a look, and what was said and is not in the note."""

import textwrap
from collections.abc import Iterator

from assistant.encounter import Finding, Note, Omission, Statement, Transcript

WIDTH = 100
"""Columns; longer lines are wrapped and indented."""

QUOTED = 120
"""Characters of an utterance that are quoted at most."""


def checked_text(note: Note, transcript: Transcript) -> str:
    """The findings statement by statement, then the omissions; one line alone when there are none."""
    flagged = [statement for statement in note.statements() if statement.findings]
    parts = [_summary(note, flagged)]
    parts += ["\n".join(_statement(statement, transcript)) for statement in flagged]
    if note.omissions:
        parts.append("Said, and not in the note:")
        parts += ["\n".join(_omission(omission)) for omission in note.omissions]
    return "\n\n".join(parts)


def _summary(note: Note, flagged: list[Statement]) -> str:
    supported = sum(s.verdict == "supported" for s in note.statements())
    return (
        f"{len(note.statements())} statements, {supported} supported; "
        f"{len(flagged)} with findings; {len(note.omissions)} facts said and not in the note."
    )


def _statement(statement: Statement, transcript: Transcript) -> Iterator[str]:
    yield _wrapped(f"{statement.id} ({statement.verdict})", statement.text)
    for finding in statement.findings:
        yield _wrapped(f"  {finding.severity}, {finding.rule}:", finding.explanation)
        yield from _said(finding, transcript)
        if finding.repair:
            yield _wrapped("    suggested:", finding.repair)


def _said(finding: Finding, transcript: Transcript) -> Iterator[str]:
    utterance = transcript.by_id(finding.utterance) if finding.utterance is not None else None
    if utterance is not None:
        yield _wrapped(f"    said ({utterance.speaker}, turn {utterance.id}):", _short(utterance.text))


def _omission(omission: Omission) -> Iterator[str]:
    yield _wrapped(f"  {omission.severity}, {omission.kind}:", omission.explanation or omission.text)
    yield _wrapped(f"    said (turn {omission.utterance}):", _short(omission.quote))
    if omission.text and omission.explanation:
        yield _wrapped("    suggested:", omission.text)


def _short(text: str) -> str:
    return textwrap.shorten(text, QUOTED, placeholder=" …")


def _wrapped(label: str, text: str) -> str:
    indent = " " * (len(label) - len(label.lstrip()) + 6)
    return textwrap.fill(f"{label} {text}", WIDTH, subsequent_indent=indent, drop_whitespace=True)

"""What an addendum says: how a note differs from the signed one that it amends."""

from collections.abc import Iterator

from assistant.encounter import Note
from assistant.notes.cited import citations_in
from assistant.notes.edits import Pair, compare


def addendum(before: Note, after: Note) -> str:
    """What ``after`` changes of the signed ``before``, one line a change; "" when nothing."""
    sentences = [line for pair in compare(before, after) if (line := _line(pair))]
    return "\n".join([*sentences, *_citations(before, after)])


def _citations(before: Note, after: Note) -> Iterator[str]:
    old, new = _cited(before), _cited(after)
    yield from (f"Added to {title}: “{line}”" for key, (title, line) in new.items() if key not in old)
    yield from (f"Removed from {title}: “{line}”" for key, (title, line) in old.items() if key not in new)


def _cited(note: Note) -> dict[tuple[str, str], tuple[str, str]]:
    """By problem and passage: the section's title and the line of the citation."""
    return {
        (one.problem, one.citation.id): (section.title, one.line()) for section, one in citations_in(note)
    }


def _line(pair: Pair) -> str:
    title = pair.section.title
    old = pair.before.statement.text if pair.before else ""
    new = pair.after.statement.text if pair.after else ""
    if not old:
        return f"Added to {title}: “{new}”"
    if not new:
        return f"Removed from {title}: “{old}”"
    if old != new:
        return f"Reworded in {title}: “{old}” is now “{new}”"
    return f"Moved in {title}: “{new}”" if pair.moved else ""

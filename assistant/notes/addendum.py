"""What an addendum says: how a note differs from the signed one that it amends."""

from assistant.encounter import Note
from assistant.notes.edits import Pair, compare


def addendum(before: Note, after: Note) -> str:
    """What ``after`` changes of the signed ``before``, one line a change; "" when nothing."""
    return "\n".join(line for pair in compare(before, after) if (line := _line(pair)))


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

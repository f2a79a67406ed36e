"""What was done to a draft before a person saw it, undone by that person, one change at a time."""

from assistant.encounter import Change, Note, Statement, id_number
from assistant.errors import InputRefused
from assistant.notes import review

GONE = "This change is no longer listed: the note was drafted again."
DONE = "This was put back already."


def change_of(note: Note, number: int) -> Change:
    """The change at this place, counted from 0. Raises InputRefused when there is none."""
    if not 0 <= number < len(note.changes):
        raise InputRefused(GONE)
    return note.changes[number]


def stands(note: Note, change: Change) -> bool:
    """True while the note is as the change left it, so that it can be put back."""
    now = next((s.text for s in note.statements() if s.id == change.statement), None)
    return now is not None if change.kind == "added" else now != change.before


def put_back(note: Note, number: int) -> Note:
    """The note with a change undone, to be checked again. Raises InputRefused when it is undone already.

    What was taken out or written again stands in its old words; what was put in is missing again.
    """
    change = change_of(note, number)
    if not stands(note, change):
        raise InputRefused(DONE)
    if change.kind == "added":
        return review.removed(note, change.statement)
    changed = review.opened(note)
    stated = Statement(id=change.statement or changed.free_id(), text=change.before, problem=change.problem)
    # A change from before ids were kept with it knows its sentence from now on.
    changed.changes[number].statement = stated.id
    statements = review.section_named(changed, change.section).statements
    ids = [s.id for s in statements]
    if stated.id in ids:
        statements[ids.index(stated.id)] = stated
    else:
        statements.insert(_old_place(statements, stated), stated)
    return changed


def _old_place(statements: list[Statement], stated: Statement) -> int:
    """Behind those that stood before it: ids count in the order of the draft."""
    number = id_number(stated.id)
    at = max((at for at, s in enumerate(statements, 1) if id_number(s.id) < number), default=0)
    # Never amid the sentences of another problem.
    while 0 < at < len(statements) and statements[at].problem == statements[at - 1].problem != stated.problem:
        at += 1
    return at

"""What a person does to a draft, as functions from one note to the next. The stored versions stay."""

from assistant.encounter import Note, Statement
from assistant.errors import InputRefused


def statement_of(note: Note, statement: str) -> Statement:
    """The statement with this id. Raises InputRefused when it is gone."""
    found = next((s for s in note.statements() if s.id == statement), None)
    if found is None:
        raise InputRefused("This sentence is no longer in the note: it may have been removed.")
    return found


def opened(note: Note) -> Note:
    """A copy to change. A changed note is no longer the signed one, so it carries no signature."""
    return note.model_copy(deep=True, update={"signature": None})


def edited(note: Note, statement: str, text: str) -> Note:
    """The note with one sentence in the person's words. Raises InputRefused for an empty one."""
    if not text.strip():
        raise InputRefused("The sentence is empty. To take it out, press Remove.")
    changed = opened(note)
    target = statement_of(changed, statement)
    target.text = " ".join(text.split())
    target.review = "edited"
    return changed


def accepted(note: Note, statement: str, reason: str) -> Note:
    """The note with a statement's findings overruled, each with the person's reason."""
    changed = opened(note)
    target = statement_of(changed, statement)
    if any(f.severity == "critical" for f in target.findings) and not reason.strip():
        raise InputRefused("Say in a few words why this sentence is right; the reason is kept with the note.")
    target.review = "accepted"
    for finding in target.findings:
        finding.resolution = reason.strip() or "accepted"
    return changed


def removed(note: Note, statement: str) -> Note:
    """The note without one sentence."""
    changed = opened(note)
    statement_of(changed, statement)
    for section in changed.sections:
        section.statements = [s for s in section.statements if s.id != statement]
    return changed


def added(note: Note, section: str, text: str, after: str = "") -> Note:
    """The note with a new sentence at the end of a section, or after one of its statements."""
    if not text.strip():
        raise InputRefused("The new sentence is empty.")
    changed = opened(note)
    target = next((s for s in changed.sections if s.key == section), None)
    if target is None:
        raise InputRefused("This section is not part of the note.")
    numbers = [int(s.id[1:]) for s in changed.statements() if s.id[1:].isdigit()]
    at = next((i for i, s in enumerate(target.statements, 1) if s.id == after), len(target.statements))
    problem = target.statements[at - 1].problem if at else ""
    new = Statement(
        id=f"s{max(numbers, default=0) + 1}", text=" ".join(text.split()), problem=problem, review="edited"
    )
    target.statements.insert(at, new)
    return changed

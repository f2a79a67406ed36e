"""What was done to the draft before anybody saw it, each with the way to undo it, as the pane tells it."""

from typing import Any

from assistant.catalogue import N_
from assistant.encounter import Change, Note
from assistant.notes.put_back import stands
from assistant.ui.language import _
from assistant.ui.open_items import section_titles
from assistant.ui.words import CHANGE_KINDS

UNDO = {
    "removed": N_("Put back"),
    "redrafted": N_("Put back the first words"),
    "added": N_("Take it out again"),
}

UNDONE = {
    "removed": N_("It stands in the note again."),
    "redrafted": N_("The first words stand in the note again."),
    "added": N_("It was taken out again."),
}


def changes(note: Note) -> list[dict[str, Any]]:
    """Every change in order; ``undo`` is "" once it is undone, and ``undone`` then says so."""
    titles = section_titles(note)
    return [_change(note, number, change, titles) for number, change in enumerate(note.changes)]


def _change(note: Note, number: int, change: Change, titles: dict[str, str]) -> dict[str, Any]:
    open_to_undo = stands(note, change)
    return {
        "number": number,
        "id": change.statement,
        "title": f"{_(CHANGE_KINDS[change.kind])} · {titles.get(change.section, change.section)}",
        "before": change.before,
        "after": change.after,
        "reason": _(change.reason),
        "undo": _(UNDO[change.kind]) if open_to_undo else "",
        "undone": "" if open_to_undo else _(UNDONE[change.kind]),
    }

"""The section of a note in which a fact belongs, whatever the note's template is."""

from assistant.encounter import Note, Section
from assistant.grounding.omissions.rules import rules
from assistant.grounding.sections import part_of


def section_for(note: Note, kind: str) -> str:
    """Key of the section: by part and title, else the last one of that part, else the last; "" for none."""
    place = rules().places[kind]
    fitting = [s for s in note.sections if part_of(s.title, s.key) == place.part]
    candidates = fitting or note.sections
    named = [s for words in place.titles for s in candidates if words in _name(s)]
    return next((s.key for s in [*named, *reversed(candidates)]), "")


def _name(section: Section) -> str:
    return f"{section.title} {section.key}".lower()

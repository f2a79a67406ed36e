"""An imaging report with what it concludes first. Nothing is left out, no word is changed."""

import re

from assistant.encounter import Note, Section, Statement
from assistant.patient_texts.lab_rules import any_of, lab_rules

KEY, TITLE = "impression", "Impression"
"""Key and title of a conclusion that had no section of its own."""


HEADING = re.compile(r"^\W*([A-Z][A-Za-z' ]{2,40}?)(?::(?=\s|$)|$)")
"""Words in front of a colon, or a line of nothing else."""


def impression_first(note: Note) -> Note:
    """The same note with its conclusion in front; unchanged where it has none or begins with it.

    A conclusion is a section with such a title, or the statements from a line such as "IMPRESSION:" to the
    end of their section. Statements keep their ids and texts. The order of the text, and so its hash, may
    differ from that of ``note``: it is for telling, and never for signing.
    """
    sections = [part for section in note.sections for part in _parted(section)]
    first = [section for section in sections if _concludes(section.title)]
    told = [*first, *(section for section in sections if not _concludes(section.title))]
    return note if not first or told == note.sections else note.model_copy(update={"sections": told})


def _concludes(title: str) -> bool:
    return bool(any_of(tuple(lab_rules().impression)).fullmatch(title.strip(" :.-–#*")))


def _parted(section: Section) -> list[Section]:
    """A section cut where its conclusion begins within it, and where the next heading ends that."""
    if _concludes(section.title):
        return [section]
    heads = [_head(statement) for statement in section.statements]
    begin = next((at for at, head in enumerate(heads) if _concludes(head)), None)
    if begin is None:
        return [section]
    end = next(
        (at for at in range(begin + 1, len(heads)) if heads[at] and not _concludes(heads[at])), len(heads)
    )
    inside = Section(key=KEY, title=TITLE, statements=section.statements[begin:end])
    outside = [*section.statements[:begin], *section.statements[end:]]
    rest = section.model_copy(update={"statements": outside})
    return [inside, rest] if outside or section.citations else [inside]


def _head(statement: Statement) -> str:
    """The heading that a statement begins with, "" for none: "IMPRESSION: No fracture."."""
    match = HEADING.match(statement.text)
    return match.group(1) if match else ""

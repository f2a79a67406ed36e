"""Guideline passages that a person attaches to the plan, as functions from one note to the next."""

from collections.abc import Iterator

from assistant.encounter import Citation, CitedPassage, Note, Section
from assistant.errors import InputRefused
from assistant.notes.review import opened


def cited(note: Note, problem: str, citation: Citation) -> Note:
    """The note with a passage under the plan of a problem. Raises InputRefused when it is there already."""
    if is_cited(note, problem, citation.id):
        raise InputRefused("This passage is already cited in the plan.")
    changed = opened(note)
    plan_of(changed, problem).citations.append(CitedPassage(problem=problem, citation=citation))
    return changed


def uncited(note: Note, problem: str, passage: str) -> Note:
    """The note without that passage. Raises InputRefused when it is not cited."""
    if not is_cited(note, problem, passage):
        raise InputRefused("This passage is no longer cited in the plan.")
    changed = opened(note)
    for section in changed.sections:
        section.citations = [c for c in section.citations if (c.problem, c.citation.id) != (problem, passage)]
    return changed


def is_cited(note: Note, problem: str, passage: str) -> bool:
    """True when the passage with this id is attached to the plan of the problem."""
    return any((c.problem, c.citation.id) == (problem, passage) for _, c in citations_in(note))


def citations_in(note: Note) -> Iterator[tuple[Section, CitedPassage]]:
    """Every attached passage with the section it stands in, in reading order."""
    for section in note.sections:
        for one in section.citations:
            yield section, one


def plan_of(note: Note, problem: str) -> Section:
    """Where the plan of a problem stands: the last section that names it, else the last with any problem.

    A layout may state a problem's assessment in one section and its plan in a later one.
    """
    for fits in (lambda s: s.problem == problem, lambda s: bool(s.problem), lambda s: True):
        for section in reversed(note.sections):
            if any(map(fits, section.statements)):
                return section
    raise InputRefused("The note is empty: there is no plan to attach a passage to.")

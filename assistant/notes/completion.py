"""What was said, matters and is missing in a draft is stated in it before a person sees it.

The model writes one sentence from the words that were said; it is taken only if no check objects to it and
the fact is then no longer missing. What cannot be stated so stays in the list of omissions.
"""

from collections.abc import Callable

from assistant.encounter import Change, Note, Omission, Section, Statement, Transcript
from assistant.grounding.terms import terms
from assistant.notes.repair import Check, faults, repair_rules

Missing = Callable[[Note], list[Omission]]
"""The omissions of a note, most severe first."""

State = Callable[[Omission, Section], str]
"""One sentence that states an omitted fact in a section; "" when it cannot be stated."""

AROUND = 1
"""Utterances before and after the one that says it, read with it."""


def complete(note: Note, missing: Missing, state: State, check: Check) -> Note:
    """The note with the serious omissions stated, as many as the rules allow; the others listed in it."""
    left = repair_rules().added
    tried: set[tuple[str, int]] = set()
    while (omission := _next(missing(note), tried)) and left:
        tried.add((omission.kind, omission.utterance))
        left -= 1
        section = next(s for s in note.sections if s.key == omission.section)
        # The model's sentence reads better; a clinician's words for a plan can stand as they were said.
        for text in (
            state(omission, section),
            omission.text if omission.kind in repair_rules().spoken else "",
        ):
            if (stated := _with(note, omission, section, text, missing, check)) is not None:
                note = stated
                break
    return note.model_copy(update={"omissions": missing(note)})


def _next(found: list[Omission], tried: set[tuple[str, int]]) -> Omission | None:
    kinds = repair_rules().stated
    return next(
        (
            o
            for o in found
            if o.severity != "minor" and o.kind in kinds and o.section and (o.kind, o.utterance) not in tried
        ),
        None,
    )


def _with(
    note: Note, omission: Omission, section: Section, text: str, missing: Missing, check: Check
) -> Note | None:
    """The note with this sentence, if nothing objects to it and the omission is gone."""
    if not text or any(text == s.text for s in section.statements):
        return None
    added = Statement(id=note.free_id(), text=text, problem=_problem(text, section))
    check([added], section)
    if faults(added):
        return None
    changed = note.model_copy(deep=True)
    target = next(s for s in changed.sections if s.key == section.key)
    last = max((i for i, s in enumerate(target.statements, 1) if s.problem == added.problem), default=0)
    target.statements.insert(last, added)
    if any((o.kind, o.utterance) == (omission.kind, omission.utterance) for o in missing(changed)):
        return None
    changed.changes.append(
        Change(
            kind="added",
            section=section.key,
            after=text,
            rule=omission.kind,
            reason=omission.explanation or "It was said and was missing.",
            statement=added.id,
            problem=added.problem,
            omission=omission,
        )
    )
    return changed


def _problem(text: str, section: Section) -> str:
    """The problem whose statements share most words with a new one; the last one when none does."""
    words = set(terms(text))
    problems = list(dict.fromkeys(s.problem for s in section.statements))

    def shared(problem: str) -> int:
        under = " ".join([problem, *(s.text for s in section.statements if s.problem == problem)])
        return len(words & set(terms(under)))

    return max(reversed(problems), key=shared, default="")


def said_around(transcript: Transcript, omission: Omission) -> str:
    """The utterance of an omission with its neighbours, as lines with their speakers."""
    at = next((i for i, u in enumerate(transcript.utterances) if u.id == omission.utterance), 0)
    near = transcript.utterances[max(0, at - AROUND) : at + AROUND + 1]
    return "\n".join(f"{u.speaker.capitalize()}: {u.text}" for u in near)

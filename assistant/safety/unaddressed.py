"""Emergencies that were told in a visit and that the plan of its note does not speak of.

It points something out to the clinician and decides nothing: nothing found means nothing.
"""

from dataclasses import dataclass

from assistant.encounter import Note, Transcript
from assistant.grounding.sections import part_of
from assistant.safety.emergencies import Emergency, emergencies
from assistant.safety.emergency_rules import patterns

TOLD_IN = ("plan", "")
"""Parts of a note that can address it; "" is a section whose part is not known."""


@dataclass(frozen=True)
class Unaddressed:
    """An emergency in the utterance with this number, and the words of it."""

    utterance: int
    quote: str
    emergency: Emergency


def unaddressed(transcript: Transcript, note: Note) -> list[Unaddressed]:
    """What others than the clinician told, each sign once, the most urgent first."""
    plan = _plan(note)
    if patterns().addressed.search(plan):
        return []
    found: dict[str, Unaddressed] = {}
    said = transcript.utterances
    for utterance, after in zip(said, [*said[1:], None], strict=True):
        if utterance.speaker == "clinician":
            continue
        for one in emergencies(utterance.text, after.text if after else ""):
            if one.rule not in found and not _names(plan, one):
                found[one.rule] = Unaddressed(utterance.id, one.span, one)
    return sorted(found.values(), key=lambda one: one.emergency.kind != "call")


def _plan(note: Note) -> str:
    return "\n".join(
        f"{statement.problem} {statement.text}"
        for section in note.sections
        if part_of(section.title, section.key) in TOLD_IN
        for statement in section.statements
    )


def _names(plan: str, emergency: Emergency) -> bool:
    """Whether the plan speaks of the sign, by its rule's words or its name."""
    return bool(patterns().signs[emergency.rule].search(plan)) or emergency.rule in plan.lower()

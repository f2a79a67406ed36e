"""What to do in an emergency stands first in a handout, with the number to call.

Signs are those that the signed note warns of, and those that a guideline warns of which a person cited in
it. The sentences are the note's and the guideline's: the handout never decides what an emergency is.
"""

import re

from assistant.encounter import Citation, Handout, HandoutSection, HandoutSentence, Note
from assistant.handouts.readability import sentences
from assistant.handouts.rules import part_rules
from assistant.safety.emergencies import call_signs

KEY = "urgent"
AT_MOST = 3
"""Sentences of guidelines: a patient reads the first ones."""

URGES = re.compile(
    r"\b(?:emergenc(?:y|ies)|urgent(?:ly)?|immediate(?:ly)?|right away|at once|911|ambulance|red flags?)\b",
    re.I,
)
"""A guideline names many signs; only where it urges to act is it a warning."""


def put_first(handout: Handout, note: Note, number: str) -> None:
    """Add the guidelines' warnings, put the number into the part's title and the part in front."""
    urgent = next((s for s in handout.sections if s.key == KEY), None)
    cited = [one for passage in cited_passages(note).values() for one in warnings(passage)][:AT_MOST]
    if urgent is None and not cited:
        return
    rest = [section for section in handout.sections if section is not urgent]
    urgent = urgent or HandoutSection(title=_title(), key=KEY)
    urgent.title = urgent.title.format(number=number)
    urgent.sentences += cited
    handout.sections = [urgent, *rest]


def cited_passages(note: Note) -> dict[str, Citation]:
    """The passages that a person attached to the note, by id."""
    return {cited.citation.id: cited.citation for section in note.sections for cited in section.citations}


def warnings(passage: Citation) -> list[HandoutSentence]:
    """Sentences of a passage, to the letter, that urge to act on a sign to call for."""
    return [
        HandoutSentence(text=sentence, cited=passage.id)
        for sentence in sentences(passage.text)
        if URGES.search(sentence) and call_signs(sentence)
    ]


def _title() -> str:
    return next(rule.title for rule in part_rules().sections if rule.key == KEY)

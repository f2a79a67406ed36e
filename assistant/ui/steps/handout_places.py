"""Where in a handout words stand: the sentence that a finding, a grade or a proposal is about."""

from dataclasses import dataclass

from assistant.encounter import Finding, Handout, HandoutSentence


@dataclass(frozen=True)
class Place:
    """Sentence ``at`` of section ``section``, both from 0, and the sentence."""

    section: int
    at: int
    sentence: HandoutSentence


def places(handout: Handout) -> list[Place]:
    """Every sentence in reading order."""
    return [
        Place(number, at, sentence)
        for number, section in enumerate(handout.sections)
        for at, sentence in enumerate(section.sentences)
    ]


def place_of(handout: Handout, words: str) -> Place | None:
    """The first sentence that holds these words."""
    return next((place for place in places(handout) if words and words in place.sentence.text), None)


def repaired(handout: Handout, finding: Finding) -> Place | None:
    """The sentence that the finding's repair is of: outside the finding's words both are the same.

    None when there is no repair, or when the text was changed since.
    """
    if not finding.repair:
        return None
    return next((p for p in places(handout) if _repairs(p.sentence.text, finding)), None)


def _repairs(text: str, finding: Finding) -> bool:
    start = text.find(finding.span)
    while start >= 0:
        before, after = text[:start], text[start + len(finding.span) :]
        fits = len(finding.repair) >= len(before) + len(after)
        if fits and finding.repair.startswith(before) and finding.repair.endswith(after):
            return True
        start = text.find(finding.span, start + 1)
    return False

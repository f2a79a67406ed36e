"""What kind of text something is, proposed by rules; a person may choose another."""

from assistant.patient_texts.rules import text_rules
from assistant.patient_texts.text import TextKind


def guess_kind(text: str) -> TextKind:
    """The kind with most cues: each cue counts once for each of its first three places, by its weight. A
    text with more digits than letters is a lab report."""
    if sum(map(str.isdigit, text)) > sum(map(str.isalpha, text)):
        return "lab"
    weights = {kind: weight for kind in text_rules().kinds if (weight := _weight(kind, text))}
    return max(weights, key=lambda kind: weights[kind], default=text_rules().otherwise)


def _weight(kind: TextKind, text: str) -> int:
    return sum(min(3, len(cue.words.findall(text))) * cue.weight for cue in text_rules().kinds[kind])

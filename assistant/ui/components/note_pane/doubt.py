"""Which words of an utterance were hard to hear, as places in its text."""

from assistant.encounter import Utterance
from assistant.ui.words import UNSURE_WORD_BELOW


def doubtful(utterance: Utterance) -> list[tuple[int, int]]:
    """Start and end of each doubtful word in the text, in order.

    An utterance that a person corrected has none: its words are hers. Recognized words that are not in
    the text are passed over.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    text = utterance.text.lower()
    for word in utterance.words:
        heard = word.text.strip().lower()
        found = text.find(heard, at) if heard else -1
        if found < 0:
            continue
        at = found + len(heard)
        if word.confidence < UNSURE_WORD_BELOW:
            spans.append((found, at))
    return spans

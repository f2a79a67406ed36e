"""From recognized words to utterances: cut where the voice may change, then join what one voice said.

Whisper's segments often hold a question and its answer. They are cut after every sentence and at
long pauses; once the speakers are known, neighbours of one speaker are joined again.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.encounter import Utterance, Word

LONG_PAUSE = 0.8
"""Seconds without a word after which a new piece starts even in the middle of a sentence."""

MOST_WORDS = 30
"""Longest utterance, so that evidence points at a few seconds and not at a minute."""

JOIN_PAUSE = 2.0
"""Seconds between two pieces of one speaker that still make one utterance."""

SENTENCE_END = re.compile(r"(?:[.?!…]|\w[-–—])[\"')\]]*$")  # a dash: somebody was interrupted
ABBREVIATION = re.compile(r"^(?:dr|mr|mrs|ms|st|vs|no|e\.g|i\.e|[a-z])\.$", re.IGNORECASE)
CLAUSE_END = re.compile(r"[,;:]$")


def pieces(words: Sequence[Word]) -> list[list[Word]]:
    """Words cut after each sentence, at long pauses, and before they get too long."""
    found: list[list[Word]] = []
    current: list[Word] = []
    for word in words:
        if current and word.start - current[-1].end > LONG_PAUSE:
            found.append(current)
            current = []
        current.append(word)
        if ends_sentence(word.text):
            found.append(current)
            current = []
    if current:
        found.append(current)
    return [part for piece in found for part in _short(piece)]


def ends_sentence(text: str) -> bool:
    """True when a sentence ends with these words: a full stop that is not an abbreviation's."""
    words = text.split()
    return bool(words and SENTENCE_END.search(words[-1]) and not ABBREVIATION.match(words[-1]))


def _short(piece: list[Word]) -> Iterable[list[Word]]:
    """The piece in parts of at most MOST_WORDS words, cut after a comma of its second half if any."""
    while len(piece) > MOST_WORDS:
        commas = [i for i in range(MOST_WORDS // 2, MOST_WORDS) if CLAUSE_END.search(piece[i].text)]
        cut = commas[-1] + 1 if commas else MOST_WORDS
        yield piece[:cut]
        piece = piece[cut:]
    yield piece


def utterance(words: Sequence[Word], number: int, offset: float = 0.0) -> Utterance:
    """One utterance of these words, moved ``offset`` seconds; confidence is the words' mean."""
    moved = [_moved(w, offset) for w in words]
    return Utterance(
        id=number,
        start=moved[0].start,
        end=moved[-1].end,
        text=" ".join(w.text for w in moved),
        confidence=round(sum(w.confidence for w in moved) / len(moved), 3),
        words=moved,
    )


def _moved(word: Word, offset: float) -> Word:
    times = {"start": round(word.start + offset, 2), "end": round(word.end + offset, 2)}
    return word.model_copy(update=times)


def joined(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Neighbours of one speaker as one utterance, up to MOST_WORDS words; ids count from 1."""
    result: list[Utterance] = []
    for one in utterances:
        if result and _belongs(result[-1], one):
            result[-1] = _both(result[-1], one)
        else:
            result.append(one.model_copy(update={"id": len(result) + 1}))
    return result


def _belongs(before: Utterance, after: Utterance) -> bool:
    return (
        before.speaker == after.speaker
        and after.start - before.end <= JOIN_PAUSE
        and len(before.text.split()) + len(after.text.split()) <= MOST_WORDS
    )


def _both(before: Utterance, after: Utterance) -> Utterance:
    first, second = len(before.text.split()), len(after.text.split())
    mean = (before.confidence * first + after.confidence * second) / max(1, first + second)
    return before.model_copy(
        update={
            "end": after.end,
            "text": f"{before.text} {after.text}",
            "confidence": round(mean, 3),
            "words": [*before.words, *after.words],
        }
    )

"""Segments that the recognizer invented: the faults that Whisper is known for, taken out by rule."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.encounter import Word
from assistant.speech.rules import RecognitionRules
from assistant.speech.segment import Segment


def trusted(segment: Segment, rules: RecognitionRules) -> Segment | None:
    """The segment without its loops, or None when it is taken for an invention."""
    if segment.no_speech >= rules.no_speech and segment.logprob < rules.no_speech_logprob:
        return None
    sure = sum(w.confidence for w in segment.words) / max(1, len(segment.words))
    if _plain(segment.words) in rules.stock_phrases and sure < rules.stock_confidence:
        return None
    return replace(segment, words=without_loops(segment.words, rules.loop_words, rules.loop_times))


def without_loops(words: Sequence[Word], longest: int, times: int) -> tuple[Word, ...]:
    """Words in which a group of up to ``longest`` that repeats ``times`` in a row is kept once."""
    keys = [_bare(w.text) for w in words]
    kept: list[Word] = []
    at = 0
    while at < len(words):
        size, count = _loop(keys, at, longest)
        if size and count >= times:
            kept += words[at : at + size]
            at += size * count
        else:
            kept.append(words[at])
            at += 1
    return tuple(kept)


def _loop(keys: Sequence[str], at: int, longest: int) -> tuple[int, int]:
    """Size of the group that repeats most from here, and how often it comes; (0, 1) when none does."""
    best = (0, 1)
    for size in range(1, longest + 1):
        group = keys[at : at + size]
        count = 1
        while keys[at + size * count : at + size * (count + 1)] == group:
            count += 1
        if count > best[1]:
            best = (size, count)
    return best


def _bare(text: str) -> str:
    return re.sub(r"[^\w']", "", text.lower())


def _plain(words: Sequence[Word]) -> str:
    return " ".join(re.sub(r"[^\w' ]", " ", " ".join(w.text.lower() for w in words)).split())

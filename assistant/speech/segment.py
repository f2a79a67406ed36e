"""What a recognizer hands over: a stretch of words with times, before it is anybody's turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.encounter import Word
from assistant.speech.sound import Samples


@dataclass(frozen=True)
class Segment:
    """Recognized words; times in seconds from the start of the samples.

    ``no_speech`` is the recognizer's probability (0 to 1) that nobody spoke, ``logprob`` the mean
    natural-log probability of its tokens (0 is certain).
    """

    words: tuple[Word, ...]
    no_speech: float = 0.0
    logprob: float = 0.0

    @property
    def end(self) -> float:
        """Where the last word ends, in seconds."""
        return self.words[-1].end if self.words else 0.0


class Recognizer(Protocol):
    """Speech to words, for a few minutes at a time."""

    def recognize(self, samples: Samples) -> Iterator[Segment]:
        """Segments of mono samples at 16 kHz, in order, as they are found. Raises ModelUnavailable."""
        ...

    def provenance(self) -> dict[str, Any]:
        """Which model this is, for the record."""
        ...

"""A dialogue as the planter reads it: plain words and numbers, without the vocabularies of the checks.

It answers one kind of question: was this said, and where? When in doubt the answer is yes, so that
nothing is planted that may be true.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from assistant.encounter import Transcript
from eval.planted.spoken import values
from eval.planted.words import spoken_words

NEAR = 2
"""Turns before and after one that may belong to what it says."""

CONTENT = 4
"""Letters of the shortest word that counts as content."""


def content_words(text: str) -> set[str]:
    """Beginnings (at most six letters) of the longer words of a text: "coughing" and "coughs" meet."""
    words = re.findall(r"[a-z]+", text.lower())
    return {
        word[:6].rstrip("s") for word in words if len(word) >= CONTENT and word not in spoken_words().common
    }


class Dialogue:
    """The turns of a transcript in lower case."""

    def __init__(self, transcript: Transcript) -> None:
        self.turns = [utterance.text.lower() for utterance in transcript.utterances]
        self.numbers = [values(turn) for turn in self.turns]
        self.words = [content_words(turn) for turn in self.turns]

    @cached_property
    def text(self) -> str:
        """Everything that was said."""
        return "\n".join(self.turns)

    def says(self, *beginnings: str) -> bool:
        """True when a word or phrase of the dialogue begins with one of these."""
        return any(self.turns_with(beginning) for beginning in beginnings)

    def turns_with(self, beginning: str) -> list[int]:
        """Turns with a word or phrase that begins so."""
        pattern = re.compile(rf"\b{re.escape(beginning.lower())}")
        return [at for at, turn in enumerate(self.turns) if pattern.search(turn)]

    def turns_with_value(self, value: float) -> list[int]:
        """Turns that may say this number."""
        return [at for at, numbers in enumerate(self.numbers) if value in numbers]

    def says_value(self, value: float) -> bool:
        """True when some turn may say this number."""
        return any(value in numbers for numbers in self.numbers)

    def about(self, text: str, least: int = 1) -> set[int]:
        """Turns that share at least so many content words with a text, and those near them."""
        wanted = content_words(text)
        return self.near(at for at, words in enumerate(self.words) if len(wanted & words) >= least)

    def near(self, turns: Iterable[int]) -> set[int]:
        """The turns and their neighbours."""
        reach = range(-NEAR, NEAR + 1)
        return {at + step for at in turns for step in reach if 0 <= at + step < len(self.turns)}

    def holds(self, text: str, share: float = 0.5) -> bool:
        """True when at least this share of the content words of a text was said somewhere."""
        wanted = content_words(text)
        said = set().union(*self.words) if self.words else set()
        return bool(wanted) and len(wanted & said) >= share * len(wanted)

"""Phrases of clinical language found in texts, by stems, in one pass.

A phrase is a few words compared by their stems, so that "lymph node" also finds "lymph nodes".
Words in capitals (PT, MRI) are abbreviations: a note must write them so, speech may also spell them
out ("m r i"). ``a|b`` is one word of several, ``..`` stands for up to GAP other words:
"lungs .. clear|good".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from assistant.grounding.terms import stem

GAP = 6
"""Words that ``..`` stands for at most: "your lungs both sound really quite good" has four."""

END = "."
"""Stands for the end of a sentence among the stems: no phrase goes across it."""

TOKEN = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?|(?<!\.)[.?!](?!\S)")
"""A word, or the end of a sentence. A hyphen or slash ends a word: "X-ray" and "x ray" are the same."""

Part = tuple[str, ...]
"""Stems that follow each other."""


@dataclass(frozen=True)
class Token:
    """A word with its stem and place; ``capitals`` if it is written so."""

    stem: str
    start: int
    end: int
    capitals: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not the end of a sentence."""
        return self.stem != END


@dataclass(frozen=True)
class Mention:
    """A concept's words in a text: ``start`` and ``end`` count characters, ``first`` and ``last`` tokens."""

    name: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Phrase:
    """A phrase of a concept, ready to be compared: its parts have a gap between them."""

    name: str
    parts: tuple[Part, ...]
    capitals: bool


def tokens(text: str) -> list[Token]:
    """The words of a text in order; "patient's" is "patient"."""
    return [
        Token(_stem(word), match.start(), match.end(), word.isupper())
        for match in TOKEN.finditer(text)
        for word in [match.group(0)]
    ]


def _stem(word: str) -> str:
    return stem(re.sub(r"['’]s$", "", word.lower())) if word[0].isalnum() else END


class Phrases:
    """Phrases of several concepts, found in a text in one pass."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], spoken: bool = False) -> None:
        """``spoken``: abbreviations need no capitals, and are also found spelled out."""
        self._starts: dict[str, list[Phrase]] = {}
        for name, texts in phrases.items():
            for text in texts:
                abbreviation = text.isupper() and text.isalpha()
                for variant in [text, " ".join(text)] if spoken and abbreviation else [text]:
                    self._add(name, variant, abbreviation and not spoken)

    def _add(self, name: str, text: str, capitals: bool) -> None:
        for words in product(*(word.split("|") for word in text.split())):
            parts = tuple(tuple(t.stem for t in tokens(part)) for part in " ".join(words).split(".."))
            self._starts.setdefault(parts[0][0], []).append(Phrase(name, parts, capitals))

    def every(self, words: list[Token]) -> Iterator[Mention]:
        """All places of all phrases, overlapping ones too."""
        stems = [w.stem for w in words]
        for at, word in enumerate(words):
            for phrase in self._starts.get(word.stem, ()):
                last = _last(stems, at, phrase.parts)
                if last is not None and (word.capitals or not phrase.capitals):
                    yield Mention(phrase.name, word.start, words[last].end, at, last)

    def longest(self, words: list[Token]) -> list[Mention]:
        """The mentions that no longer one covers, in order."""
        taken: set[int] = set()
        kept: list[Mention] = []
        for mention in sorted(self.every(words), key=lambda m: (m.first - m.last, m.first)):
            places = set(range(mention.first, mention.last + 1))
            if not places & taken:
                taken |= places
                kept.append(mention)
        return sorted(kept, key=lambda m: m.first)


def _last(stems: list[str], at: int, parts: tuple[Part, ...]) -> int | None:
    """The place of the last word of a phrase that begins at ``at``, None if it is not there."""
    end = at
    for index, part in enumerate(parts):
        starts = range(end, end + GAP + 1) if index else (at,)
        found = next((s for s in starts if tuple(stems[s : s + len(part)]) == part), None)
        if found is None or END in stems[end:found]:
            return None
        end = found + len(part)
    return end - 1

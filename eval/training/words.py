"""How often a written word was said: counts of stems over notes and their conversations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

PRIOR = 2.0
"""Strength of the prior, in occurrences: a stem seen once stays close to what rare stems do."""

RARE = 2
"""Stems written at most so often together give that prior."""

Chances = tuple[float, float]


@dataclass
class WordCounts:
    """Counts over pairs of a note's statements and what was said in its visit."""

    written: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    anywhere: Counter[str] = field(default_factory=Counter)
    visits: int = 0

    def add_note(self, statements: Iterable[set[str]], heard: frozenset[str]) -> None:
        """Count the stems of each statement, and which of them were said."""
        for words in statements:
            self.written.update(words)
            self.said.update(words & heard)

    def add_visit(self, heard: frozenset[str]) -> None:
        """Count the stems of a whole visit."""
        self.anywhere.update(heard)
        self.visits += 1

    def rare(self) -> float:
        """Share of the rare written stems that were said."""
        few = [word for word, count in self.written.items() if count <= RARE]
        return sum(self.said[w] for w in few) / max(sum(self.written[w] for w in few), 1)

    def chances(self, word: str, without: bool | None = None) -> Chances:
        """Chance of being said when written, and of being said in any visit.

        ``without`` leaves one occurrence out, said or not: a statement must not teach its own score.
        """
        written, said = self.written[word], self.said[word]
        if without is not None:
            written, said = written - 1, said - int(without)
        own = (said + PRIOR * self.rare_share) / (written + PRIOR)
        return own, (self.anywhere[word] + 0.5) / (self.visits + 1)

    rare_share: float = 0.0

    def finish(self) -> "WordCounts":
        """Fix the prior after the last count."""
        self.rare_share = self.rare()
        return self

    def table(self) -> dict[str, Chances]:
        """All stems that tell more than an unknown one, to three figures."""
        known = {w for w, n in self.written.items() if n > 1} | {w for w, n in self.anywhere.items() if n > 1}
        return {w: _rounded(self.chances(w)) for w in sorted(known)}

    def unknown(self) -> Chances:
        """What is assumed of a stem that is not in the table."""
        return _rounded((self.rare_share, 0.5 / (self.visits + 1)))


def _rounded(chances: Chances) -> Chances:
    return round(chances[0], 4), round(chances[1], 4)

"""What a statement denies or states as one thing, and what it takes for the visit to contradict it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.grounding.cues import content_stem
from assistant.grounding.mentions import Fit, Mention
from assistant.grounding.polarity_rules import polarity_rules, stems
from assistant.grounding.scope import Word, items, read
from assistant.grounding.stated import Part, Stated

TOLD = re.compile(
    r"\b(?:reports|reported|states|stated|denies|denied|notes|confirms) that (?:s?he|they)\b", re.I
)
"""A relative who speaks for the patient: "Father reports that she sleeps badly" is about the patient."""

SIDES = frozenset({"left", "right"})


@dataclass(frozen=True)
class Thing:
    """Words of a statement that it denies or states as one thing.

    ``beside`` are the words of its clause and the neighbouring ones, its own included.
    """

    words: tuple[Word, ...]
    beside: frozenset[str]
    statement: Stated

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def findings(self) -> frozenset[str]:
        """Complaints and findings among its words."""
        return self.stems & stems().findings

    @property
    def light(self) -> bool:
        """Whether all its words say little alone."""
        return self.stems <= stems().light

    @property
    def first(self) -> Word:
        """Its first word, which tells how all of it is said."""
        return self.words[0]

    @property
    def part(self) -> Part:
        """The part of the note it stands in."""
        return self.statement.part

    def same_mood(self, mention: Mention) -> bool:
        """What is only supposed is compared with what is only supposed."""
        return mention.word.supposed == self.first.supposed

    def agreeing(self, mention: Mention) -> bool:
        """Whether a mention can vouch for it: said in the same mood, and of the same place."""
        return self.same_mood(mention) and not self.elsewhere(mention)

    def elsewhere(self, mention: Mention) -> bool:
        """Whether a mention is about another place or person: "left" where the statement says "right"."""
        if self.beside & stems().relatives - mention.near and not TOLD.search(self.statement.text):
            return True
        ours, theirs = self.beside, mention.item
        pairs = stems().contrasts
        return any(a in ours - theirs and b in theirs - ours for a, b in pairs)


@dataclass(frozen=True)
class Turned:
    """What is turned round: words of the statement, and the mention that says otherwise.

    No mention: nobody said what the statement denies.
    """

    words: frozenset[str]
    denied: bool
    mention: Mention | None


def things(statement: Stated) -> Iterator[Thing]:
    """The things that a statement denies or states, asides and headings left out."""
    words = read(statement.text)
    for item in items(words):
        if not item[0].aside and not _describes(item, words):
            around = [w for w in words if abs(w.clause - item[0].clause) <= 1]
            yield Thing(item, frozenset(w.stem for w in around), statement)


def _describes(item: tuple[Word, ...], words: tuple[Word, ...]) -> bool:
    """Whether one denied word only belongs to a finding of its list: "no neck or groin adenopathy"."""
    first = item[0]
    if not first.denied or len(item) > 1 or first.stem in stems().findings:
        return False
    return any(w.stem in stems().findings for w in words if (w.clause, w.cue) == (first.clause, first.cue))


def passes(kind: str, contrary: Fit, agrees: Fit, unclear: Fit | None = None) -> bool:
    """Whether what says the contrary is plain enough, by the bar of this kind of thing."""
    rules = polarity_rules()
    bar = rules.bars[kind]
    if agrees.score >= rules.contested.above and contrary.score - agrees.score < rules.contested.ahead:
        return False
    doubt = bar.doubt * unclear.score if unclear else 0.0
    enough = contrary.score >= bar.least and contrary.share >= bar.share
    return enough and contrary.score - max(agrees.score, doubt) >= bar.ahead and agrees.score <= bar.at_most


def problem() -> str:
    """The stem of "problem", which turns the sense of what it stands with."""
    return content_stem("problem")


def better() -> str:
    """The stem of "better", which stands for all words of relief: their denial is told in many ways."""
    return content_stem("better")

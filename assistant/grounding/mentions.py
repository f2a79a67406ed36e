"""Where a visit speaks of a thing, and whether it affirms or denies it there.

Each content word of each utterance is a mention, read with the question it answers or the answer
to it. How well a mention fits words of a note is a score from 0 to 1: the rarity of those words that
it holds, and in part of the words beside them.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from assistant.grounding.answers import Polarity, heard, opening
from assistant.grounding.cues import plain, rules, saying
from assistant.grounding.polarity_rules import faded, stems
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation, Said
from assistant.grounding.scope import Word, read

NEAR = 8
"""Content words on each side of a mention that belong to it."""

CLOSE = 4
"""Content words on each side within which "lungs" and "clear" are one thing."""

GLOSS = 3
"""Content words after a denied one within which the same one again only explains it."""

SHORT = 8
"""Utterances of fewer content words are read with the question before them."""

LONG = 25
"""Utterances of more content words are monologues: what is planned once stays planned."""

FRAGMENT = 6
"""Words at most of a doctor's turn that only goes on asking: "coughing, headache"."""

TURNS = 2
"""Further turns in a row that still answer a question; recognized speech is cut where people pause."""

BESIDE = 0.5
"""Weight of words beside a thing, as against its own."""

FARTHER = 0.5
"""Weight of words that stand near a mention, as against those in one item with it."""


@dataclass(frozen=True, eq=False)
class Mention:
    """One content word of an utterance, with what the utterance says of it.

    ``near`` is what stands beside it, itself included; ``alike`` what of that has its polarity, ``item``
    what of that is one thing with it. ``cue`` denies it, ``over`` says that it was so once.
    """

    word: Word
    polarity: Polarity
    said: Said
    near: frozenset[str]
    alike: frozenset[str]
    item: frozenset[str]
    planned: bool = False
    over: bool = False

    @property
    def examined(self) -> bool:
        """Whether the doctor found it; a question is no finding."""
        return self.word.examined and not self.word.asked


@dataclass(frozen=True)
class Fit:
    """How well the best mention fits; ``share`` of the thing's own words, both 0 to 1."""

    score: float = 0.0
    share: float = 0.0
    mention: Mention | None = None


class Mentions:
    """All mentions of a conversation, by stem. ``length`` counts the words of all utterances."""

    def __init__(self, conversation: Conversation) -> None:
        self.by_stem: dict[str, list[Mention]] = defaultdict(list)
        said = conversation.said
        for at, here in enumerate(said):
            for mention in _Turn(here, _answer(said, at), _question(said, at)).mentions():
                self.by_stem[mention.word.stem].append(mention)
        self.length = sum(len(s.utterance.text.split()) for s in said)
        self._unheard = math.log(1 + len(said))
        self._rarity = {
            stem: math.log(1 + len(said) / len({m.said.utterance.id for m in mentions}))
            for stem, mentions in self.by_stem.items()
        }

    def rarity(self, of: Iterable[str]) -> float:
        """How rare words are in this visit, added up; words nobody said count as the rarest."""
        return sum(self._rarity.get(stem, self._unheard) for stem in of)

    def score(
        self, mention: Mention, of: frozenset[str], beside: frozenset[str], farther: float = FARTHER
    ) -> float:
        """How well a mention fits words with the words beside them; words nobody said do not count there."""
        around = frozenset(stem for stem in beside - of if stem in self.by_stem)
        held = self.rarity(mention.item & around) + farther * self.rarity(
            (mention.near - mention.item) & around
        )
        whole = self.rarity(of) + BESIDE * self.rarity(around)
        return (self.rarity(mention.alike & of) + BESIDE * held) / whole

    def best(
        self,
        polarity: Polarity,
        of: frozenset[str],
        beside: frozenset[str],
        anchors: frozenset[str] = frozenset(),
        farther: float = FARTHER,
        counts: Callable[[Mention], bool] = lambda _: True,
    ) -> Fit:
        """The mention of this polarity that fits best; of ``anchors`` if there are any, else of any word."""
        found = [
            m
            for stem in anchors or of
            for m in self.by_stem.get(stem, [])
            if m.polarity == polarity and counts(m)
        ]
        if not found:
            return Fit()
        best = max(found, key=lambda m: self.score(m, of, beside, farther))
        share = self.rarity(best.alike & of) / self.rarity(of)
        return Fit(self.score(best, of, beside, farther), share, best)

    def denial_near(self, words: frozenset[str]) -> float:
        """The largest share of these words that stands near anything denied."""
        denied = [m for mentions in self.by_stem.values() for m in mentions if m.polarity == "denied"]
        return max((self.rarity(m.near & words) for m in denied), default=0.0) / self.rarity(words)


class _Turn:
    """One utterance on its way into mentions, with the question it answers and the answer to it."""

    def __init__(self, here: Said, answer: str, question: tuple[Word, ...]) -> None:
        self.here, self.answer, self.question = here, answer, question
        self.words = read(here.utterance.text)
        self.polarities = self._polarities()

    def _polarities(self) -> list[Polarity]:
        text, asks_on = self.here.utterance.text, self._only_asks_on()
        found = self._without_glosses([_polarity(word, self.answer, asks_on) for word in self.words])
        if opening(text) == "no" and not saying("admits").search(text):
            # "No, I don't. Smoking is gross." affirms nothing that was asked for.
            asked = {word.stem for word in self.question if word.asked}
            pairs = zip(self.words, found, strict=True)
            return ["unknown" if p == "affirmed" and w.stem in asked else p for w, p in pairs]
        return found

    def _without_glosses(self, found: list[Polarity]) -> list[Polarity]:
        """ "There is no effusion, that is fluid in the knee" affirms no fluid: it explains the word."""
        denied = [(w.stem, p == "denied") for w, p in zip(self.words, found, strict=True)]
        return [
            "unknown" if p == "affirmed" and (w.stem, True) in denied[max(0, at - GLOSS) : at] else p
            for at, (w, p) in enumerate(zip(self.words, found, strict=True))
        ]

    def _only_asks_on(self) -> bool:
        """Whether the doctor goes on with a list of questions: "coughing, headache", "fever, chills or-"."""
        text = self.here.utterance.text
        spoken = plain(text).split()
        clause = {*rules().verbs, *rules().subjects, *rules().possessives} & set(spoken)
        bare = len(spoken) <= FRAGMENT and not clause and not self._asks_or_denies()
        return text.rstrip(" -.").endswith(" or") or (self.here.utterance.speaker == "clinician" and bare)

    def _asks_or_denies(self) -> bool:
        return "?" in self.here.utterance.text or any(word.denied for word in self.words)

    def mentions(self) -> Iterable[Mention]:
        over = len(self.words) <= LONG and bool(faded().search(self.here.utterance.text))
        over_now = bool(faded().search(self.answer))
        planned = False
        for at, word in enumerate(self.words):
            planned = word.planned or (planned and len(self.words) > LONG)
            near, alike, item = self._around(at)
            is_over = over or (word.asked and over_now)
            yield Mention(word, self.polarities[at], self.here, near, alike, item, planned, is_over)
            if self.polarities[at] == "affirmed" and not word.supposed:
                yield from self._implied(at)

    def _around(self, at: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """What stands near a word, what of it has its polarity, and what of that is one item with it."""
        word, words = self.words[at], self.words
        window = [i for i in _window(at, NEAR, words) if abs(words[i].clause - word.clause) <= 1]
        tail = self._tail(at)
        alike = [i for i in window if self.polarities[i] == self.polarities[at] or i in tail]
        item = [i for i in alike if (words[i].clause, words[i].item) == (word.clause, word.item) or i in tail]
        near = {words[i].stem for i in window}
        if len(words) < SHORT:
            near |= {w.stem for w in [w for w in self.question if w.asked][-NEAR:]}
        if word.asked and len(read(self.answer)) < SHORT:
            near |= {w.stem for w in read(self.answer)}
        return (
            frozenset(near),
            frozenset(words[i].stem for i in alike),
            frozenset(words[i].stem for i in item),
        )

    def _tail(self, at: int) -> range:
        """The words behind one that tell when or with what: "no pain with pronation" denies that pain."""
        words, end = self.words, at + 1
        if words[at].aside or words[at].stem not in stems().findings:
            return range(0)
        while (
            end < min(len(words), at + CLOSE) and words[end].aside and words[end].clause == words[at].clause
        ):
            end += 1
        return range(at + 1, end)

    def _implied(self, at: int) -> Iterable[Mention]:
        """Findings that a normal examination denies: clear lungs have no wheezes."""
        here, words = self.words[at], self.words
        close = frozenset(
            words[i].stem
            for i in _window(at, CLOSE, words)
            if self.polarities[i] == "affirmed" and words[i].clause == here.clause
        )
        for when, denies in stems().implies:
            if here.stem in when and when <= close:
                for stem in denies:
                    one = frozenset({stem})
                    yield Mention(Word(stem, cue="implied"), "denied", self.here, close | one, one, one)


def _window(at: int, reach: int, words: tuple[Word, ...]) -> range:
    return range(max(0, at - reach), min(len(words), at + reach + 1))


def _polarity(word: Word, answer: str, asks_on: bool) -> Polarity:
    if word.supposed:
        return "denied" if word.denied else "affirmed"
    if asks_on and not word.asked:
        word = replace(word, asked=True)
    return heard(word, answer)


def _answer(said: list[Said], at: int) -> str:
    """The next turn of somebody else, "" when the same person speaks on.

    Of several turns in a row, the last one that says yes or no: the first may answer what was said before.
    """
    asks = said[at].utterance.speaker
    ahead = said[at + 1 : at + 2 + TURNS]
    skipped = list(dropwhile(lambda s: s.utterance.speaker == asks != "unknown", ahead[:2]))
    if not skipped:
        return ""
    first = ahead.index(skipped[0])
    by = skipped[0].utterance.speaker
    texts = [s.utterance.text for s in takewhile(lambda s: s.utterance.speaker == by, ahead[first:])]
    settled = [text for text in texts if opening(text) in ("yes", "no")]
    return settled[-1] if by not in (asks, "unknown") and len(settled) > 1 else texts[0]


def _question(said: list[Said], at: int) -> tuple[Word, ...]:
    if not at or said[at - 1].utterance.speaker == said[at].utterance.speaker != "unknown":
        return ()
    return read(said[at - 1].utterance.text)


@once
def mentions_of(conversation: Conversation) -> Mentions:
    """The mentions of a conversation."""
    return Mentions(conversation)

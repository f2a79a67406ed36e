"""What was said, cut into pieces of one thought each: what an omission quotes.

Sentences where speech has marks; where it has none, a new thought begins at words such as "and then i".
"""

import itertools
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.grounding.negation import Polarity, negated, polarity
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.rules import rules
from assistant.grounding.said import Conversation, Said
from assistant.grounding.terms import terms

LONG = 18
"""Words from which a sentence is cut at the words that begin a new thought."""

SHORT = 6
"""Words of a thought at least, where a sentence is cut: "and then in three weeks" is not one yet."""

SENTENCE = re.compile(r"(?<=[.?!])(?<!\b[Dd]r\.)(?<!\b[Mm]r\.)(?<!\b[Mm]rs\.)\s+")


QUESTION = re.compile(
    r"(?:(?:and|so|okay|alright|all right|um|uh|well|but|now|then)[\s,]+)*"
    r"(?:do|did|have|are|were|is|was|any|what|how|does|has|when|where|why|who)\s+(?:you|your|there|that|it|they|the|a)\b"
    r"|(?:and\s+)?(?:any|what about|how about)\b",
    re.I,
)
"""How a question begins. "Have you come back" asks for nothing, and is told apart by what is decided."""

YOURS = re.compile(r"\byou(?:r|'re|'ve|'ll)?\b", re.I)
MINE = re.compile(r"\b(?:i|i'm|i've|my|me)\b", re.I)


@dataclass(frozen=True)
class Piece:
    """One thought of an utterance, in its words. ``order`` is its place in the conversation."""

    said: Said
    text: str
    order: int
    last: bool

    @cached_property
    def bare(self) -> str:
        """The text without "okay?" at its end, which asks nothing."""
        return without_tag(self.text)

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question, by its mark or, in speech without marks, by how it begins."""
        return self.bare.rstrip().endswith("?") or bool(QUESTION.match(self.text))

    @cached_property
    def asks_openly(self) -> bool:
        """Whether it asks for anything of a kind, and so tells nothing by itself."""
        return self.asks and bool(pattern(rules().open_questions).search(self.text))

    @cached_property
    def decides(self) -> bool:
        """Whether it tells what is to be done now."""
        return bool(pattern(rules().decisions).search(self.text) or re.match(r"\s*order\b", self.text, re.I))

    @cached_property
    def earlier(self) -> bool:
        """Whether it tells of something done or decided before."""
        return bool(pattern(rules().earlier).search(self.text))

    @cached_property
    def imagined(self) -> bool:
        """Whether it is about something that may happen, or about somebody else."""
        return bool(pattern(rules().hypothetical + rules().relatives).search(self.text))

    @property
    def by_clinician(self) -> bool:
        """Whether the clinician says it, by label or, where labels are wrong, by what it decides."""
        if self.said.utterance.speaker == "clinician":
            return True
        of_patient, to_patient = bool(MINE.search(self.text)), bool(YOURS.search(self.text))
        return (to_patient or self.decides) and not (of_patient and not (to_patient and self.decides))

    def polarity(self, words: str) -> Polarity:
        """Whether it affirms or denies these words of it; a question counts with its answer."""
        stems = terms(words)
        if not stems or stems[-1] not in terms(self.bare):
            return "unknown"
        if self.asks:
            return polarity(stems[-1], self.bare, self.said.answer if self.last else "")
        return "denied" if stems[-1] in negated(self.bare) else "affirmed"


def without_tag(text: str) -> str:
    """The text without "okay?" at its end."""
    return re.sub(rf"[,\s]+(?:{'|'.join(rules().tags)})\s*\?\s*$", "", text, flags=re.I)


def pieces(conversation: Conversation) -> list[Piece]:
    """All thoughts of a conversation, in order."""
    cut = [(said, _thoughts(said.utterance.text)) for said in conversation.said]
    every = [(said, text, text is texts[-1]) for said, texts in cut for text in texts]
    return [Piece(said, text, order, last) for order, (said, text, last) in enumerate(every)]


def _thoughts(text: str) -> list[str]:
    found: list[str] = []
    for sentence in SENTENCE.split(text):
        found += _cut(sentence) if len(sentence.split()) > LONG else [sentence]
    return [piece.strip() for piece in found if re.search(r"\w", piece)]


def _cut(sentence: str) -> list[str]:
    """A long sentence at the words that begin a thought; a few words stay with what follows them."""
    ends = [0, *(match.end() for match in _starts().finditer(sentence)), len(sentence)]
    found = [""]
    for start, end in itertools.pairwise(ends):
        if len(found[-1].split()) < SHORT:
            found[-1] += sentence[start:end]
        else:
            found.append(sentence[start:end])
    return found


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return re.compile(r"\s+(?=" + pattern(rules().thoughts).pattern + ")", re.I)

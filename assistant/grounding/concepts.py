"""Clinical concepts as data: the ways a note writes each, and the ways it is said in the room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from pydantic import BaseModel, ConfigDict

from assistant.grounding.negation import negated
from assistant.grounding.phrases import Mention, Phrases, Token, tokens
from assistant.grounding.said import Conversation
from assistant.grounding.terms import terms

FAMILY = 7
"""Letters that words of one family share at their beginning."""


class Concept(BaseModel):
    """One thing that a note can state.

    ``written`` are its names; each also counts when it is said. ``spoken`` are further ways to say
    it; ``absent`` say that nothing of it is there, so they vouch for a denied one only: "your lungs are
    clear" for "no wheezes". ``near`` are other concepts that vouch for it, ``drugs`` generic names that
    do: amoxicillin for "antibiotic".
    """

    model_config = ConfigDict(extra="forbid")

    written: list[str]
    spoken: list[str] = []
    absent: list[str] = []
    near: list[str] = []
    drugs: list[str] = []


@dataclass(frozen=True)
class Heard:
    """Concepts that were said, or said to be absent: each with the places (0, 1, …) of the utterances."""

    said: Mapping[str, tuple[int, ...]]
    absent: Mapping[str, tuple[int, ...]]


class Vocabulary:
    """Concepts by name, with what of them was heard in a conversation."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self.concepts = dict(concepts)
        self._written = Phrases({name: c.written for name, c in concepts.items()})
        self._spoken = Phrases({name: [*c.written, *c.spoken] for name, c in concepts.items()}, spoken=True)
        self._absent = Phrases({name: c.absent for name, c in concepts.items()}, spoken=True)
        self._heard: WeakKeyDictionary[Conversation, Heard] = WeakKeyDictionary()

    def mentioned(self, text: str) -> list[Mention]:
        """The concepts that a statement names, in order."""
        return self._written.longest(tokens(text))

    def unheard(self, text: str, conversation: Conversation, since: int = 0) -> list[Mention]:
        """The concepts of a statement that nothing said from utterance ``since`` (0, 1, …) on vouches for."""
        unsaid = [m for m in self.mentioned(text) if not self.vouched(m.name, conversation, since)]
        denied = negated(text) if unsaid else set()
        absent = self.heard(conversation).absent
        return [
            mention
            for mention in unsaid
            if not (
                _is_denied(text[mention.start : mention.end], denied)
                and _from(since, absent.get(mention.name, ()))
            )
        ]

    def unheard_words(self, text: str, conversation: Conversation, since: int = 0) -> list[str]:
        """The words of a statement for its unheard concepts, in order, each once."""
        unheard = self.unheard(text, conversation, since)
        return list(dict.fromkeys(text[m.start : m.end] for m in unheard))

    def vouched(self, name: str, conversation: Conversation, since: int = 0) -> bool:
        """Whether the concept, one near to it or a drug of it was said."""
        concept, said = self.concepts[name], self.heard(conversation).said
        return bool(conversation.drugs & set(concept.drugs)) or any(
            _from(since, said.get(other, ())) for other in (name, *concept.near)
        )

    def heard(self, conversation: Conversation) -> Heard:
        """What was heard of the concepts; each conversation is read once."""
        if conversation not in self._heard:
            words = [tokens(said.utterance.text) for said in conversation.said]
            self._heard[conversation] = Heard(_places(self._spoken, words), _places(self._absent, words))
        return self._heard[conversation]


def _places(phrases: Phrases, utterances: list[list[Token]]) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for place, words in enumerate(utterances):
        for name in {mention.name for mention in phrases.every(words)}:
            places.setdefault(name, []).append(place)
    return {name: tuple(at) for name, at in places.items()}


def _from(since: int, places: tuple[int, ...]) -> bool:
    return bool(places) and places[-1] >= since


def _is_denied(span: str, denied: set[str]) -> bool:
    """Whether a statement denies these words; "nontender" denies by itself."""
    return span.lower().startswith("non") or bool(set(terms(span)) & denied)


def asserted(text: str, spans: Iterable[str], conversation: Conversation) -> list[str]:
    """Those words of a statement that it does not deny, and that were not said in another form.

    "Palpitations" and "palpitating" begin alike.
    """
    denied = negated(text)
    heard = {word[:FAMILY] for word in conversation.words if len(word) >= FAMILY}
    return [s for s in spans if not _is_denied(s, denied) and not any(t[:FAMILY] in heard for t in terms(s))]


def quoted(spans: Iterable[str]) -> str:
    """Words of a statement in quotation marks, each once, as an explanation names them."""
    return ", ".join(f"“{span}”" for span in dict.fromkeys(spans))

"""How much a word tells: one that few utterances of a visit say tells more than one that all do."""

import math
from collections import Counter
from functools import lru_cache

from assistant.grounding.said import Conversation


@lru_cache(maxsize=8)
def rarity(conversation: Conversation) -> dict[str, float]:
    """Weight of each stem that was said: log(1 + utterances / utterances that say it)."""
    counts = Counter(t for s in conversation.said for t in s.own_terms)
    return {t: math.log(1 + len(conversation.said) / n) for t, n in counts.items()}


def weight(stems: frozenset[str], conversation: Conversation) -> float:
    """The weights of these stems together; one that nobody said weighs as much as the rarest."""
    weights, unsaid = rarity(conversation), math.log(1 + len(conversation.said))
    return sum(weights.get(t, unsaid) for t in stems)


def share(wanted: frozenset[str], heard: frozenset[str], conversation: Conversation) -> float:
    """How much of the wanted stems was heard, by weight, 0 to 1."""
    total = weight(wanted, conversation)
    return weight(wanted & heard, conversation) / total if total else 0.0

"""Where a sentence is passive: a form of "be" or "get", then a past participle.

A rule over words, not a parser. "It's taken" may be "it has taken" and is not counted.
"""

import re

from pydantic import Field

from assistant.encounter import Strict
from assistant.handouts.rules import PassiveRules, passive_rules

WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
BETWEEN = 3
"""Words that may stand between the two: "is not always fully needed"."""


class Passive(Strict):
    """The words that make a text passive; their place is in characters from 0."""

    words: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


def passives(text: str) -> list[Passive]:
    """Every passive verb of a text, in order."""
    plain = text.replace("’", "'")
    rules, tokens = passive_rules(), list(WORD.finditer(plain))
    spared = [m.span() for m in rules.no_passive.finditer(plain)]
    found: list[Passive] = []
    for at, token in enumerate(tokens):
        end = _participle(plain, tokens, at, rules)
        start = token.start()
        if end is None or any(first < end and start < last for first, last in spared):
            continue
        if not found or start >= found[-1].end:
            found.append(Passive(words=text[start:end], start=start, end=end))
    return found


def _participle(text: str, tokens: list[re.Match[str]], at: int, rules: PassiveRules) -> int | None:
    """Where the participle ends that belongs to the auxiliary at ``at``; None when there is none."""
    if tokens[at].group(0).lower() not in rules.auxiliaries:
        return None
    asked = _begins_a_clause(text, tokens[at].start())
    for place in range(at + 1, min(at + 2 + BETWEEN, len(tokens))):
        token = tokens[place]
        if text[tokens[place - 1].end() : token.start()].strip():
            return None
        word = token.group(0).lower()
        if _is_participle(word, rules) or rules.passive_states.match(text, token.start()):
            return token.end()
        is_asker = asked and place == at + 1 and word in rules.askers
        if not (is_asker or word in rules.between or word.endswith("ly")):
            return None
    return None


def _begins_a_clause(text: str, start: int) -> bool:
    return not text[:start].strip() or text[:start].rstrip()[-1] in ".!?,;:–"


def _is_participle(word: str, rules: PassiveRules) -> bool:
    if word in rules.states or word in rules.not_participles:
        return False
    return word in rules.irregular or (len(word) > 3 and word.endswith("ed") and "-" not in word)

"""What a plain sentence must not turn round or make up: denials, changes, advice, reassurance."""

import re
from functools import lru_cache

from assistant.grounding.facts import affirmed, drugs, negated
from assistant.handouts.difference import Difference
from assistant.handouts.rules import fidelity_rules

CLAUSE = re.compile(r",? (?:and|but|so) (?=(?:i|we|you|he|she|it|this|they|there)\b)", re.I)
"""Where a new clause begins: a denial before it does not reach over it."""


SHORT_FORM = re.compile(r"['’]ll\b")


def negation_differences(source: str, text: str) -> list[Difference]:
    """Words that one of the two denies and the other states, and denials that got lost or came in."""
    rules = fidelity_rules()
    source, text = (CLAUSE.sub(". ", SHORT_FORM.sub(" will", t)) for t in (source, text))
    denied, denies = (bool(rules.denial.search(t)) for t in (source, text))
    # "Clear" for "no wheezing" says the same; "not clear" for "clear" does not.
    words_said, words_told = (
        {m.group(0).lower() for m in rules.denial_equals.finditer(t)} for t in (source, text)
    )
    softened, softens = bool(words_said - words_told), bool(words_told - words_said)
    if denied and not denies and not softens:
        return [Difference("negation", "", "The note says that something is not so; the sentence does not.")]
    if denies and not denied and not softened:
        return [Difference("negation", "", "The sentence says that something is not so; the note does not.")]
    if softened or softens:
        return []
    turned = (affirmed(source) & (negated(text) - affirmed(text))) - negated(source)
    turned |= (negated(source) - affirmed(source)) & (affirmed(text) - negated(text))
    return [
        Difference("negation", word, f"Note and sentence disagree on whether this is so: {word}.")
        for word in sorted(turned)
    ]


def actions(text: str) -> set[str]:
    """What the text tells to do with a treatment: start, stop, raise, lower, continue, avoid."""
    return {name for name, pattern in fidelity_rules().actions.items() if pattern.search(text)}


def change_differences(source: str, text: str) -> list[Difference]:
    """A start, stop or change that is lost or turned round."""
    rules = fidelity_rules()
    said, told = actions(source), actions(text)
    if "avoid" in said and not told & {"avoid", "stop"} and not rules.denial.search(text):
        return [Difference("change", "avoid", "The note says to avoid something; the sentence does not.")]
    pairs = [(a, b) for one, two in rules.opposite for a, b in ((one, two), (two, one))]
    for one, other in pairs:
        if one in said and other not in said and other in told and one not in told:
            return [Difference("change", other, f"The note says {one}, the sentence {other}.")]
    lost = sorted((said & set(rules.change)) - told) if drugs(source) else []
    return [Difference("change", name, f"The sentence does not say {name} any more.") for name in lost]


@lru_cache(maxsize=1)
def _added_patterns() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Per row: the words that must not be added, and all the ways that a source may say them."""
    return [
        (re.compile(row[0], re.I), re.compile("|".join(f"(?:{p})" for p in row), re.I))
        for row in fidelity_rules().added
    ]


def advice_differences(source: str, text: str) -> list[Difference]:
    """Advice, reassurance, a side or a disease that the source does not have."""
    found: list[Difference] = []
    for words_added, ways in _added_patterns():
        match = words_added.search(text)
        if match and not ways.search(source):
            span = match.group(0)
            found.append(Difference("advice_added", span, f"The note does not say this here: {span}."))
    return found

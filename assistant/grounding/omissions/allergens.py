"""What somebody is allergic to, as a text names it: drugs, foods and other causes, or the season."""

import re
from functools import lru_cache

from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.rules import rules
from assistant.grounding.vocabulary import drug_words, generic_names

SEASONAL = "the season"

OBJECT = re.compile(
    r"\b(?:allergic|allerg(?:y|ies)|intoleran\w+|reactions?)\s+(?:to|from)\s+(?P<list>[^.?!;]{2,80})", re.I
)
"""What somebody is allergic to, as far as the clause goes."""

ADJOINING = 2
"""Words before "allergy" that can name its cause: "penicillin allergy"."""

ITEM_WORDS = 3
"""Words of a cause that no vocabulary has, at most."""


def causes_in(text: str, effect: bool = False) -> dict[str, str]:
    """Cause, generic for a drug, to the words that name it.

    With ``effect`` the text tells what happened, so only known causes count: "penicillin gives me hives".
    """
    if seasonal := pattern(rules().allergies.seasonal).search(text):
        return {SEASONAL: seasonal.group(0)}
    if effect:
        return _named(text)
    if match := OBJECT.search(text):
        return _named(match.group("list")) | _unknown(match.group("list"))
    before = re.search(r"(?P<name>.{0,40}?)\s+allerg(?:y|ies)\b", text, re.I)
    return _named(" ".join(before.group("name").split()[-ADJOINING:])) if before else {}


def _named(text: str) -> dict[str, str]:
    """Causes of the vocabularies."""
    found = known_causes().finditer(text)
    return {generic_names().get(m.group(0).lower(), m.group(0).lower()): m.group(0) for m in found}


def _unknown(listed: str) -> dict[str, str]:
    """Items of a list that no vocabulary has, such as a name that was misheard."""
    items = [item.strip() for item in re.split(r",|\b(?:and|or)\b", listed)]
    any_of = pattern(rules().allergies.any)
    wanted = (
        i
        for i in items
        if 0 < len(i.split()) <= ITEM_WORDS and not any_of.search(i) and not known_causes().search(i)
    )
    return {item.lower(): item for item in wanted}


@lru_cache(maxsize=1)
def known_causes() -> re.Pattern[str]:
    """The causes of the vocabularies."""
    words = [*generic_names(), *drug_words().plain_words, *drug_words().classes, *rules().allergies.causes]
    return pattern(word.lower() for word in words)

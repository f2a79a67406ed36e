"""Where medicines stand in a statement, and the words around each."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.vocabulary import drug_words, generic_names
from assistant.handouts.rules import medicine_rules


@dataclass(frozen=True)
class Mention:
    """A medicine in a statement: its words and its generic name.

    ``before`` and ``after`` reach to the next medicine; ``lead`` is everything before it.
    """

    name: str
    generic: str
    before: str
    after: str
    lead: str


def mentions(text: str) -> list[Mention]:
    """The medicines of a statement. An everyday word ("iron") counts only with an amount after it."""
    found = [match for match in names().finditer(text) if _is_medicine(match, text)]
    table = generic_names()
    return [
        Mention(
            name=match.group(0),
            generic=table.get(match.group(0).lower(), match.group(0).lower()),
            before=text[found[at - 1].end() if at else 0 : match.start()],
            after=text[match.end() : found[at + 1].start() if at + 1 < len(found) else len(text)],
            lead=text[: match.start()],
        )
        for at, match in enumerate(found)
    ]


def _is_medicine(match: re.Match[str], text: str) -> bool:
    known = match.group(0).lower() in generic_names()
    return known or bool(medicine_rules().amount.match(text[match.end() :].lstrip()))


@lru_cache(maxsize=1)
def names() -> re.Pattern[str]:
    """Every name that a medicine can have, the longest first."""
    known = [*generic_names(), *(w.lower() for w in drug_words().plain_words)]
    ordered = sorted(known, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in ordered) + r")\b", re.I)

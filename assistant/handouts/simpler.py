"""Turns of phrase made shorter and long sentences cut, by rules, where no fact changes.

Words are replaced in ``plain.py``; here a sentence is turned round. Patterns are data.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from assistant.handouts.differences import differences
from assistant.handouts.medicine_names import names
from assistant.handouts.plain import CONDITION
from assistant.handouts.readability import sentences
from assistant.handouts.rules import Data
from assistant.settings import ROOT

FILE = "rules/simpler.yaml"
"""Under ``knowledge/``."""

LONG = 11
"""Words: a longer sentence is cut if it can be."""

SHORT = 3
"""Words: no piece is shorter."""

SUBJECTS = ("We", "You", "It", "They", "This")


class SimplerRules(Data):
    """``knowledge/rules/simpler.yaml``: patterns, each with what stands in its place."""

    turns: list[tuple[str, str]]
    cuts: list[tuple[str, str]]


Patterns = list[tuple[re.Pattern[str], str]]


@lru_cache(maxsize=1)
def _rules() -> tuple[Patterns, Patterns]:
    """Turns and cuts, read once. Unknown keys and bad patterns are errors."""
    read = SimplerRules.model_validate(
        yaml.safe_load((ROOT / "knowledge" / FILE).read_text(encoding="utf-8"))
    )
    drug = names().pattern
    turns = [(re.compile(pattern.replace("{drug}", f"(?i:{drug})")), said) for pattern, said in read.turns]
    return turns, [(re.compile(pattern), said) for pattern, said in read.cuts]


def simpler(source: str, told: str) -> str:
    """``told``, a telling of ``source``, with every cut and turn after which the two still agree."""
    cut = [piece for sentence in sentences(told) for piece in _pieces(sentence)]
    if differences(source, " ".join(cut), also=told):
        cut = sentences(told)
    for pattern, said in _rules()[0]:
        turned = [_capital(pattern.sub(said, piece, count=1)) for piece in cut]
        if turned != cut and not differences(source, " ".join(turned), also=told):
            cut = turned
    return " ".join(cut)


def _pieces(sentence: str) -> Iterator[str]:
    """The sentence, or what it can be cut into. What depends on a condition stays with it."""
    if len(sentence.split()) > LONG:
        for pattern, said in _rules()[1]:
            for match in pattern.finditer(sentence):
                first, rest = sentence[: match.start()], sentence[match.end() :]
                subject = sentence.split()[0]
                if "{subject}" in said and subject not in SUBJECTS:
                    continue
                if min(len(first.split()), len(rest.split())) < SHORT or CONDITION.search(first):
                    continue
                yield f"{first.rstrip(' ,;:')}."
                yield from _pieces(_capital(said.format(subject=subject) + rest))
                return
    yield sentence


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Which numbers a text may say, read generously: every value that some reading of its words gives.

Written apart from the checks that are measured, so that both cannot share a mistake. It over-reads on
purpose: "one twenty" is 1, 20, 21 and 120. A value that is not found here was not said.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from eval.planted.words import spoken_words

LONGEST = 7
"""Words of a spoken number at most."""


@lru_cache(maxsize=20_000)
def values(text: str) -> frozenset[float]:
    """Every number that the text may say, in digits or words."""
    plain = text.lower().replace("-", " ").replace(" and a half", " point five")
    tokens = re.findall(r"\d+(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+|[a-z]+", plain)
    found: set[float] = set()
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + LONGEST, len(tokens)) + 1):
            if not all(_is_number(token) for token in tokens[start:end]):
                break
            found.update(_readings(tokens[start:end]))
    return frozenset(found)


def _is_number(token: str) -> bool:
    return token in ("point", "and") or bool(_own(token)) or token in spoken_words().scales


def _own(token: str) -> list[float]:
    if token[0].isdigit() or token[0] == ".":
        return [float(token.replace(",", ""))]
    words = spoken_words()
    if token in words.ones:
        return [float(words.ones.index(token))]
    # "In her thirties" is 30 too.
    ten = f"{token[:-3]}y" if token.endswith("ies") else token
    if ten in words.tens:
        return [20.0 + 10 * words.tens.index(ten)]
    return [words.others[token]] if token in words.others else []


def _readings(tokens: list[str]) -> Iterator[float]:
    """The values of one run of number words, read as a sum, digit by digit, or with a decimal point."""
    if "point" in tokens:
        at = tokens.index("point")
        after = "".join(f"{int(v)}" for token in tokens[at + 1 :] for v in _own(token))
        yield from (float(f"{int(whole)}.{after}") for whole in _whole(tokens[:at]) if after)
    else:
        yield from _whole(tokens)


def _whole(tokens: list[str]) -> Iterator[float]:
    words = [token for token in tokens if token != "and"]
    if not words:
        yield 0.0
        return
    yield _sum(words)
    own = [v for word in words for v in _own(word)]
    if len(own) == len(words) and all(v == int(v) for v in own):
        yield float("".join(f"{int(v)}" for v in own))
        if len(own) > 1 and own[0] < 10:
            yield own[0] * 100 + sum(own[1:])
        if len(own) > 1:
            # "nineteen ninety eight" is a year, "twenty twenty one" too.
            yield own[0] * 100 + sum(own[1:])
            yield sum(own[:2]) * 100 + sum(own[2:])
    if 0.5 in own:
        yield sum(own)


def _sum(words: list[str]) -> float:
    total, part = 0.0, 0.0
    for word in words:
        if word in spoken_words().scales:
            part = (part or 1.0) * spoken_words().scales[word]
            if spoken_words().scales[word] == 1000:
                total, part = total + part, 0.0
        else:
            part += sum(_own(word))
    return total + part

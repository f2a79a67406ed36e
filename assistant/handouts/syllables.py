"""How many syllables an English word has, clinical words included, without a dictionary.

Vowel groups are counted, then corrected: endings that nobody speaks are taken off, vowels that stand
side by side but are spoken apart are added. ``knowledge/vocabulary/syllables.yaml`` has the rest.
"""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.settings import ROOT

VOWELS = re.compile(r"[aeiouy]+")
CAPITALS = re.compile(r"[A-Z]{2,5}s?")

SPOKEN_APART = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![cstxg])i[ao](?!n$)|(?<![cstxglno])ion|[ct]iat",  # car-di-ac, ini-ti-ate; not na-tion
        r"(?<![cstxgl])ian$",  # vegetar-i-an; not physi-cian
        r"ie(?=t)|(?<![cstg])ien(?=[ct])|iu(?=[ms])",  # di-et, nutri-ent, sodi-um; not pa-tient
        r"(?<=[a-z][a-z])(?:ier|iest)$",  # easi-er
        r"(?<![gq])u(?:a(?=[lrt])|e(?=n[ct]|l|t)|i(?=d|t[iy]|ng|n$)|o)",  # man-u-al, flu-id
        r"oing|yi|(?<=[a-z][aeo])y(?=[eo])|(?<![gp])eo(?!u)|(?<![gst])eou",  # go-ing, os-te-o
        r"(?<=cr)ea(?=t)|(?<=[aeiouy].)ea$|(?<=[aeiouy]..)ea$|(?<=[aeiouy]...)ea$|oea$|(?<=[ng])eal$",
        r"ao|ii|eu(?=[ms]$)|oe(?=n|soph)",  # a-orta, ile-um, gastro-en-teritis
        r"^re(?=a(?:ct|pp|ss|dm)|ev|im)|^co(?=o[rp])",  # re-act, co-ordinate
        r"sms?$|thm$|oarth",  # autis-m, rhyth-m
    )
)
SILENT = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![aeiouy])(?<![^aeiouylrw][lr])e$",  # dose; not ta-ble
        r"(?<![aeiouysxzcg])(?<!sh)(?<!ch)(?<![^aeiouylrw][lr])es$",  # takes; not dos-es
        r"(?<![aeiouytd])(?<![^aeiouylrw][lr])ed$",  # checked; not need-ed
        r"[gq]ue[ds]?$",  # fatigue, technique
        r"(?<=[a-z]{2})(?<![aeiouy])(?<!l)e(?=ly$|ments?$|ful|less|ness)",  # safe-ly, move-ment
    )
)


class Exceptions(BaseModel):
    """The file of words that the rules get wrong."""

    model_config = ConfigDict(extra="forbid")
    words: dict[str, int] = Field(description="Lower-case word and its syllables.")


@lru_cache(maxsize=1)
def _exceptions() -> dict[str, int]:
    path = ROOT / "knowledge" / "vocabulary" / "syllables.yaml"
    return Exceptions(**yaml.safe_load(path.read_text(encoding="utf-8"))).words


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Spoken syllables of one word, at least 1.

    A number is one, as in the common tools, so that grades can be compared with published ones;
    capitals (MRI) and letters with digits (A1c) are spelled.
    """
    if word.replace(",", "").replace(".", "").isdigit():
        return 1
    if any(c.isdigit() for c in word) and "-" not in word:
        return max(1, sum(c.isalnum() for c in word))
    if CAPITALS.fullmatch(word):
        return sum(3 if c == "W" else 1 for c in word if c.isupper())
    parts = [part for part in re.split(r"[-/]", word.lower().replace("’", "'")) if part]
    return max(1, sum(_spoken(part) for part in parts))


def _spoken(word: str) -> int:
    bare = word.removesuffix("'s").replace("'", "")
    known = _exceptions().get(bare, _exceptions().get(bare.removesuffix("s")))
    if known is not None:
        return known
    if not VOWELS.search(bare):
        return min(len(bare), 3)
    apart = sum(len(pattern.findall(bare)) for pattern in SPOKEN_APART)
    silent = sum(len(pattern.findall(bare)) for pattern in SILENT)
    return max(1, len(VOWELS.findall(bare)) + apart - silent)

"""Content words of a text as stems, so that "cramps" and "cramping" can meet.

The stemmer takes off a few English endings; it need not be right about words, only the same for
note and speech. Synonyms ("high blood pressure" = "hypertension") come from a vocabulary file.
"""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT


class TermWords(BaseModel):
    """The vocabulary file: words without content, and groups of words that mean the same here."""

    model_config = ConfigDict(extra="forbid")

    stopwords: list[str]
    synonyms: dict[str, list[str]]


@lru_cache(maxsize=1)
def _words() -> TermWords:
    source = (ROOT / "knowledge/vocabulary/terms.yaml").read_text(encoding="utf-8")
    return TermWords(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {said.lower(): meant for meant, names in _words().synonyms.items() for said in names}
    names = sorted(table, key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(re.escape(n) for n in names) + r")\b"), table


@lru_cache(maxsize=1)
def _stopwords() -> frozenset[str]:
    return frozenset(_words().stopwords)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its common English endings; at least three letters stay."""
    for ending in ("ically", "ings", "ing", "edly", "ied", "ies", "ed", "ly", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    word = re.sub(r"([bdfgmnprt])\1$", r"\1", word)
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word


def normalized(text: str) -> str:
    """Lower case, with each synonym replaced by the word that stands for its group."""
    pattern, table = _synonyms()
    return pattern.sub(lambda m: table[m.group(1)], text.lower())


def terms(text: str) -> list[str]:
    """Stems of the content words of a text, in order, repeats kept."""
    tokens = re.findall(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?", normalized(text))
    return [stem(t) for t in tokens if t not in _stopwords() and (len(t) > 1 or t.isdigit())]


def as_written(text: str, wanted: str) -> str:
    """The words of a text that stand for a stem: "allergies" for "allerg"; the stem if there are none."""
    pattern, table = _synonyms()
    spans = [m.group(0) for m in re.finditer(r"[A-Za-z]+(?:'[a-z]+)?", text)]
    phrases = [m.group(0) for m in pattern.finditer(text.lower()) if stem(table[m.group(1)]) == wanted]
    return next((s for s in spans if wanted in terms(s)), phrases[0] if phrases else wanted)

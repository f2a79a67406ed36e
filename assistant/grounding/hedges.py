"""How sure a text is of what it says: words such as "may", "likely" or "confirmed" and what they are about.

Cues are data, in four kinds from ``possible`` to ``confirmed``: ``knowledge/rules/certainty.yaml``. As with
negation, a cue is about the words behind it, up to the end of the clause.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT

Kind = Literal["possible", "likely", "believed", "confirmed"]

REACH = 12
"""Words behind a cue that it is about at most."""

CLAUSE = re.compile(
    r"\s*(?:;|,? but |, which |, although |, however,?"
    r"|,? and (?=(?:he|she|is|was|has|will|it|this|there|we|i)\b))\s*",
    re.I,
)
"""Where one clause of a sentence ends and the next begins."""


class CertaintyRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    cues: dict[Kind, list[str]]
    not_meant: list[str]
    stops: list[str]
    open: list[str]
    conditions: list[str]
    options: list[str]
    step_ends: list[str]
    commits: list[str]
    made_doubtful: list[str]
    judged: list[str]
    answers: list[str]
    to_come: list[str]
    common: list[str]
    softer: list[tuple[str, str]]


@dataclass(frozen=True)
class Hedge:
    """A cue with its place in the text; ``about`` is where the words that it is about end."""

    kind: Kind
    words: str
    start: int
    end: int
    about: int


@lru_cache(maxsize=1)
def rules() -> CertaintyRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/certainty.yaml").read_text(encoding="utf-8")
    return CertaintyRules(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def _cues() -> dict[Kind, re.Pattern[str]]:
    not_meant = "".join(rf"(?<!{re.escape(w)} )" for w in rules().not_meant)
    return {
        kind: re.compile(rf"\b{not_meant}(?:{'|'.join(f'(?:{cue})' for cue in cues)})(?!\w)", re.I)
        for kind, cues in rules().cues.items()
    }


@lru_cache(maxsize=1)
def _stops() -> re.Pattern[str]:
    return re.compile(rf"[.;:?!](?:\s|$)|\b(?:{'|'.join(re.escape(s) for s in rules().stops)})\b", re.I)


def hedges(text: str) -> list[Hedge]:
    """The cues of a text in order."""
    found = [_hedge(kind, m, text) for kind, cue in _cues().items() for m in cue.finditer(text)]
    return sorted(found, key=lambda h: h.start)


def _hedge(kind: Kind, match: re.Match[str], text: str) -> Hedge:
    stop = _stops().search(text, match.end())
    words = list(re.finditer(r"\S+", text[match.end() : stop.start() if stop else len(text)]))[:REACH]
    about = match.end() + (words[-1].end() if words else 0)
    return Hedge(kind, match.group(0), match.start(), match.end(), about)


def without(text: str, found: list[Hedge]) -> list[str]:
    """The pieces of a text that none of these cues is about."""
    pieces: list[str] = []
    at = 0
    for hedge in found:
        pieces.append(text[at : max(at, hedge.start)])
        at = max(at, hedge.about)
    return [*pieces, text[at:]]

"""A sentence with its polarity turned: "Denies cough." becomes "Reports cough.".

Only one word or two change, by the first pattern that fits (``knowledge/rules/turns.yaml``), so that the
clinician sees what was meant. Sentences that say several things are left alone.
"""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT


class Turns(BaseModel):
    """Patterns with what they become, tried in order; ``denied`` for sentences that deny."""

    model_config = ConfigDict(extra="forbid")

    version: int
    denied: list[tuple[str, str]]
    stated: list[tuple[str, str]]


@lru_cache(maxsize=1)
def _turns() -> tuple[list[tuple[re.Pattern[str], str]], list[tuple[re.Pattern[str], str]]]:
    source = (ROOT / "knowledge/rules/turns.yaml").read_text(encoding="utf-8")
    turns = Turns(**yaml.safe_load(source))
    denied, stated = (
        [(re.compile(pattern), to) for pattern, to in rows] for rows in (turns.denied, turns.stated)
    )
    return denied, stated


def turned_round(text: str, denied: bool) -> str:
    """The sentence with the other polarity, "" when no pattern fits. ``denied``: whether it denies now."""
    for pattern, to in _turns()[0 if denied else 1]:
        changed, count = pattern.subn(to, text, count=1)
        if count:
            return _capitalized(changed, like=text)
    return ""


def _capitalized(text: str, like: str) -> str:
    """Upper case where the sentence began with it, lower case behind a "No" that was put in front."""
    text = re.sub(r"^(No|no) ([A-Z])(?=[a-z])", lambda m: f"{m[1]} {m[2].lower()}", text)
    return text[:1].upper() + text[1:] if like[:1].isupper() else text

"""The word lists of errors in handouts: ``handout_errors.yaml``. Unknown keys are refused."""

from functools import lru_cache
from pathlib import Path

import yaml

from assistant.encounter import Strict
from eval.planted.words import Flip, Pattern

FILE = Path(__file__).with_name("handout_errors.yaml")


class Invented(Strict):
    """A sentence that comforts or advises, and words of which none may be in the note or the handout.

    ``clause`` is the same as the end of another sentence, "" when it cannot be said so.
    """

    text: str
    clause: str = ""
    keys: list[str]


class HandoutWording(Strict):
    """``handout_errors.yaml``; what each list is, is said there."""

    frequencies: list[list[str]]
    units: dict[str, str]
    denial: str
    flips: list[Flip]
    empty_warnings: list[str]
    empty_follow_ups: list[str]
    actions: list[Pattern]
    times: str
    reassurance: list[Invented]
    advice: list[Invented]
    harmless: list[Pattern]


@lru_cache(maxsize=1)
def handout_wording() -> HandoutWording:
    """The lists, read once."""
    return HandoutWording(**yaml.safe_load(FILE.read_text(encoding="utf-8")))

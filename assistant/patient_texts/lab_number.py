"""A number of a lab report as it is written: "7.2", "7,2", "250,000", "<5.0"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.patient_texts.lab_rules import Sign, lab_rules

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:[.,]\d+)?|\.\d+)"
"""Digits with a point or a comma before decimals, or commas between thousands."""

SIGNED = rf"[-−]?{NUMBER}"

THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True)
class Number:
    """A number's words, its value, and the sign that bounds it, None for none."""

    text: str
    value: float
    sign: Sign | None = None

    @property
    def doubtful(self) -> bool:
        """True for "7,200": seven thousand two hundred, or seven and a fifth."""
        return bool(THOUSANDS.fullmatch(self.text.lstrip("<>=≤≥ -+"))) and self.text.count(",") == 1


def amount(written: str) -> float:
    """The value of digits as they are written."""
    written = written.replace("−", "-")
    if THOUSANDS.fullmatch(written.lstrip("-+")):
        return float(written.replace(",", ""))
    return float(written.replace(",", "."))


@lru_cache(maxsize=1)
def sign_pattern() -> re.Pattern[str]:
    """A sign or words that bound the number behind them, each kind as a group."""
    kinds = [f"(?P<{kind}>{'|'.join(map(_whole, ways))})" for kind, ways in lab_rules().bounds.items()]
    return re.compile("|".join(kinds), re.I)


def _whole(words: str) -> str:
    """Words stand alone; a sign may touch its neighbours."""
    return rf"(?<!\w){words}(?!\w)" if words[0].isalpha() else words


def read_sign(text: str) -> Sign | None:
    """Which kind of bound a sign or its words are."""
    match = sign_pattern().fullmatch(text.strip())
    return match.lastgroup if match else None  # type: ignore[return-value]

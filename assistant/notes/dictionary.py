"""A clinician's own words: what is said or written, and what they write instead.

Entries are put into a drafted sentence by code, before it is checked like any other. Whole words only,
capitals kept, and never where a number, a denial, a side or a drug of the sentence would become another.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from assistant.encounter import Section
from assistant.errors import InputRefused
from assistant.grounding.facts import drugs, numbers
from assistant.grounding.negation import denied_chunks, negated
from assistant.grounding.sides import sides
from assistant.grounding.terms import terms
from assistant.notes.style_rules import abbreviations

LONGEST = 60
"""Characters of either side of an entry: a term, not a sentence."""

FRAMES = ("{}", "5 {}", "{} fever", "fever {}", "no cough {} fever")
"""Texts that an entry is tried in: bare, behind a number, and beside something that can be denied."""


class Entry(BaseModel):
    """``said`` is replaced by ``written`` wherever it stands as whole words, in any capitals."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    said: str = Field(min_length=1, max_length=LONGEST)
    written: str = Field(min_length=1, max_length=LONGEST)

    @field_validator("said", "written", mode="before")
    @classmethod
    def _one_line(cls, text: object) -> object:
        return " ".join(text.split()) if isinstance(text, str) else text


class Dictionary(BaseModel):
    """The entries of one clinician; each term stands once on the left."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    entries: tuple[Entry, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> "Dictionary":
        if len({entry.said.lower() for entry in self.entries}) < len(self.entries):
            raise ValueError("a term has two entries")
        return self

    def applied(self, text: str) -> str:
        """The text in the clinician's words. An entry is left out where it would change a fact."""
        return self._pattern.sub(lambda match: self._word(match, text), text) if self.entries else text

    def reworded(self, section: Section) -> Section:
        """The section with its sentences and the names of its problems in the clinician's words."""
        statements = [
            s.model_copy(update={"text": self.applied(s.text), "problem": self.applied(s.problem)})
            for s in section.statements
        ]
        return section.model_copy(update={"statements": statements})

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted((entry.said for entry in self.entries), key=len, reverse=True)
        words = "|".join(re.escape(said) for said in longest_first)
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)

    def _word(self, match: re.Match[str], text: str) -> str:
        found = match.group(0)
        written = next(e.written for e in self.entries if e.said.lower() == found.lower())
        new = _capitals(found, written)
        changed = text[: match.start()] + new + text[match.end() :]
        kept = abbreviations().same(found, new) or _facts(changed) == _facts(text)
        return new if kept else found

    def added(self, said: str, written: str) -> "Dictionary":
        """The dictionary with one more entry. Raises InputRefused with the reason when it is not taken."""
        entry = _entry(said, written)
        if any(old.said.lower() == entry.said.lower() for old in self.entries):
            raise InputRefused("There is an entry for this term already. Remove it first.")
        if reason := refusal(entry):
            raise InputRefused(reason)
        return Dictionary(entries=(*self.entries, entry))

    def removed(self, said: str) -> "Dictionary":
        """The dictionary without the entry for a term."""
        return Dictionary(entries=tuple(entry for entry in self.entries if entry.said != said))


def _entry(said: str, written: str) -> Entry:
    try:
        return Entry(said=said, written=written)
    except ValueError:
        raise InputRefused(f"Fill in both fields, each with at most {LONGEST} characters.") from None


def refusal(entry: Entry) -> str:
    """Why an entry is not taken, in words for the clinician; "" when it is."""
    said, written = entry.said, entry.written
    if said == written:
        return "Both fields hold the same words."
    if not re.search(r"\w", said) or re.search(r"[.!?:;\n]\s|[.!?]$", said):
        return "Write a term on the left, not a sentence."
    if drugs(said) != drugs(written):
        return "This would change, add or remove a drug. A drug can only get another of its own names."
    if abbreviations().same(said, written):
        return ""
    if any(_values(f.format(said)) != _values(f.format(written)) for f in FRAMES):
        return "This would change a number or its unit. Numbers stay as they were said."
    if bool(negated(said)) != bool(negated(written)) or any(
        _denied(f.format(said)) != _denied(f.format(written)) for f in FRAMES
    ):
        return "This would turn a denial around, or make one. Denials stay as they were said."
    if _sides(f"{said} knee") != _sides(f"{written} knee"):
        return "This would change the side of the body."
    return ""


@dataclass(frozen=True)
class _Facts:
    """What an entry may not change in a sentence."""

    values: list[tuple[str, str]]
    drugs: set[str]
    denials: int
    sides: list[str]


def _facts(text: str) -> _Facts:
    return _Facts(_values(text), drugs(text), len(denied_chunks(text)), _sides(text))


def _values(text: str) -> list[tuple[str, str]]:
    return [(number.value, number.unit) for number in numbers(text)]


def _denied(framed: str) -> set[str]:
    """Which of a frame's own complaints are denied with a term in it."""
    return negated(framed) & set(terms("fever cough"))


def _sides(text: str) -> list[str]:
    return [found.side for found in sides(text)]


def _capitals(found: str, written: str) -> str:
    """The written words with the capitals of what they replace; own capitals ("HTN") stay."""
    if written != written.lower():
        return written
    if found.isupper() and len(found) > 1:
        return written.upper()
    return written[0].upper() + written[1:] if found[0].isupper() else written

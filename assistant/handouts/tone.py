"""Words in a handout that blame, label, alarm, shout or speak past the reader, each with what to write.

Words are data (``knowledge/rules/tone.yaml``). A rule says where its words are innocent: the "failure"
of a heart blames nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

import yaml
from pydantic import BeforeValidator, model_validator

from assistant.encounter import Finding, Handout
from assistant.grounding.vocabulary import generic_names
from assistant.handouts.rules import AnyOf, Data
from assistant.settings import ROOT

FILE = "rules/tone.yaml"
"""Under ``knowledge/``."""

Kind = Literal["blame", "doubt", "label", "power", "person", "alarm", "shouting"]
ToneSeverity = Literal["major", "minor"]

CAPITALS = re.compile(r"\b[A-Z]{2,}(?:'[A-Z]+)?\b(?:,? [A-Z]+(?:'[A-Z]+)?\b)*")
"""Words in capitals that stand together."""

LONG = 6
"""Letters from which one word in capitals is no abbreviation, unless the data or a drug's name says so."""

TOGETHER = 3
"""Words in capitals in a row from which they are shouted."""


def _whole_words(patterns: object) -> object:
    """Each pattern bounded by the ends of words."""
    return [rf"(?<!\w)(?:{p})(?!\w)" for p in patterns] if isinstance(patterns, list) else patterns


Words = Annotated[AnyOf, BeforeValidator(_whole_words)]


class ToneRule(Data):
    """Words to avoid. ``say``: what to write instead; ``why``: one sentence for the writer.

    ``swap``, if any, can stand in the very place of the words (a template: "\\1" is a group of them).
    ``unless``: wordings that have the words in them and mean no harm.
    """

    words: Words
    say: str
    why: str
    severity: ToneSeverity = "minor"
    swap: str = ""
    unless: Words = re.compile(r"(?!)")


class Shouting(Data):
    """``shouted``: words that are no abbreviation in capitals; ``fine``: long ones that are."""

    shouted: frozenset[str]
    fine: frozenset[str]
    why: str


class ToneRules(Data):
    """``knowledge/rules/tone.yaml``."""

    words: dict[Kind, list[ToneRule]]
    shouting: Shouting

    @model_validator(mode="after")
    def _templates_fit(self) -> "ToneRules":
        for rule in (r for rules in self.words.values() for r in rules):
            groups = [int(g) for g in re.findall(r"\\(\d)", rule.swap)]
            if max(groups, default=0) > rule.words.groups:
                raise ValueError(f"swap {rule.swap!r} names a group that its words do not have")
        return self


@lru_cache(maxsize=1)
def tone_rules() -> ToneRules:
    """The rules, read once. Unknown keys and bad patterns are errors."""
    return ToneRules.model_validate(yaml.safe_load((ROOT / "knowledge" / FILE).read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Tone:
    """Words of a text that should be others. ``start`` is where ``span`` begins, in characters.

    ``replacement`` is what to write, in words; ``swap`` what can stand in the place of ``span``, or "".
    """

    kind: Kind
    severity: ToneSeverity
    span: str
    start: int
    replacement: str
    why: str
    swap: str = ""

    @property
    def end(self) -> int:
        """Where the span ends, in characters."""
        return self.start + len(self.span)

    def finding(self, text: str) -> Finding:
        """As a finding about ``text``, with the whole text repaired when the words can be swapped."""
        repair = f"{text[: self.start]}{self.swap}{text[self.end :]}" if self.swap else ""
        return Finding(
            rule=f"tone_{self.kind}",
            severity=self.severity,
            explanation=f"{self.why} Write: {self.replacement}.",
            span=self.span,
            repair=repair,
        )


def tone(text: str) -> list[Tone]:
    """What should be said otherwise, in order. Of findings that overlap, the longest stays."""
    found = sorted(
        [*_worded(text), *_shouted(text)], key=lambda t: (-len(t.span), t.severity != "major", t.start)
    )
    kept: list[Tone] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda t: t.start)


def calm(text: str) -> str:
    """The text with other words put in where that can be done without changing the sentence."""
    for one in reversed(tone(text)):
        if one.swap:
            text = f"{text[: one.start]}{one.swap}{text[one.end :]}"
    return text


def tone_findings(handout: Handout) -> list[Finding]:
    """The findings of all sentences, then of what medicines are for."""
    texts = [s.text for s in handout.sentences()] + [m.what_for for m in handout.medicines]
    return [one.finding(text) for text in texts for one in tone(text)]


def _worded(text: str) -> Iterator[Tone]:
    straight = text.replace("’", "'")
    for kind, rules in tone_rules().words.items():
        for rule in rules:
            innocent = [m.span() for m in rule.unless.finditer(straight)]
            for match in rule.words.finditer(straight):
                if any(start < match.end() and match.start() < end for start, end in innocent):
                    continue
                span = text[match.start() : match.end()]
                swap = _cased(match.expand(rule.swap), span)
                yield Tone(kind, rule.severity, span, match.start(), rule.say, rule.why, swap)


def _shouted(text: str) -> Iterator[Tone]:
    rules = tone_rules().shouting
    for match in CAPITALS.finditer(text.replace("’", "'")):
        pieces = match.group(0).split(" ")
        loud = [piece for piece in pieces if _is_loud(piece.strip(","), len(pieces))]
        if not loud:
            continue
        span = text[match.start() : match.end()]
        begins = not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ".!?:"
        calm = " ".join(p if p.strip(",") in rules.fine else p.lower() for p in pieces)
        swap = calm[0].upper() + calm[1:] if begins else calm
        yield Tone("shouting", "minor", span, match.start(), f'"{swap}"', rules.why, swap)


def _is_loud(word: str, together: int) -> bool:
    rules = tone_rules().shouting
    if word in rules.fine or word.lower() in generic_names():
        return False
    return word in rules.shouted or len(word) >= LONG or (together >= TOGETHER and len(word) > 3)


def _cased(swap: str, span: str) -> str:
    """The swapped words begin with a capital where the found ones did."""
    return swap[0].upper() + swap[1:] if swap and span[0].isupper() else swap

"""Which amount and which frequency of a text belong to which medicine.

An amount belongs to the medicine named last before it, or to the one right behind it ("20 mg of Lasix").
What stands in an utterance that names none belongs, less surely, to the medicine the talk is about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from assistant.grounding.frequencies import Frequency, frequencies
from assistant.grounding.quantities import Quantity, quantities
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation, Said
from assistant.grounding.vocabulary import Mention, mentions, same_drug

MASS = frozenset({"mg", "mcg", "g", "ml", "units", "meq", "percent"})
"""Units of strength."""

COUNT = frozenset({"tablet", "puff", "drop", "patch", "teaspoon"})
"""Units that are taken by number."""

PLAIN_UNITS = MASS - {"percent"} | {"tablet"}
"""Units that make an everyday word a medicine: "iron 65 mg", but not "oxygen 98 %"."""

BEFORE = re.compile(
    r"[\s,:-]*(?:of (?:the |your |his |her )?|tablets? of |dose of |extra[- ]strength |your |a |the )*$", re.I
)
"""Between an amount and the medicine right behind it, read backwards from the name."""

ADJACENT = re.compile(
    r"[\s,:(]*(?:(?:is|was|at|to|up to|on|of|you know|uh|um|about|the|from|dose)[\s,]+)*", re.I
)
"""Between a medicine and a bare number that is its dose: "lisinopril to 40"."""

NEAR = 90
"""Characters from a medicine to what is surely said of it."""

SECOND = 25
"""Characters between two frequencies of one medicine at most: "twice a day, in the morning and at night"."""

CONTEXT = 3
"""Utterances that the talk stays with a medicine after it was named."""

MOVED = re.compile(r"\b(from|to|up to|down to)\s*(?:about |the )?$", re.I)

Role = Literal["from", "to", ""]


@dataclass(frozen=True)
class Dose:
    """An amount of a medicine. ``drug`` is a generic name; ``near`` if it surely belongs to it."""

    drug: str
    amount: Quantity
    near: bool = True
    role: Role = ""
    said: Said | None = None


@dataclass(frozen=True)
class Timing:
    """How often a medicine is taken, or with ``drug`` "" something else is done."""

    drug: str
    frequency: Frequency
    near: bool = True
    said: Said | None = None


@dataclass(frozen=True)
class Medication:
    """A text with its medicines, and the amounts and frequencies that belong to each."""

    text: str

    @cached_property
    def drugs(self) -> list[Mention]:
        """Its medicines; an everyday word only with an amount of medicine beside it."""
        return [m for m in mentions(self.text) if not m.plain or self._dosed(m)]

    @cached_property
    def numbers(self) -> list[Quantity]:
        """All numbers."""
        return quantities(self.text)

    @cached_property
    def doses(self) -> list[Dose]:
        """The amounts of its medicines; ``drug`` is "" when it names none."""
        found: list[Dose] = []
        for q in self.numbers:
            if q.unit in MASS | COUNT or (q.unit == "" and self._bare(q)):
                found.append(self._dose(q, found))
        # A percentage by itself is a saturation or an ejection fraction.
        return [d for d in found if d.drug or d.amount.unit != "percent"]

    @cached_property
    def timings(self) -> list[Timing]:
        """Its frequencies, each with the medicine named last before it, else the next one.

        A second one, some words behind the first of a medicine that is not named again, is of something else:
        "and ice it daily".
        """
        found: list[Timing] = []
        for timing in (self._timing(f) for f in frequencies(self.text)):
            earlier = [t for t in found if t.drug == timing.drug]
            last = max([t.frequency.end for t in earlier], default=timing.frequency.start)
            again = any(
                m.name == timing.drug and last <= m.start < timing.frequency.start for m in self.drugs
            )
            apart = not again and timing.frequency.start - last > SECOND
            found.append(replace(timing, near=timing.near and not apart))
        return found

    def _dosed(self, mention: Mention) -> bool:
        around = self.text[max(0, mention.start - 25) : mention.end + 40]
        return any(q.unit in PLAIN_UNITS for q in quantities(around))

    def _bare(self, number: Quantity) -> bool:
        """Whether a number without a unit stands right before or behind a medicine."""
        named = [m for m in self.drugs if not m.plain]
        if number.value == "1":
            return False
        return any(
            (m.end <= number.start and ADJACENT.fullmatch(self.text, m.end, number.start))
            or (number.end <= m.start and BEFORE.fullmatch(self.text, number.end, m.start))
            for m in named
        ) and not re.match(r"\s*(?:/|times|[ap]m\b|o'clock)", self.text[number.end :])

    def _dose(self, amount: Quantity, earlier: list[Dose]) -> Dose:
        before = next((m for m in reversed(self.drugs) if m.end <= amount.start), None)
        behind = next((m for m in self.drugs if m.start >= amount.end), None)
        if behind is not None and BEFORE.fullmatch(self.text, amount.end, behind.start):
            given = before is not None and any(d.drug == before.name for d in earlier)
            if before is None or given or " of " in self.text[amount.end : behind.start]:
                return Dose(behind.name, amount, role=self._role(amount))
        if before is not None:
            near = amount.start - before.end <= NEAR
            return Dose(before.name, amount, near=near, role=self._role(amount))
        if behind is not None:
            return Dose(
                behind.name, amount, near=behind.start - amount.end <= NEAR // 2, role=self._role(amount)
            )
        return Dose("", amount, near=False)

    def _role(self, amount: Quantity) -> Role:
        """Whether it is what a dose is changed from or to."""
        match = MOVED.search(self.text[max(0, amount.start - 20) : amount.start])
        return "" if match is None else ("from" if match.group(1).lower() == "from" else "to")

    def _timing(self, frequency: Frequency) -> Timing:
        before = next((m for m in reversed(self.drugs) if m.end <= frequency.start), None)
        behind = next((m for m in self.drugs if m.start >= frequency.end), None)
        if before is not None:
            last = max([before.end, *(d.amount.end for d in self.doses if d.amount.end <= frequency.start)])
            return Timing(before.name, frequency, near=frequency.start - last <= NEAR)
        if behind is not None and behind.start - frequency.end <= NEAR:
            return Timing(behind.name, frequency, near=False)
        return Timing("", frequency, near=False)


@dataclass(frozen=True)
class HeardMedication:
    """All amounts and frequencies that were said for medicines in a conversation."""

    doses: list[Dose]
    timings: list[Timing]

    def doses_of(self, drug: str) -> list[Dose]:
        """The amounts said for a medicine, sure ones and others."""
        return [d for d in self.doses if d.drug and same_drug(d.drug, drug)]

    def timings_of(self, drug: str) -> list[Timing]:
        """How often a medicine was said to be taken."""
        return [t for t in self.timings if t.drug and same_drug(t.drug, drug)]


@once
def heard_medication(conversation: Conversation) -> HeardMedication:
    """What was said of medicines; an utterance that names none is about those named just before or after."""
    texts = [Medication(s.utterance.text) for s in conversation.said]
    doses: list[Dose] = []
    timings: list[Timing] = []
    for at, (said, text) in enumerate(zip(conversation.said, texts, strict=True)):
        talked_of = list(_context(texts, at))
        for dose in text.doses:
            named = [dose.drug] if dose.drug else talked_of
            doses += [replace(dose, drug=d, said=said) for d in named or [""]]
        for timing in text.timings:
            named = [timing.drug] if timing.drug else talked_of
            timings += [replace(timing, drug=d, said=said) for d in named or [""]]
    return HeardMedication(doses, timings)


def _context(texts: list[Medication], at: int) -> Iterator[str]:
    """The medicine named last before an utterance, and the one named first after it, within reach."""
    for earlier in range(at - 1, max(-1, at - 1 - CONTEXT), -1):
        if texts[earlier].drugs:
            yield texts[earlier].drugs[-1].name
            break
    for later in range(at + 1, min(len(texts), at + 1 + CONTEXT)):
        if texts[later].drugs:
            yield texts[later].drugs[0].name
            break

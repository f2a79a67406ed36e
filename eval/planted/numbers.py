"""Wrong numbers, doses and units: what a writer puts in the place of an amount that was said."""

import re
from collections.abc import Iterator
from random import Random

from eval.planted.case import Line, Planted, Visit, changed
from eval.planted.words import swaps
from eval.planted.written import Written, as_text, written

Way = tuple[str, float]
"""How a wrong value was come by, and the value."""


def numbers(visit: Visit, random: Random) -> Iterator[Planted]:
    """Another value for an amount that is no dose: digits turned round, a near one, one said elsewhere."""
    for line in visit.lines:
        for number in written(line.text):
            if number.is_dose or not _is_said(visit, line, number):
                continue
            ways = [*_turned(number), *_near(number), *_elsewhere(visit, line, number, dose=False)]
            for how, value in _wrong(visit, line, number, ways, random):
                yield changed(visit, line, "number", how, _with_value(line, number, value))


def doses(visit: Visit, random: Random) -> Iterator[Planted]:
    """Another strength for a dose, or another frequency for a medicine."""
    for line in visit.lines:
        amounts = [n for n in written(line.text) if n.is_dose]
        for number in (n for n in amounts if _is_said(visit, line, n)):
            ways = [*_strengths(number), *_elsewhere(visit, line, number, dose=True)]
            for how, value in _wrong(visit, line, number, ways, random):
                yield changed(visit, line, "dose", how, _with_value(line, number, value))
        if amounts:
            yield from _frequencies(visit, line)


def units(visit: Visit, random: Random) -> Iterator[Planted]:
    """Another unit behind the same number."""
    table = {word.lower(): key for key, unit in swaps().units.items() for word in unit.written}
    for line in visit.lines:
        for number in written(line.text):
            key = table.get(number.unit.lower())
            aged = line.text[number.unit_start :].startswith(("year-old", "years-old", "year old"))
            if key is None or aged or not _unit_said(visit, number.value, key):
                continue
            for other in swaps().units[key].other:
                if not _unit_said(visit, number.value, other):
                    after = _with_unit(line.text, number, other)
                    yield changed(visit, line, "unit", f"{key} to {other}", after)


def _is_said(visit: Visit, line: Line, number: Written) -> bool:
    """True when the number was said where its statement was: else the note is not good to begin with."""
    about = visit.dialogue.about(line.text)
    return any(at in about for at in visit.dialogue.turns_with_value(number.value))


def _wrong(visit: Visit, line: Line, number: Written, ways: list[Way], random: Random) -> Iterator[Way]:
    """One value that is really wrong: not said in any turn that may be about the statement."""
    about = visit.dialogue.about(line.text)
    random.shuffle(ways)
    for how, value in ways:
        said = visit.dialogue.turns_with_value(value)
        fits = value > 0 and value != number.value and (how == "said elsewhere") == bool(said)
        if fits and not about.intersection(said):
            yield how, value
            return


def _turned(number: Written) -> list[Way]:
    digits = number.words
    if (
        number.is_grade
        or not re.fullmatch(r"\d{2,3}", digits)
        or len(set(digits)) == 1
        or digits.endswith("0")
    ):
        return []
    turned = digits[:-2] + digits[-1] + digits[-2]
    return [("digits turned round", float(turned))]


def _near(number: Written) -> list[Way]:
    value = number.value
    if number.is_grade:
        return [("a near value", float(grade)) for grade in range(1, number.most + 1)]
    if number.unit.lower().startswith("hour"):
        return [("a near value", float(hours)) for hours in (4, 6, 8, 12, 24, 48, 72)]
    if value != int(value):
        steps = [0.3, -0.3, 1.0, -1.0]
    elif value <= 12:
        steps = [1, 2, 3, -1, -2]
    elif value < 100:
        steps = [2, 5, -2, -5, 10, -10]
    else:
        steps = [10, 20, -10, -20]
    return [("a near value", round(value + step, 2)) for step in steps]


def _strengths(number: Written) -> list[Way]:
    if number.unit.lower() in ("puffs", "tablets"):
        return [("another strength", float(count)) for count in (1, 2, 3, 4)]
    ladder = swaps().strengths
    near = sorted(ladder, key=lambda s: abs(s - number.value))[1:5]
    tenfold = [number.value * 10, round(number.value / 10, 3)]
    return [("another strength", s) for s in near] + [("tenfold", v) for v in tenfold if v >= 0.1]


def _elsewhere(visit: Visit, line: Line, number: Written, *, dose: bool) -> list[Way]:
    """Values that the note gives for something else."""
    if number.is_grade:
        return []
    here = {n.value for n in written(line.text)}
    others = {n.value for other in visit.lines for n in written(other.text) if n.is_dose == dose}
    return [("said elsewhere", value) for value in sorted(others - here) if _same_size(value, number.value)]


def _same_size(one: float, other: float) -> bool:
    """A writer takes a value for another only when both are plausible."""
    if (one == int(one)) != (other == int(other)):
        return False
    return max(one, other) <= 5 * min(one, other) or max(one, other) <= 12


def _with_value(line: Line, number: Written, value: float) -> str:
    rest = line.text[number.end :]
    if number.value == 1:
        rest = re.sub(r"^ (day|week|month|year|hour|minute|mile|pound)\b", r" \1s", rest)
    elif value == 1:
        rest = re.sub(r"^ (day|week|month|year|hour|minute|mile|pound)s\b", r" \1", rest)
    after = line.text[: number.start] + as_text(value, number.words) + rest
    after = re.sub(r"\ba (?=8\d?-|1[18]-)", "an ", after)
    return re.sub(r"\ban (?=[2-79]\d?-|1[0-79]-)", "a ", after)


def _unit_said(visit: Visit, value: float, unit: str) -> bool:
    said = swaps().units[unit].said
    turns = [visit.dialogue.turns[at] for at in visit.dialogue.turns_with_value(value)]
    return any(re.search(rf"\b{re.escape(word)}", turn) for turn in turns for word in said)


def _with_unit(text: str, number: Written, unit: str) -> str:
    """The number with another unit, singular where the old one was."""
    forms = swaps().units[unit].written
    old = number.unit.lower()
    single = len(forms) > 1 and forms[0].endswith("s") and not old.endswith("s") and len(old) > 2
    end = number.unit_start + len(number.unit)
    return text[: number.unit_start] + (forms[1] if single else forms[0]) + text[end:]


def _frequencies(visit: Visit, line: Line) -> Iterator[Planted]:
    table = {word: key for key, entry in swaps().frequencies.items() for word in entry.written}
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b")
    match = pattern.search(line.text)
    if match is None:
        return
    about = visit.dialogue.about(line.text)
    said = {
        key
        for key, entry in swaps().frequencies.items()
        if any(at in about for word in entry.said for at in visit.dialogue.turns_with(word))
    }
    here = table[match.group(0)]
    for other in swaps().frequencies[here].other if here in said else []:
        if other not in said:
            text = (
                line.text[: match.start()] + swaps().frequencies[other].written[0] + line.text[match.end() :]
            )
            yield changed(visit, line, "dose", "another frequency", text)

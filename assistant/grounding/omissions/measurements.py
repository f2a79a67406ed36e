"""Vital signs and test values that were said as numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.encounter import Severity
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import Measurement, measurements
from assistant.grounding.omissions.written import Line, Written
from assistant.grounding.quantities import Quantity, quantities

NEAR = 45
"""Characters between the name of a value and its number at most."""

OTHER_UNITS = {
    "mg",
    "mcg",
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "times",
    "tablet",
    "pack",
    "drink",
    "inch",
}
"""Units behind a number that is not the value named: "check your blood sugar 3 times"."""

BEHIND = 2
"""Thoughts of the same utterance behind the name of a value in which it may be told."""

DISTINCT = 3
"""Digits from which a number in any sentence is taken for the value; a lone "8" may be anything."""


def measured(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each value that no sentence of the note has."""
    found: dict[str, Fact] = {}
    for piece in pieces:
        for fact in _values(piece, pieces, written):
            found.setdefault(fact.about, fact)
    return list(found.values())


def _values(piece: Piece, pieces: list[Piece], written: Written) -> Iterator[Fact]:
    if piece.imagined:
        return
    matches = list(_names().finditer(piece.text))
    # Without a name there is one end too many, and nothing to read.
    ends = [*(m.start() for m in matches[1:]), len(piece.text)]
    for match, end in zip(matches, ends, strict=False):
        kind, name, measurement = _named(match.group(0))
        values = _read(piece.text[match.end() : end], measurement)
        telling = piece
        if not values and match is matches[-1]:
            telling, values = _behind(piece, pieces, measurement)
        if values and not _is_written(values, measurement, written):
            yield Fact(
                kind=kind,
                about=f"{name} {values[0].value}",
                piece=telling,
                words=match.group(0) if telling is piece else values[0].span,
                severity=_severity(values[0], measurement, telling),
                explanation=f"A value of {name} was said; the note does not have it.",
            )


def _behind(piece: Piece, pieces: list[Piece], measurement: Measurement) -> tuple[Piece, list[Quantity]]:
    """A value that is told right after it was shown: "Show me the hemoglobin. It's low, at 8.2"."""
    if not pattern(measurements().shows).search(piece.text):
        return piece, []
    near = pieces[piece.order + 1 : piece.order + 1 + BEHIND]
    told = [p for p in near if p.said is piece.said and not p.asks and not _names().search(p.text)]
    read = ((other, _read(other.text, measurement)) for other in told)
    return next(((other, values) for other, values in read if values), (piece, []))


def _read(behind: str, measurement: Measurement) -> list[Quantity]:
    low, high = measurement.possible or (0.0, 10_000.0)
    alone = (q for q in quantities(behind) if behind[q.start - 1 : q.start] != "-")  # not the 12 of "chem-12"
    near = [q for q in alone if q.start < NEAR and q.unit not in OTHER_UNITS]
    return [q for q in near if low <= float(q.value) <= high]


def _is_written(values: list[Quantity], measurement: Measurement, written: Written) -> bool:
    said = {q.value for q in values}
    distinct = {value for value in said if len(value.replace(".", "")) >= DISTINCT or "." in value}
    if distinct & written.values:
        return True
    name = pattern(measurement.said)
    there = any(said & line.values for line in written.lines if line.part in ("examination", "results"))
    return there or any(said & _rounded(line) for line in written.lines if name.search(line.context))


def _rounded(line: Line) -> set[str]:
    """The values of a line, also without their decimals: "about seven" may be 7.3 in the note."""
    return {*line.values, *(value.partition(".")[0] for value in line.values)}


def _severity(value: Quantity, measurement: Measurement, piece: Piece) -> Severity:
    """Minor when the value is in the normal range, or is called normal where there is no range."""
    if measurement.normal is None:
        return "minor" if pattern(measurements().normal).search(piece.text) else "major"
    low, high = measurement.normal
    return "minor" if low <= float(value.value) <= high else "major"


@lru_cache(maxsize=1)
def _table() -> list[tuple[re.Pattern[str], str, str, Measurement]]:
    words = measurements()
    return [
        (pattern(measurement.said), kind, name, measurement)
        for kind, group in (("vital_sign", words.vital_sign), ("test_result", words.test_result))
        for name, measurement in group.items()
    ]


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    return pattern([said for _, _, _, measurement in _table() for said in measurement.said])


def _named(words: str) -> tuple[str, str, Measurement]:
    return next((kind, name, m) for names, kind, name, m in _table() if names.fullmatch(words))

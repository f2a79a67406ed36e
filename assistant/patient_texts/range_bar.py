"""A value beside its reference range as a small picture, and the same in words.

The picture needs no colour: the place is told by the marker's shape and by words, so that it prints in black
and white and can be read aloud.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal

from assistant.patient_texts.lab_range import Place
from assistant.patient_texts.lab_sentences import range_words
from assistant.patient_texts.lab_values import LabValue

Shape = Literal["left", "circle", "right", "diamond"]

SHAPES: dict[Place, Shape] = {"below": "left", "within": "circle", "above": "right", "unknown": "diamond"}

ROOM = 0.25
"""Share of the bar on each side that lies outside of the range."""

EDGE = 0.02
"""A value far outside stands this near the bar's end."""

WIDTH, HEIGHT, LEFT, TOP, THICK = 440, 112, 24, 46, 18
"""Size of the picture, the bar's place and thickness, in units of the picture (CSS pixels at full size)."""

GREY = 'fill="#d9d9d9" stroke="#000" stroke-width="2"'

WORDS: dict[Place, str] = {
    "below": "below the range",
    "within": "in the range",
    "above": "above the range",
    "unknown": "the place in the range is not known",
}
NO_RANGE = "the report gives no range"

Translate = Callable[[str], str]


@dataclass(frozen=True)
class RangeBar:
    """What is drawn, in shares (0 to 1) of the bar's length, from left to right.

    ``start`` and ``end`` are those of the range; ``open_left`` and ``open_right`` tell that it has no printed
    end there. ``marker`` is the value; ``clamped`` that it lies farther out than can be drawn to scale.
    """

    start: float
    end: float
    marker: float
    shape: Shape
    low: str
    high: str
    value: str
    place: Place
    open_left: bool = False
    open_right: bool = False
    clamped: bool = False


def range_bar(value: LabValue) -> RangeBar | None:
    """The bar of a value; None where the report prints no range or does not tell the place in it."""
    if not value.has_range or value.value is None or value.place == "unknown":
        return None
    at, low, high = value.value, value.low, value.high
    start, end = (ROOM if low is not None else 0.0), (1 - ROOM if high is not None else 1.0)
    wanted = _position(at, low, high)
    marker = min(1 - EDGE, max(EDGE, wanted))
    return RangeBar(
        start=start,
        end=end,
        marker=marker,
        shape=SHAPES[value.place],
        low=value.reference.low_text,
        high=value.reference.high_text,
        value=value.measured,
        place=value.place,
        open_left=low is None,
        open_right=high is None,
        clamped=marker != wanted,
    )


def _position(value: float, low: float | None, high: float | None) -> float:
    """Where the value lies, the ends of the range at ``ROOM`` from the bar's ends.

    A range with one end is drawn to the scale of that end: from 0 to it, or from it to twice of it.
    """
    if low is not None and high is not None:
        return ROOM + (value - low) / (high - low) * (1 - 2 * ROOM)
    if high is not None:
        return (1 - ROOM) * value / high if high > 0 else 1 - EDGE
    return ROOM + (1 - ROOM) * (value - low) / abs(low) if low else EDGE


def in_words(value: LabValue, _: Translate = str) -> str:
    """The same for plain text: "7.2 % – above the range 4.0 to 5.6"."""
    if not value.has_range:
        expected = value.reference.expected
        said = _("the lab expects {result}").format(result=expected) if expected else _(NO_RANGE)
        return f"{value.measured} – {said}"
    if value.place == "unknown":
        printed = _("the lab's range is {range}").format(range=range_words(value.reference, _))
        return f"{value.measured} – {printed}"
    printed = range_words(value.reference, _)
    one_end = value.low is None or value.high is None
    return f"{value.measured} – {_(WORDS[value.place])} {f'({printed})' if one_end else printed}"


def svg(value: LabValue, _: Translate = str) -> str:
    """The bar as one SVG element, "" where there is none to draw. Black on white, with a title and words."""
    bar = range_bar(value)
    if bar is None:
        return ""
    key = (
        "bar-" + hashlib.sha256(f"{value.statement}|{value.sentence}|{value.name}".encode()).hexdigest()[:12]
    )
    title, words = escape(f"{value.name}: {value.measured}"), escape(in_words(value, _))
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" role="img" aria-labelledby="{key}-title {key}-desc" '
            'font-family="DejaVu Sans, Arial, sans-serif" font-size="14" fill="#000">',
            f'<title id="{key}-title">{title}</title><desc id="{key}-desc">{words}</desc>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            *_bar(bar),
            *_marker(bar),
            *_labels(bar, _),
            "</svg>",
        ]
    )


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - 2 * LEFT), 1)


def _bar(bar: RangeBar) -> list[str]:
    """The whole bar as a line and the range as a box on it; a side without an end runs out in an arrow."""
    middle, right, half = TOP + THICK / 2, WIDTH - LEFT, THICK / 2
    box = f'x="{_x(bar.start)}" y="{TOP}" width="{round(_x(bar.end) - _x(bar.start), 1)}" height="{THICK}"'
    drawn = [
        f'<line x1="{LEFT}" y1="{middle}" x2="{right}" y2="{middle}" stroke="#000" stroke-width="2"/>',
        f"<rect {box} {GREY}/>",
    ]
    if bar.open_left:
        drawn.append(f'<path d="M{LEFT} {TOP}l-12 {half}l12 {half}z" {GREY}/>')
    if bar.open_right:
        drawn.append(f'<path d="M{right} {TOP}l12 {half}l-12 {half}z" {GREY}/>')
    return drawn


def _marker(bar: RangeBar) -> list[str]:
    """The value: a triangle that points out of the range, or a circle within it."""
    x, y = _x(bar.marker), TOP + THICK / 2
    shapes = {
        "left": f'<path d="M{x - 12} {y}l20 -12v24z" stroke="#fff" stroke-width="2"/>',
        "right": f'<path d="M{x + 12} {y}l-20 -12v24z" stroke="#fff" stroke-width="2"/>',
        "circle": f'<circle cx="{x}" cy="{y}" r="10" stroke="#fff" stroke-width="2"/>',
        "diamond": f'<path d="M{x} {y - 12}l12 12l-12 12l-12 -12z" stroke="#fff" stroke-width="2"/>',
    }
    return [shapes[bar.shape]]


def _labels(bar: RangeBar, _: Translate) -> list[str]:
    """The value with its place above the bar, the printed ends below it."""
    said = f"{bar.value} – {_(WORDS[bar.place])}"
    x = _x(bar.marker)
    anchor = "start" if bar.marker < 1 / 3 else "end" if bar.marker > 2 / 3 else "middle"
    x = {"start": max(LEFT, x - 12), "end": min(WIDTH - LEFT, x + 12), "middle": x}[anchor]
    ends = [(text, _x(share)) for text, share in ((bar.low, bar.start), (bar.high, bar.end)) if text]
    below = TOP + THICK + 20
    value = f'x="{x}" y="{TOP - 18}" text-anchor="{anchor}" font-weight="bold" font-size="16"'
    return [
        f"<text {value}>{escape(said)}</text>",
        *(f'<text x="{at}" y="{below}" text-anchor="middle">{escape(text)}</text>' for text, at in ends),
        f'<text x="{WIDTH / 2}" y="{below + 20}" text-anchor="middle" font-size="13">'
        f"{escape(_('box: the range of the lab'))}{_far(bar, _)}</text>",
    ]


def _far(bar: RangeBar, _: Translate) -> str:
    return escape("; " + _("the value lies farther out")) if bar.clamped else ""

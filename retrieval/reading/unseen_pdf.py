"""Text of a PDF page that a reader would not see: white on white, tiny, not painted, or off the page.

The drawing instructions are followed with their colours and sizes, text that cannot be seen is taken out
of the page, and what is left is read as usual.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, NameObject

from retrieval.reading.colour import TINY, WHITE, Colour, is_invisible

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float, Colour]
SHOW = {b"Tj", b"TJ", b"'", b'"'}
NOT_PAINTED = 3
"""Text rendering mode 3 of PDF 32000-1, table 106; recognised text of scans is put under the picture so."""

PICTURE: Colour = (0.4, 0.4, 0.4)
"""A picture counts as grey: white text can be read on it, and black text too."""

CORNERS = {b"m": (0,), b"l": (0,), b"c": (0, 2, 4), b"v": (0, 2), b"y": (0, 2)}
"""Where in the operands of a path instruction its points begin."""

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class State:
    """The part of the graphics state that decides whether text is seen."""

    matrix: Matrix = SAME
    fill: Colour = (0.0, 0.0, 0.0)
    opacity: float = 1.0
    mode: int = 0
    size: float = 12.0
    leading: float = 0.0
    text: Matrix = SAME


@dataclass
class _Page:
    stack: list[State] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    drawn: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: int = 0


def split_visible(page: PageObject) -> list[tuple[str, str]]:
    """Take hidden text out of ``page``; returned are (rule, text), one a rule.

    A page whose only text lies under a picture is a recognised scan: that text is left in.
    """
    content = page.get_contents()
    if content is None:
        return []
    operations = list(content.operations)
    marks, pictures = _marked(page, operations)
    rules = {rule for rule in marks if rule}
    shown = sum(
        1 for (_, operator), rule in zip(operations, marks, strict=True) if operator in SHOW and not rule
    )
    if pictures and not shown and rules == {"not painted"}:
        return []
    found = [(rule, _text_of(page, content, operations, marks, rule)) for rule in sorted(rules)]
    if rules:
        _replace(page, content, operations, marks, "")
    return found


def _text_of(page: PageObject, content: Any, operations: list[Any], marks: list[str], rule: str) -> str:
    _replace(page, content, operations, marks, rule)
    return str(page.extract_text())


def _replace(page: PageObject, content: Any, operations: list[Any], marks: list[str], rule: str) -> None:
    """Leave only the text with this mark; other instructions stay, because they place what follows."""
    made = ContentStream(None, page.pdf)
    made.operations = [
        one for one, mark in zip(operations, marks, strict=True) if one[1] not in SHOW or mark == rule
    ]
    page[NameObject("/Contents")] = made


def _marked(page: PageObject, operations: list[Any]) -> tuple[list[str], int]:
    """For each instruction that shows text the rule by which it is hidden, else an empty text."""
    states, pictures = _states(page), _pictures(page)
    seen = _Page()
    state = State()
    marks: list[str] = []
    for operands, operator in operations:
        if operator == b"q":
            seen.stack.append(replace(state))
        elif operator == b"Q":
            state = seen.stack.pop() if seen.stack else state
        elif operator == b"Do":
            if str(operands[0]) in pictures:
                seen.pictures += 1
                seen.boxes.append((*_corners(state.matrix, [0.0, 0.0, 1.0, 1.0]), PICTURE))
        else:
            _follow(state, seen, operator, operands, states)
        marks.append(_rule(state, seen, page) if operator in SHOW else "")
    return marks, seen.pictures


def _resources(page: PageObject, kind: str) -> dict[str, Any]:
    resources = page.get("/Resources")
    named = resources.get_object().get(kind) if resources else None
    return dict(named.get_object()) if named else {}


def _pictures(page: PageObject) -> set[str]:
    """Names of the pictures that a page may show."""
    named = _resources(page, "/XObject").items()
    return {str(name) for name, one in named if one.get_object().get("/Subtype") == "/Image"}


def _states(page: PageObject) -> dict[str, float]:
    """Opacity by the name of a graphics state."""
    found: dict[str, float] = {}
    for name, one in _resources(page, "/ExtGState").items():
        opacity = one.get_object().get("/ca")
        if opacity is not None:
            found[str(name)] = float(opacity)
    return found


def _follow(
    state: State, seen: _Page, operator: bytes, operands: list[Any], states: dict[str, float]
) -> None:
    if operator in (b"cm", b"Tm"):
        values = tuple(float(value) for value in operands[:6])
        if len(values) == 6:
            matrix: Matrix = values
            if operator == b"cm":
                state.matrix = _times(matrix, state.matrix)
            else:
                state.text = matrix
    elif operator in (b"Td", b"TD"):
        across, up = float(operands[0]), float(operands[1])
        state.leading = -up if operator == b"TD" else state.leading
        state.text = _times((1.0, 0.0, 0.0, 1.0, across, up), state.text)
    elif operator in (b"T*", b"'", b'"'):
        state.text = _times((1.0, 0.0, 0.0, 1.0, 0.0, -state.leading), state.text)
    elif operator == b"TL":
        state.leading = float(operands[0])
    elif operator == b"BT":
        state.text = SAME
    elif operator == b"Tf":
        state.size = float(operands[1])
    elif operator == b"Tr":
        state.mode = int(operands[0])
    elif operator == b"gs":
        state.opacity = states.get(str(operands[0]), state.opacity)
    elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
        state.fill = _colour([float(v) for v in operands if isinstance(v, int | float)]) or state.fill
    elif operator == b"re":
        seen.drawn.append(_corners(state.matrix, [float(value) for value in operands[:4]]))
    elif operator in CORNERS:
        _draw(state, seen, operator, [float(value) for value in operands])
    elif operator in (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"):
        seen.boxes += [(*box, state.fill) for box in seen.drawn]
        seen.drawn.clear()
    elif operator in (b"S", b"s", b"n"):
        seen.drawn.clear()


def _draw(state: State, seen: _Page, operator: bytes, values: list[float]) -> None:
    """Widen the box of the shape that is being drawn; its filling is taken to be all of the box."""
    for at in CORNERS[operator]:
        point = _corners(state.matrix, [values[at], values[at + 1], 0.0, 0.0])
        if operator == b"m" or not seen.drawn:
            seen.drawn.append(point)
        else:
            old = seen.drawn[-1]
            low, high = map(min, old[:2], point[:2]), map(max, old[2:], point[2:])
            seen.drawn[-1] = (*low, *high)  # type: ignore[assignment]


def _colour(values: list[float]) -> Colour | None:
    """Grey, RGB or CMYK as RGB; a single value of another colour space is taken for grey."""
    if len(values) == 1:
        return values[0], values[0], values[0]
    if len(values) == 3:
        return values[0], values[1], values[2]
    if len(values) == 4:
        cyan, magenta, yellow, black = values
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _corners(matrix: Matrix, box: list[float]) -> tuple[float, float, float, float]:
    x, y, width, height = box
    at = [_times((1, 0, 0, 1, x + dx, y + dy), matrix)[4:] for dx in (0.0, width) for dy in (0.0, height)]
    return min(p[0] for p in at), min(p[1] for p in at), max(p[0] for p in at), max(p[1] for p in at)


def _rule(state: State, seen: _Page, page: PageObject) -> str:
    placed = _times(state.text, state.matrix)
    size = abs(state.size) * (placed[2] ** 2 + placed[3] ** 2) ** 0.5
    if state.mode in (NOT_PAINTED, 7):
        return "not painted"
    if size < TINY:
        return "tiny text"
    if state.opacity < 0.1:
        return "invisible colour"
    if _is_outside(placed[4], placed[5], page):
        return "off the page"
    return "invisible colour" if is_invisible(state.fill, _behind(placed[4], placed[5], seen.boxes)) else ""


def _behind(x: float, y: float, boxes: list[Box]) -> Colour:
    """The colour of the last box drawn at a place. Pictures and drawn shapes are not looked at."""
    over = [box[4] for box in boxes if box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1]
    return over[-1] if over else WHITE


def _is_outside(x: float, y: float, page: PageObject) -> bool:
    box = page.mediabox
    return not (
        float(box.left) - 2 <= x <= float(box.right) + 2 and float(box.bottom) - 2 <= y <= float(box.top) + 2
    )

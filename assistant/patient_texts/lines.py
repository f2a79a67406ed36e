"""Plain text as headings and blocks. No line is lost: what is no heading above text is text.

Lines of values stay apart; lines of wrapped prose are joined.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.reading.block import Block

BULLET = re.compile(r"^\s*(?:[-*•·▪◦○‣–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
UNDERLINE = re.compile(r"^\s*([=\-~_*])\1{2,}\s*$")
MARKDOWN = re.compile(r"^\s*#{1,6}\s+")
ENDED = re.compile(r"[.!?:;…][\"'”’)\]]?$")
VALUE = re.compile(
    r"\d\S*\s*$|\d\s*\S{1,12}\s*(?:\(.*\)|\[.*\]|[<>]?\s*[\d.,]+\s*[-–]\s*[\d.,]+.*|[HLhl*]+)?\s*$"
)
HEADING_WORDS = 9
SHOUTED_WORDS = 4
"""Words of a heading in a text in capitals at most: a longer line alone is as often an instruction."""

LEAD_WORDS = 6
"""Words of a heading right above its text at most; it has no mark but that it does not end."""

WRAPPED = 0.8
"""A line this much of its paragraph's longest one, and not ended, goes on below."""

NARROWEST = 60
"""Letters of a line from which it is taken to be wrapped: narrower ones are lines of their own."""


@dataclass(frozen=True)
class _Line:
    text: str
    bullet: bool
    marked: bool
    above: bool
    """A blank line stands above."""
    below: bool
    """A blank line stands below."""


def text_blocks(text: str) -> tuple[str, list[Block]]:
    """Title, "" for none, and blocks of a plain text."""
    shouted = is_shouted(text)
    lines = list(_lines(text))
    blocks: list[Block] = []
    path: tuple[str, ...] = ()
    at = 0
    while at < len(lines):
        line = lines[at]
        if at + 1 < len(lines) and _is_heading(line, lines[at + 1], shouted):
            path = (line.text.rstrip(" :"),)
            at += 1
            continue
        joined, at = _joined(lines, at, shouted)
        blocks.append(Block(text=joined, kind="list" if line.bullet else "paragraph", path=path))
    return _title(lines), blocks


def is_shouted(text: str) -> bool:
    """Whether a text is written in capitals: more than seven in ten of at least twelve letters."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 12 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _lines(text: str) -> Iterator[_Line]:
    raw = text.replace("\f", "\n\n").replace("\t", "  ").splitlines()
    for at, line in enumerate(raw):
        if not re.search(r"[^\W_]", line):
            continue
        under = at + 1 < len(raw) and bool(UNDERLINE.match(raw[at + 1]))
        bare = BULLET.sub("", MARKDOWN.sub("", line), count=1)
        yield _Line(
            text=" ".join(bare.replace("**", "").split()),
            bullet=bool(BULLET.match(line)),
            marked=under or bool(MARKDOWN.match(line)),
            above=at == 0 or not raw[at - 1].strip(),
            below=at + 1 == len(raw) or not raw[at + 1].strip(),
        )


def _is_heading(line: _Line, below: _Line, shouted: bool) -> bool:
    """A short line that stands above text and does not end as a sentence."""
    if line.marked:
        return not below.marked
    words = line.text.split()
    if line.bullet or len(words) > HEADING_WORDS or re.search(r"[.!;,]$", line.text):
        return False
    if line.text.endswith("?"):
        return line.above and not line.text.isupper()
    if line.text.endswith(":"):
        return True
    if re.search(r"\d", line.text) or _is_heading_like(below, shouted):
        return False
    if line.text.isupper() and not shouted:
        return True
    if shouted:
        return line.above and line.below and len(words) <= SHOUTED_WORDS
    leads = len(words) <= LEAD_WORDS and not line.below and below.text.endswith((".", "!"))
    return line.above and (line.below or below.bullet or leads)


def _is_heading_like(line: _Line, shouted: bool) -> bool:
    return line.marked or (line.text.isupper() and not shouted and len(line.text.split()) <= HEADING_WORDS)


def _joined(lines: list[_Line], at: int, shouted: bool) -> tuple[str, int]:
    """A line with the lines that go on from it, and the position behind them."""
    text = lines[at].text
    longest = max(len(line.text) for line in _paragraph(lines, at))
    at += 1
    while at < len(lines) and _goes_on(lines[at - 1], lines[at], longest, shouted):
        text = f"{text} {lines[at].text}"
        at += 1
    return text, at


def _paragraph(lines: list[_Line], at: int) -> list[_Line]:
    end = at + 1
    while end < len(lines) and not lines[end].above:
        end += 1
    return lines[at:end]


def _goes_on(above: _Line, line: _Line, longest: int, shouted: bool) -> bool:
    if line.above or line.bullet or line.marked or ENDED.search(above.text):
        return False
    if line.text[0].islower():
        return True
    return len(above.text) >= max(NARROWEST, WRAPPED * longest) and not VALUE.search(above.text)


def _title(lines: list[_Line]) -> str:
    """The first line when it is short, ends as a title does, and holds no values."""
    first = lines[0] if lines else None
    if first is None or first.bullet or len(first.text.split()) > HEADING_WORDS:
        return ""
    numbers = len(re.findall(r"\d+(?:[.,]\d+)?", first.text))
    if numbers > 1 or not re.search(r"[^\W\d_]{3}", first.text) or re.search(r"[.!?,;]$", first.text):
        return ""
    return first.text.rstrip(" :")

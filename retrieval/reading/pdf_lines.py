"""The lines of a PDF page with size, weight and distance; text that cannot be seen is kept apart."""

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from pypdf import PageObject

from retrieval.reading.block import Unseen
from retrieval.reading.unseen_pdf import split_visible


@dataclass(frozen=True)
class Line:
    """A line of text: size in points, distance from the line above in points, letters of a usual line."""

    text: str
    size: float
    bold: bool
    gap: float = 0.0
    usual: float = 0.0


@dataclass
class _Piece:
    text: str
    size: float
    bold: bool
    height: float


def page_lines(page: PageObject, number: int, unseen: list[Unseen]) -> list[Line]:
    """The visible lines of a page in reading order; what is hidden is added to ``unseen``."""
    for rule, text in split_visible(page):
        if text.strip():
            unseen.append(Unseen(rule=rule, place=f"page {number}", text=" ".join(text.split())))
    pieces: list[_Piece] = []

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text:
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
            name = str((font or {}).get("/BaseFont", "")).lower()
            height = tm[5] * cm[3] + cm[5]
            pieces.append(_Piece(text, abs(size or 0.0) * scale, "bold" in name or "black" in name, height))

    page.extract_text(visitor_text=take)
    return _lines(pieces)


def _lines(pieces: list[_Piece]) -> list[Line]:
    """Pieces joined to lines at line ends. A line has the look of most of its letters."""
    lines: list[Line] = []
    heights: list[float] = []
    open_pieces: list[_Piece] = []

    def end() -> None:
        told = [piece for piece in open_pieces if piece.text.strip()]
        text = " ".join("".join(piece.text for piece in open_pieces).split())
        open_pieces.clear()
        if text and told:
            most = max(told, key=lambda piece: len(piece.text.strip()))
            bold = sum(len(p.text) for p in told if p.bold) * 2 > sum(len(p.text) for p in told)
            lines.append(Line(text, most.size, bold))
            heights.append(most.height)

    for piece in pieces:
        parts = piece.text.split("\n")
        for at, part in enumerate(parts):
            open_pieces.append(_Piece(part, piece.size, piece.bold, piece.height))
            if at < len(parts) - 1:
                end()
    end()
    if not lines:
        return []
    usual = float(median(len(line.text) for line in lines))
    gaps = [0.0, *(abs(a - b) for a, b in pairwise(heights))]
    return [replace(line, gap=gap, usual=usual) for line, gap in zip(lines, gaps, strict=True)]

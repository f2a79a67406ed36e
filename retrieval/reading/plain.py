"""Plain text: paragraphs between empty lines; headings by number, underline or capitals; form feeds."""

import re
from collections.abc import Iterator

from retrieval.reading.block import Block, Reading, Stated
from retrieval.reading.headings import Path, is_title_like, numbered_level
from retrieval.reading.text import decoded

UNDERLINE = re.compile(r"^(=|-|~)\1{2,}\s*$")
BULLET = re.compile(r"^\s*(?:[-*•‣–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")


def read_plain(name: str, data: bytes) -> Reading:
    """Blocks of a text file. The title is the first line when it is alone and short."""
    text = decoded(name, data)
    pages = text.split("\f")
    path = Path()
    blocks: list[Block] = []
    for number, page in enumerate(pages, start=1):
        for paragraph in re.split(r"\n[ \t]*\n", page):
            lines = [line.rstrip() for line in paragraph.split("\n") if line.strip()]
            blocks += _blocks(lines, path, number if len(pages) > 1 else None)
    title = _title(text)
    below = blocks[1:] if len(blocks) > 1 and blocks[0].text == title else blocks
    return Reading(stated=Stated(title=title), blocks=tuple(below))


def _title(text: str) -> str:
    first, _, rest = text.strip().partition("\n")
    alone = not rest or rest.startswith("\n") or bool(UNDERLINE.match(rest.split("\n")[0]))
    return " ".join(first.split()) if alone and is_title_like(first) else ""


def _blocks(lines: list[str], path: Path, page: int | None) -> Iterator[Block]:
    lines = list(_without_headings(lines, path))
    for kind, text in _items(lines):
        yield Block(text=text, kind="list" if kind else "paragraph", path=path.now(), page=page)


def _without_headings(lines: list[str], path: Path) -> Iterator[str]:
    """The lines below the headings with which a paragraph begins; the headings are entered."""
    while lines:
        if len(lines) > 1 and UNDERLINE.match(lines[1]) and is_title_like(lines[0]):
            path.enter(1 if lines[1].startswith("=") else 2, lines[0])
            lines = lines[2:]
        elif level := numbered_level(lines[0].strip()):
            path.enter(level + 1, lines[0].strip())
            lines = lines[1:]
        elif _is_capitals(lines[0]) and not BULLET.match(lines[0]):
            path.enter(2, lines[0].strip())
            lines = lines[1:]
        else:
            break
    yield from lines


def _is_capitals(line: str) -> bool:
    return line.isupper() and is_title_like(line) and sum(map(str.isalpha, line)) > 3


def _items(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """Each list item, and what stands before it, as (is an item, text on one line)."""
    texts: list[tuple[bool, list[str]]] = []
    for line in lines:
        if BULLET.match(line):
            texts.append((True, [BULLET.sub("", line)]))
        elif texts:
            texts[-1][1].append(line.strip())
        else:
            texts.append((False, [line.strip()]))
    yield from ((kind, " ".join(" ".join(parts).split())) for kind, parts in texts if any(parts))

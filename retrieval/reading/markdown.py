"""Markdown: headings, paragraphs, list items and tables; front matter of the file's own details."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from retrieval.reading.block import Block, Kind, Reading, Stated, Unseen
from retrieval.reading.headings import Path
from retrieval.reading.html import fragment
from retrieval.reading.rows import readable_rows
from retrieval.reading.text import decoded

FENCE = "---\n"
_LISTS = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}


def read_markdown(name: str, data: bytes) -> Reading:
    """Blocks of a Markdown file. HTML in it is read as HTML; comments and link labels are not shown."""
    front, body = _front_matter(decoded(name, data))
    environment: dict[str, Any] = {}
    tokens = MarkdownIt("commonmark").enable("table").parse(body, environment)
    reader = _Reader()
    reader.read(tokens)
    for label, target in environment.get("references", {}).items():
        reader.unseen.append(Unseen(rule="comment", place="link labels", text=f"{label} {target['title']}"))
    first = next((t.children for o, t in _pairs(tokens) if o.type == "heading_open" and o.tag == "h1"), None)
    title = front.pop("title", "") or _visible(first or [])
    return Reading(
        stated=Stated(title=title, **front), blocks=tuple(reader.blocks), unseen=tuple(reader.unseen)
    )


class _Reader:
    """Goes through the tokens once, with the headings and lists that are open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.unseen: list[Unseen] = []
        self._path = Path()
        self._lists = 0

    def read(self, tokens: list[Token]) -> None:
        table: list[list[str]] | None = None
        opened = None
        for token in tokens:
            self._lists += _LISTS.get(token.type, 0)
            if token.type == "table_open":
                table = []
            elif token.type == "tr_open" and table is not None:
                table.append([])
            elif token.type == "table_close" and table is not None:
                for row in readable_rows(table):
                    self._add(row, "table")
                table = None
            elif token.type == "heading_open":
                opened = int(token.tag[1:])
            elif token.type == "inline":
                text = self._inline(token)
                if table is not None:
                    table[-1].append(text)
                elif opened is not None:
                    self._path.enter(opened, text)
                    opened = None
                else:
                    self._add(text, "list" if self._lists else "paragraph")
            elif token.type == "html_block":
                self._html(token.content)
            elif token.type in ("fence", "code_block"):
                self._add(" ".join(token.content.split()), "paragraph")

    def _inline(self, token: Token) -> str:
        children = token.children or []
        tags = "".join(child.content for child in children if child.type == "html_inline")
        if not tags:
            return _visible(children)
        # Text between tags may be hidden by them, so the sentence is read as HTML as a whole.
        source = "".join(
            child.content if child.type in ("html_inline", "text", "code_inline") else " "
            for child in children
        )
        blocks, unseen = fragment(source)
        self._hide(unseen)
        return " ".join(block.text for block in blocks)

    def _html(self, source: str) -> None:
        blocks, unseen = fragment(source)
        self._hide(unseen)
        for block in blocks:
            self._add(block.text, block.kind)

    def _hide(self, unseen: list[Unseen]) -> None:
        where = " > ".join(self._path.now()) or "the beginning"
        self.unseen += [one.model_copy(update={"place": where}) for one in unseen]

    def _add(self, text: str, kind: Kind) -> None:
        if text.strip():
            self.blocks.append(Block(text=text.strip(), kind=kind, path=self._path.now()))


def _visible(children: list[Token]) -> str:
    breaks = ("softbreak", "hardbreak")
    parts = [" " if child.type in breaks else child.content for child in children if child.type != "image"]
    return " ".join("".join(parts).split())


def _pairs(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    return pairwise(tokens)


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The details that a file states before its text, those that are known, and the text."""
    parts = text.split(FENCE, 2)
    if len(parts) != 3 or parts[0].strip():
        return {}, text
    try:
        values = yaml.safe_load(parts[1])
    except yaml.YAMLError:
        return {}, parts[2]
    return (stated_of(values) if isinstance(values, dict) else {}), parts[2]


def stated_of(values: dict[Any, Any]) -> dict[str, Any]:
    """Details out of keys and values that somebody wrote; what does not fit is left out."""
    found: dict[str, Any] = {
        key: str(values[key]).strip()
        for key in ("title", "publisher", "licence", "url", "population")
        if isinstance(values.get(key), str | int | float)
    }
    if isinstance(values.get("year"), int):
        found["year"] = values["year"]
    if isinstance(values.get("terms"), list):
        found["terms"] = tuple(str(term) for term in values["terms"])
    return found

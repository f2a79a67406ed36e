"""What is read from a practice's document: a title and blocks of text with their place."""

from typing import Literal

from pydantic import Field

from retrieval.document import Strict

Kind = Literal["paragraph", "list", "table", "recommendation"]


class Block(Strict):
    """A paragraph, a list item, a table row (with the words of its header) or a recommendation.

    ``path`` are the headings above it, the innermost last. ``page`` is counted from 1, None where the
    file has no pages. ``grade`` is the strength where the file states one.
    """

    text: str = Field(min_length=1)
    kind: Kind = "paragraph"
    path: tuple[str, ...] = ()
    page: int | None = Field(default=None, ge=1)
    grade: str = ""


class Stated(Strict):
    """What a file says of itself, as far as it says it: details that a person may correct."""

    title: str = ""
    publisher: str = ""
    year: int | None = None
    licence: str = ""
    url: str = ""
    population: str = ""
    terms: tuple[str, ...] = ()


class Unseen(Strict):
    """Text that a reader of the page would not see: why not, and where. It is never shown or indexed."""

    rule: str
    place: str
    text: str


class Reading(Strict):
    """A file as it was read. ``unseen`` is kept apart from the blocks."""

    stated: Stated
    blocks: tuple[Block, ...]
    unseen: tuple[Unseen, ...] = ()

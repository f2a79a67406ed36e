"""What the lines of a clinical note are, told by layout: a section, a problem, or text.

A section is a Markdown ``#``, a line in capitals, one that ends in a colon, or one that is nothing but the
name of a section. In an assessment and plan a short line above others is a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.encounter import NOTHING_SAID
from assistant.grounding.sections import is_action, is_known, is_system, starts_sentence
from assistant.notes.sentences import HEADING_WORDS, clean

BULLET = re.compile(r"^(?:[-•–·*▪◦○]\s*|\(?\d{1,2}[.)]\s+)+(?=\S)")
NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s+")
MARKDOWN = re.compile(r"^(?:#{1,6}\s+\S|\*\*[^*]+\*\*:?$|__[^_]+__:?$)")


@dataclass(frozen=True)
class Row:
    """A line of text without its bullet; ``gap`` is a blank line above it."""

    text: str
    bullet: bool
    numbered: bool
    markdown: bool
    gap: bool

    @property
    def name(self) -> str:
        """The line as a heading would be called."""
        return self.text.rstrip(" :.")


def rows(text: str) -> Iterator[Row]:
    """Lines with something in them; a line that goes on in lower case belongs to the one above."""
    held: Row | None = None
    gap = False
    for raw in text.splitlines():
        row = _row(raw.strip(), gap)
        gap = not raw.strip() or (gap and row is None)
        if row is None:
            continue
        if held is not None and _goes_on(held, row):
            held = replace(held, text=f"{held.text} {row.text}")
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _row(line: str, gap: bool) -> Row | None:
    text = clean(BULLET.sub("", line))
    if not re.search(r"[^\W_]", text) or text == NOTHING_SAID:
        return None
    markdown = bool(MARKDOWN.match(line))
    bullet = bool(BULLET.match(line)) and not markdown
    return Row(text, bullet, bool(NUMBER.match(line)), markdown, gap)


def _goes_on(above: Row, row: Row) -> bool:
    """A wrapped line: no blank between, no bullet, lower case, and the one above has not ended."""
    if row.gap or row.bullet or above.markdown or not row.text[0].islower():
        return False
    return not re.search(r"[.!?:]$", above.text)


def is_section(row: Row, below: Row | None, planning: bool) -> bool:
    """True when a line is the title of a section; ``planning`` when it stands in an assessment and plan."""
    if row.bullet or len(row.name.split()) > HEADING_WORDS or re.search(r":\s+\S", row.text):
        return False
    capitals = row.name.isupper() and not row.text.endswith(".")
    colon = row.text.endswith(":")
    if planning:
        # "Labs:" between the lines of a plan is a kind of action; in capitals it is a section.
        known = is_known(row.name) and (capitals or row.markdown or not is_action(row.name))
        return known and not row.text.endswith(".")
    marked = row.markdown or colon or capitals
    above_text = below is not None and not is_known(below.name)
    return (marked and (is_known(row.name) or above_text)) or _stands_above(row, below)


def _stands_above(row: Row, below: Row | None) -> bool:
    """A line without marks that names a section, or that is followed by bullets and no sentence itself."""
    if re.search(r"[.!?,;]$", row.text):
        return False
    return (
        is_known(row.name)
        or is_system(row.name)
        or (below is not None and below.bullet and not starts_sentence(row.text))
    )


def is_problem(row: Row, below: Row | None) -> bool:
    """The name of a problem: short, without a label's text, with something below it."""
    if below is None or len(row.name.split()) > HEADING_WORDS or re.search(r":\s+\S", row.text):
        return False
    if (row.bullet and not row.numbered) or is_action(row.name) or starts_sentence(row.text):
        return False
    if row.markdown or row.text.endswith(":"):
        return True
    if below.markdown or below.numbered or is_section(below, None, planning=True):
        return False
    listed = below.bullet and (row.numbered or not row.bullet)
    return listed or (not below.gap and not row.numbered and _is_text(below)) or _leads_paragraph(row, below)


def _is_text(row: Row) -> bool:
    return row.bullet or starts_sentence(row.text) or len(row.text.split()) > HEADING_WORDS


def _leads_paragraph(row: Row, below: Row) -> bool:
    """A name without a full stop, or a numbered one, above a paragraph."""
    unended = not re.search(r"[.!?]$", row.text)
    return (unended or row.numbered) and not below.bullet and _is_text(below)


def is_lone_action(row: Row) -> bool:
    """True for the name of a kind of action with nothing behind it."""
    return is_action(row.name) and (row.markdown or row.text.endswith(":"))

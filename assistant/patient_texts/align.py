"""Original and plain text side by side: which sentences belong together, and which words changed."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from assistant.encounter import Handout, Note, Statement
from assistant.encounter.handout import medicine_text

MarkKind = Literal["same", "removed", "added"]
PIECES = re.compile(r"\s+|[\w%'’/.-]*[\w%]|[^\w\s]")


@dataclass(frozen=True)
class Mark:
    """Words that both have, or only the original (removed) or the plain text (added)."""

    text: str
    kind: MarkKind


@dataclass(frozen=True)
class Pair:
    """Statements of the original and the sentences that tell them; either may be empty.

    ``section`` is the heading in the plain text, or in the original for what is not told. ``before`` has
    the marks "same" and "removed", ``after`` "same" and "added". ``sentences`` are places in the handout
    as (section, sentence), counted from 0.
    """

    section: str
    statements: tuple[str, ...]
    original: str
    plain: str
    before: tuple[Mark, ...]
    after: tuple[Mark, ...]
    sentences: tuple[tuple[int, int], ...] = ()


def align(source: Note, handout: Handout) -> list[Pair]:
    """The pairs in the order of the plain text; what it does not tell stands at the end, in its own order."""
    by_id = {statement.id: statement for statement in source.statements()}
    pairs: list[Pair] = []
    told: set[str] = set()
    for at, section in enumerate(handout.sections):
        groups: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for number, sentence in enumerate(section.sentences):
            groups.setdefault(tuple(sentence.source), []).append((at, number))
        for ids, places in groups.items():
            said = [by_id[one] for one in ids if one in by_id]
            text = " ".join(section.sentences[number].text for _, number in places)
            pairs.append(_pair(section.title, said, text, tuple(places)))
            told.update(ids)
    rows = {one: medicine_text(row) for row in handout.medicines for one in row.source}
    pairs += [
        _pair(section.title, [statement], rows.get(statement.id, ""))
        for section in source.sections
        for statement in section.statements
        if statement.id not in told
    ]
    return pairs


def _pair(section: str, said: list[Statement], plain: str, places: tuple[tuple[int, int], ...] = ()) -> Pair:
    original = " ".join(statement.text for statement in said)
    before, after = marked(original, plain)
    return Pair(section, tuple(s.id for s in said), original, plain, before, after, places)


def marked(original: str, plain: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The words of both with what changed marked; capitals and white space do not count as changes."""
    one, other = PIECES.findall(original), PIECES.findall(plain)
    matcher = difflib.SequenceMatcher(None, list(map(_key, one)), list(map(_key, other)), autojunk=False)
    before: list[Mark] = []
    after: list[Mark] = []
    for what, a, b, c, d in matcher.get_opcodes():
        same = what == "equal"
        _add(before, "".join(one[a:b]), "same" if same else "removed")
        _add(after, "".join(other[c:d]), "same" if same else "added")
    return tuple(before), tuple(after)


def _key(piece: str) -> str:
    return " " if piece.isspace() else piece.casefold()


def _add(marks: list[Mark], text: str, kind: MarkKind) -> None:
    if not text:
        return
    # White space alone is no change that a person wants to see.
    kind = "same" if text.isspace() else kind
    if marks and (marks[-1].kind == kind or text.isspace()):
        marks[-1] = Mark(marks[-1].text + text, marks[-1].kind)
    else:
        marks.append(Mark(text, kind))

"""Any text that an educator brings, as sections of statements in its own order."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from assistant.encounter import Note, Section, Statement
from assistant.errors import GateClosed, InputRefused
from assistant.notes.plain import parse_note
from assistant.notes.sentences import split_sentences
from assistant.patient_texts.capitals import small_letters
from assistant.patient_texts.kind import guess_kind
from assistant.patient_texts.lines import text_blocks
from assistant.patient_texts.lone_headings import with_lone_headings
from assistant.patient_texts.text import KIND_NAMES, TextKind
from retrieval.reading.block import Block
from retrieval.reading.read import read
from retrieval.reading.refusal import LARGEST
from retrieval.reading.text import decoded

EMPTY = "This text is empty. Paste or choose a text with at least one sentence."
NO_WORDS = "No sentence and no value was found in this text. Choose another one."
UNSIGNED_NOTE = (
    "This note is not signed. Sign it first; or say that it is another kind of text, such as a letter."
)
UNTITLED = "Text for patients"
LONGEST_TITLE = 120
TITLES = re.compile(r"\b(DR|MR|MRS|MS|ST|VS)\.")
TEXT_ENDINGS = (".txt", ".text", "")
PAGE = re.compile(
    r"^\s*<(?:!doctype|html|head|body|div|p|h[1-6]|ul|ol|table|article|section|script|style)\b", re.I
)


@dataclass(frozen=True)
class Source:
    """A text that was read: its title, its kind as guessed or chosen, and its statements.

    ``remarks`` are sentences for the person about what was left out or changed in reading.
    """

    title: str
    kind: TextKind
    note: Note
    remarks: tuple[str, ...] = ()

    @property
    def is_unsigned_note(self) -> bool:
        """True for a note that no person signed as it stands: no handout is made from it."""
        return self.kind == "note" and not self.note.is_signed()


def of_note(note: Note, title: str) -> Source:
    """A signed note of this computer. Raises GateClosed when it is not signed as it stands."""
    if not note.is_signed():
        raise GateClosed(UNSIGNED_NOTE)
    return Source(_titled(title), "note", note)


def read_pasted(text: str, title: str = "", kind: TextKind | None = None) -> Source:
    """A text from the clipboard; HTML is read as a page. Raises InputRefused when nothing is in it."""
    name = "pasted.html" if PAGE.match(text) else "pasted.txt"
    found = read_source(name, text.encode("utf-8", "replace"), kind)
    return Source(_titled(title or ("" if found.title == "pasted" else found.title)), found.kind, found.note,
                  found.remarks)  # fmt: skip


def read_source(name: str, data: bytes, kind: TextKind | None = None) -> Source:
    """A file as statements; ``name`` is its file name, ``kind`` None lets rules decide.

    JSON of a note keeps its sections, ids and signature. Raises InputRefused with what to do.
    """
    if not data.strip():
        raise InputRefused(EMPTY)
    if len(data) > LARGEST:
        raise InputRefused("This file is larger than 50 MB. Split it.")
    ending, stem = PurePath(name).suffix.lower(), PurePath(name).stem
    if ending == ".json":
        note = parse_note(data)
        return Source(_titled(stem), kind or "note", note)
    if ending in TEXT_ENDINGS:
        text = decoded(name, data)
        if PAGE.match(text):
            return read_source(f"{stem}.html", text.encode(), kind)
        title, blocks, unseen = *text_blocks(text), 0
    else:
        reading = read(name, data)
        title, unseen = reading.stated.title, len(reading.unseen)
        blocks = with_lone_headings(name, data, reading)
    text = _as_text(blocks)
    chosen = kind or guess_kind(f"{title}\n{text}")
    if chosen == "note":
        note, title = parse_note(text.encode()), ""
    else:
        note = Note(sections=_sections(blocks, title, chosen))
    if not note.statements():
        raise InputRefused(NO_WORDS)
    return Source(_titled(title or stem), chosen, note, _remarks(unseen))


def _titled(title: str) -> str:
    name = " ".join(title.split())[:LONGEST_TITLE] or UNTITLED
    return small_letters(name) if name.isupper() and " " in name else name


def _remarks(unseen: int) -> tuple[str, ...]:
    if not unseen:
        return ()
    places = "one place" if unseen == 1 else f"{unseen} places"
    return (f"Text that a reader of the file would not see was left out ({places}).",)


def _as_text(blocks: list[Block]) -> str:
    """Headings and blocks as lines, for what reads lines."""
    lines: list[str] = []
    path: tuple[str, ...] = ()
    for block in blocks:
        if block.path != path:
            path = block.path
            lines += ["", *([f"{path[-1].rstrip(':')}:"] if path else [])]
        lines.append(f"- {block.text}" if block.kind == "list" else block.text)
    return "\n".join(lines).strip()


def _sections(blocks: list[Block], title: str, kind: TextKind) -> list[Section]:
    """A section for each run of blocks under the same headings, statements numbered in reading order.

    What stands under no heading is called after the text, or after its kind when the text has no title.
    """
    first = title if blocks and title and title != blocks[0].text.rstrip(" :") else KIND_NAMES[kind]
    sections: list[Section] = []
    path: tuple[str, ...] | None = None
    number = 0
    for block in blocks:
        if block.path != path:
            path = block.path
            name = path[-1] if path else ""
            sections.append(Section(key=f"part-{len(sections) + 1}", title=name or first))
        for sentence in _sentences(block):
            number += 1
            sections[-1].statements.append(Statement(id=f"s{number}", text=sentence))
    return [section for section in sections if section.statements]


def _sentences(block: Block) -> list[str]:
    """The sentences of a paragraph; a row of a table is one statement."""
    # Titles in capitals do not end a sentence either: "CALL DR. SMITH".
    text = TITLES.sub("\\1\0", block.text)
    pieces = [block.text] if block.kind == "table" else split_sentences(text)
    return [piece for piece in pieces if re.search(r"[^\W_]", piece)]

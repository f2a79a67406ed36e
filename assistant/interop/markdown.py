"""Markdown with front matter that says, also to machines, where the text comes from."""

import json
import re

from assistant.interop.layout import Block, Bullets, Heading, Paragraph, Sheet, Table


def to_markdown(sheet: Sheet) -> bytes:
    """The sheet as UTF-8 Markdown (CommonMark with pipe tables)."""
    parts = [_front_matter(sheet), f"# {escape(sheet.title)}"]
    if sheet.stamp:
        parts.append(f"**{escape(sheet.stamp)}**")
    parts.append(f"*{escape(sheet.subtitle)}*")
    parts += [_block(block) for block in sheet.blocks]
    parts += ["---", f"{escape(sheet.mark.line)} Text hash {sheet.mark.short_hash}."]
    return ("\n\n".join(parts) + "\n").encode()


def _front_matter(sheet: Sheet) -> str:
    mark = sheet.mark
    fields = {
        "title": sheet.title,
        "author": mark.by,
        "date": mark.at.isoformat() if mark.at else "",
        "lang": sheet.language,
        "keywords": mark.keywords,
        "ai_generated": True,
        "human_approved": mark.approved,
        "text_sha256": mark.sha256,
        "stamp": sheet.stamp,
    }
    # A JSON value is a YAML value too, so quoting needs no rules of its own.
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value != ""
    ]
    return "\n".join(["---", *lines, "---"])


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {escape(text)}"
        case Paragraph(text, quiet):
            return f"*{escape(text)}*" if quiet else escape(text)
        case Bullets(items):
            return "\n".join(f"- {escape(item)}" for item in items)
        case Table(header, rows):
            rule = tuple("---" for _ in header)
            cells = [tuple(map(escape, header)), rule, *(tuple(map(escape, row)) for row in rows)]
            return "\n".join(f"| {' | '.join(row)} |" for row in cells)


# Only what would change how the line is read; ordinary clinical text stays as it is.
_SPECIAL = re.compile(r"[\\`*\[\]|~]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
_LINE_START = re.compile(r"^(?:[#>+=-]|\d{1,9}(?=[.)]\s))")


def escape(text: str) -> str:
    """``text`` so that it is shown as it is and nothing in it acts as markup."""
    inside = _SPECIAL.sub(lambda match: "\\" + match.group(), text)
    first = _LINE_START.match(inside)
    if first is None:
        return inside
    marker = first.group()
    escaped = f"{marker}\\" if marker.isdigit() else f"\\{marker}"
    return escaped + inside[first.end() :]

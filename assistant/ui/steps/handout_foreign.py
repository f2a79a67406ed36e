"""Words of a handout as HTML in their own language and direction, every one of them escaped."""

from html import escape

from assistant.encounter import Handout
from assistant.interop.direction import direction, pieces
from assistant.interop.handout_sheet import handout_sheet
from assistant.interop.layout import Table

_CELL = "padding:0.35rem 0.6rem;border:1px solid currentColor;text-align:start;vertical-align:top"


def foreign(text: str, language: str, tag: str = "p") -> str:
    """A paragraph or a heading, that a screen reader speaks and a browser lays out in its language."""
    size = "1rem" if tag == "p" else "1.2rem"
    return (
        f'<{tag} {_marked(language)} style="margin:0;padding:0;text-align:start;font-size:{size}">'
        f"{_inner(text, language)}</{tag}>"
    )


def medicine_table(handout: Handout) -> str:
    """The medicines as the patient gets them, in a table; "" when there are none."""
    blocks = handout_sheet(handout, "", "").blocks
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table is None:
        return ""
    language = handout.language
    heads = "".join(f'<th scope="col" style="{_CELL}">{_inner(name, language)}</th>' for name in table.header)
    rows = "".join(
        "<tr>" + "".join(f'<td style="{_CELL}">{_inner(text, language)}</td>' for text in row) + "</tr>"
        for row in table.rows
    )
    return (
        f'<div style="overflow-x:auto"><table {_marked(language)} '
        f'style="border-collapse:collapse;width:100%"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _marked(language: str) -> str:
    return f'lang="{escape(language)}" dir="{direction(language)}"'


def _inner(text: str, language: str) -> str:
    """Doses and names in Latin letters keep their own direction inside a text that runs left."""
    return "".join(
        f'<bdi dir="ltr">{escape(piece)}</bdi>' if against else escape(piece)
        for piece, against in pieces(text, language)
    )

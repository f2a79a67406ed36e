"""One self-contained web page: it prints on A4 and Letter, loads nothing and runs nothing."""

import json
from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from assistant.catalogue import handout_text
from assistant.interop.direction import pieces
from assistant.interop.layout import Sheet, kept_together
from assistant.interop.provenance_mark import SOURCE_TYPES, author
from assistant.interop.qr_code import qr_png

_PAGE = Path(__file__).with_name("page.html")


def to_html(sheet: Sheet) -> bytes:
    """The sheet as an HTML document in UTF-8. All text is escaped; style and pictures are inside it."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["ordered"] = lambda text: _ordered(text, sheet.language)
    page = environment.from_string(_PAGE.read_text(encoding="utf-8"))
    return page.render(
        sheet=sheet,
        author=author(sheet),
        source_type=SOURCE_TYPES[sheet.mark.approved],
        linked_data=_linked_data(sheet),
        body_size=_body_size(sheet),
        logo=_data_address(sheet.logo),
        code=_data_address(qr_png(sheet.address)) if sheet.address else "",
        say=lambda text: handout_text(text, sheet.language),
    ).encode()


def _body_size(sheet: Sheet) -> int:
    """Points: notes 11, handouts 12, in large print 16 (the least for large print is 14)."""
    if sheet.kind == "note":
        return 11
    return 16 if sheet.large else 12


def _ordered(text: str, language: str) -> Markup:
    """Escaped text in which numbers and drug names keep their order inside a text that runs left."""
    return Markup("").join(
        Markup('<span dir="ltr">{}</span>').format(piece) if against else escape(piece)
        for piece, against in pieces(kept_together(text), language)
    )


def _data_address(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode()}" if png else ""


def _linked_data(sheet: Sheet) -> Markup:
    """The mark for machines as JSON-LD (schema.org, IPTC digital source type).

    "<" is written as an escape: no text can end the element that holds the data.
    """
    mark = sheet.mark
    data = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "name": sheet.title,
        "inLanguage": sheet.language,
        "author": {"@type": "Person", "name": mark.by} if mark.by else None,
        "datePublished": mark.at.isoformat() if mark.at else None,
        "identifier": f"sha256:{mark.sha256}",
        "keywords": mark.keywords,
        "creditText": mark.line,
        "digitalSourceType": SOURCE_TYPES[mark.approved],
    }
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))

"""The questions to ask and the words explained, as a page that prints on one sheet."""

from html import escape

from assistant.ui.language import _, language

STYLE = (
    "body{font:14pt/1.45 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#000}"
    "li{margin-bottom:.8rem;break-inside:avoid}small{color:#333}@page{margin:2cm}@media print{body{margin:0}}"
)


def printed(title: str, questions: list[tuple[str, str, str]], words: dict[str, str]) -> bytes:
    """A whole HTML page. ``questions`` are a question, the part that answers it, and the answer."""
    asked = "".join(
        f"<li>{escape(question)}<br><small>{escape(part)}: {escape(answer)}</small></li>"
        for question, part, answer in questions
    )
    meant = "".join(f"<dt><b>{escape(word)}</b></dt><dd>{escape(said)}</dd>" for word, said in words.items())
    body = _part(_("Questions to ask"), asked, "ol") + _part(_("Words explained"), meant, "dl")
    page = (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body><h1>{escape(title)}</h1>{body}</body></html>"
    )
    return page.encode()


def _part(title: str, items: str, kind: str) -> str:
    return f"<h2>{escape(title)}</h2><{kind}>{items}</{kind}>" if items else ""

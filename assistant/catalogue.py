"""Texts in the reader's language, from gettext catalogues; a text that nobody translated stays English.

A catalogue is ``assistant/locale/<language>/LC_MESSAGES/<domain>.po``. It is compiled in memory: the
repository holds only what a translator reads. The English text itself is the key.
"""

import gettext as standard
import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).with_name("locale")

MADE = "Made while the program runs; a page knows it again by the words between the braces."
"""Stands as a comment above a message that has its values put in before a page gets it."""

PLACEHOLDER = re.compile(r"{(\w*)}")

SURE = 5
"""Letters that a message must have besides its values, or a semicolon: else anything is taken for it."""

Domain = Literal["interface", "handout"]
"""``interface`` is what people who work with Provenote read; ``handout`` is what a patient reads."""


def gettext(text: str, language: str = "en") -> str:
    """An interface text in this language (two-letter code), else in English.

    A message with values in it is known by the words between them; values that are texts are translated too.
    """
    found = _translated(text, "interface", language)
    return found if found != text else _made(text, language)


def ngettext(one: str, many: str, count: int, language: str = "en") -> str:
    """The form of an interface text that goes with this count; the count itself is not filled in."""
    return catalogue("interface", language).ngettext(one, many, count)


def handout_text(text: str, language: str) -> str:
    """A text of a patient's handout in this language (two-letter code), else in English."""
    return _translated(text, "handout", language)


def N_(text: str) -> str:
    """Mark a text that is translated later, where it is shown: a table in a module, an error's message."""
    return text


def languages(domain: Domain) -> list[str]:
    """English, then every language that has this catalogue, by code."""
    return ["en", *sorted(path.parts[-3] for path in LOCALE.glob(f"*/LC_MESSAGES/{domain}.po"))]


@lru_cache(maxsize=32)
def catalogue(domain: Domain, language: str) -> standard.NullTranslations:
    """The compiled catalogue; one that translates nothing where there is no file."""
    messages = _read(domain, language)
    if messages is None:
        return standard.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return standard.GNUTranslations(compiled)


@lru_cache(maxsize=32)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Messages with values, as patterns with their translations; those with the most words first."""
    messages = [m for m in _read("interface", language) or [] if MADE in m.auto_comments and m.string]
    sure = [m for m in messages if len(_letters(str(m.id))) >= SURE or "; " in str(m.id)]
    ordered = sorted(sure, key=lambda m: -len(_letters(str(m.id))))
    return tuple((_pattern(str(m.id)), str(m.string)) for m in ordered)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, PLACEHOLDER.sub("", text)))


def _pattern(text: str) -> re.Pattern[str]:
    """``The note has {written}.`` as a pattern with a group called ``written``."""
    pieces = PLACEHOLDER.split(text)
    words, names = pieces[::2], pieces[1::2]
    groups = [f"(?P<{name}>.+?)" for name in names]
    return re.compile("".join(a + b for a, b in zip(map(re.escape, words), [*groups, ""], strict=True)), re.S)


def _made(text: str, language: str) -> str:
    for pattern, translation in _patterns(language) if text else ():
        if found := pattern.fullmatch(text):
            values = {name: gettext(value, language) for name, value in found.groupdict().items()}
            return translation.format_map(values)
    return text


def _read(domain: Domain, language: str) -> Catalog | None:
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    if not language.isalpha() or not path.is_file():
        return None
    with path.open("rb") as source:
        return read_po(source, locale=language, domain=domain)


def _translated(text: str, domain: Domain, language: str) -> str:
    # The empty key holds the catalogue's header.
    return catalogue(domain, language).gettext(text) if text else ""

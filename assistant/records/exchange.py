"""Reads a document that comes from outside: a transcript, note or handout as JSON.

Every refusal is one sentence without any of the file's words in it.
"""

import json
from typing import Any, TypeVar

from pydantic import ValidationError

from assistant.encounter import FORMAT, Document, Handout, Note, Transcript
from assistant.errors import InputRefused

D = TypeVar("D", bound=Document)

NEWER = "This {name} was written by a newer Provenote: update Provenote to open it."

# All fields have defaults, so without this an empty object would pass for any kind of document.
_MUST_HAVE: dict[type[Document], str] = {
    Transcript: "utterances",
    Note: "sections",
    Handout: "sections",
}


def read_document(data: bytes, model: type[D]) -> D:
    """``data`` as a document of this kind.

    Raises InputRefused when it is not UTF-8, not JSON, not this kind, or of a newer version.
    """
    name = model.__name__.lower()
    text = _decode(data, name)
    content = _parse(text, name)
    refuse_newer(content.get("version"), name)
    must_have = _MUST_HAVE.get(model)
    if must_have and must_have not in content:
        raise _wrong_shape(name)
    try:
        # From the text, not from `content`: JSON's own rules apply, so a broken character is refused.
        return model.model_validate_json(text)
    except ValidationError:
        # Not chained: pydantic quotes the file's content in its message.
        raise _wrong_shape(name) from None


def refuse_newer(version: object, name: str) -> None:
    """Raise InputRefused when ``version`` is a number above the one this Provenote writes."""
    if isinstance(version, int | float) and version > FORMAT:
        raise InputRefused(NEWER.format(name=name))


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputRefused(
            f"This {name} is not UTF-8 text. Save it again as UTF-8 JSON, as `provenote` writes it."
        ) from None


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise InputRefused(
            f"This {name} is not JSON or is cut off. Use the file that `provenote` wrote."
        ) from None
    if not isinstance(content, dict):
        raise _wrong_shape(name)
    return content


def _wrong_shape(name: str) -> InputRefused:
    return InputRefused(f"This JSON is not a Provenote {name}. Check that it is the right file.")

"""Whether a guideline is outdated, said in words: superseded, or older than five years."""

from collections.abc import Mapping
from datetime import date

from assistant.ui.plain_text import plain
from retrieval.document import OLD_AFTER, GuidelineDocument
from retrieval.library_document import LibraryDocument
from retrieval.passage import is_outdated

Known = Mapping[str, GuidelineDocument | LibraryDocument]
"""Documents by id, as they are now; what was kept with an encounter may be older."""


def outdated(document: str, year: int, known: Known) -> str:
    """Why a document is outdated today, as Markdown; "" when it is not."""
    found = known.get(document)
    if found is not None and not found.is_current():
        newer = known.get(found.superseded_by)
        return f"superseded by {plain(newer.title)}, {newer.year}" if newer else "superseded"
    if is_outdated("current", year, date.today().year):
        return f"from {year}, more than {_NUMBERS.get(OLD_AFTER, str(OLD_AFTER))} years old"
    return ""


def outdated_badge(reason: str) -> str:
    """The mark with its reason, as Markdown; nothing without a reason."""
    return f":orange-badge[:material/history: Outdated] {reason}" if reason else ""


_NUMBERS = {5: "five"}

"""Whether a guideline is outdated, said in words: superseded, or older than five years."""

from collections.abc import Mapping
from datetime import date

from assistant.catalogue import N_
from assistant.ui.language import _
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
        if not newer:
            return _("superseded")
        return _("superseded by {title}, {year}").format(title=plain(newer.title), year=newer.year)
    if is_outdated("current", year, date.today().year):
        age = _(_NUMBERS[OLD_AFTER]) if OLD_AFTER in _NUMBERS else str(OLD_AFTER)
        return _("from {year}, more than {age} years old").format(year=year, age=age)
    return ""


def outdated_badge(reason: str) -> str:
    """The mark with its reason, as Markdown; nothing without a reason."""
    return f"{_(':orange-badge[:material/history: Outdated]')} {reason}" if reason else ""


_NUMBERS = {5: N_("five")}

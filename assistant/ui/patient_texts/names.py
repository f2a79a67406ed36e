"""How kinds, statuses and reasons are called on the page: always a word, with a mark beside it."""

from collections.abc import Mapping
from typing import cast

from assistant.catalogue import N_
from assistant.handouts.reading import Reason
from assistant.patient_texts.style import Layout
from assistant.patient_texts.text import Status, TextKind
from assistant.ui.language import _

KINDS: Mapping[TextKind, str] = {
    "note": N_("Signed note"),
    "letter": N_("Letter"),
    "lab": N_("Lab report"),
    "imaging": N_("Imaging report"),
    "guideline": N_("Guideline passage"),
    "leaflet": N_("Leaflet"),
}

STATUSES: Mapping[Status, str] = {
    "draft": N_("Draft"),
    "sent_back": N_("Sent back"),
    "approved": N_("Approved"),
}
STATUS_MARKS: Mapping[Status, tuple[str, str]] = {
    "draft": ("gray", "–"),
    "sent_back": ("orange", "↩"),
    "approved": ("green", "✓"),
}
"""Colour and sign; the word carries the meaning."""

LAYOUTS: Mapping[Layout, str] = {"large": N_("Large print"), "normal": N_("Normal print")}

REASONS: Mapping[Reason, str] = {
    "long_sentence": N_("long sentence"),
    "long_words": N_("long words"),
    "jargon": N_("clinical words"),
    "passive": N_("says what is done, not who does it"),
}


def status_badge(status: str) -> str:
    """A status as a Streamlit badge: sign, word and colour."""
    known = cast(Status, status)
    colour, sign = STATUS_MARKS[known]
    return f":{colour}-badge[{sign} {_(STATUSES[known])}]"


def kind_name(kind: str) -> str:
    """What a kind of text is called."""
    return _(KINDS[cast(TextKind, kind)])

"""One text: what it is and where it stands, then the part of it that the address names."""

from collections.abc import Callable, Mapping

import streamlit as st

from assistant.catalogue import N_
from assistant.patient_texts import PatientText
from assistant.ui.language import _
from assistant.ui.patient_texts.address import chosen, open_text, open_view
from assistant.ui.patient_texts.compare import compare
from assistant.ui.patient_texts.decide import decide
from assistant.ui.patient_texts.grade_gauge import grade_gauge
from assistant.ui.patient_texts.history import history
from assistant.ui.patient_texts.lab_values import lab_values
from assistant.ui.patient_texts.names import kind_name, status_badge
from assistant.ui.patient_texts.plain_text_view import plain_text_view
from assistant.ui.patient_texts.reading import reading
from assistant.ui.patient_texts.rename import rename
from assistant.ui.patient_texts.words import words
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts
from assistant.ui.when import when

PARTS: Mapping[str, tuple[str, Callable[[PatientText], None]]] = {
    "compare": (N_("Compare"), compare),
    "values": (N_("Values"), lab_values),
    "plain": (N_("Plain text"), plain_text_view),
    "reading": (N_("Reading and tone"), reading),
    "words": (N_("Words and questions"), words),
    "decide": (N_("Approve and export"), decide),
    "history": (N_("History"), history),
}


def one_text(text_id: str) -> None:
    """The text as it is now, or as it was in the version that the address names."""
    if st.button(_("Back to the library"), icon=":material/arrow_back:"):
        open_view("library")
    asked = st.query_params.get("version", "")
    text = get_texts().load(text_id, int(asked) if asked.isdigit() else None)
    _head(text)
    if asked:
        _older(text, asked)
        return
    rename(text)
    titles = {key: title for key, (title, _part) in PARTS.items() if key != "values" or text.kind == "lab"}
    PARTS[chosen("part", titles, _("Part"))][1](text)


def _head(text: PatientText) -> None:
    st.header(plain(text.title), anchor=False)
    st.markdown(
        f":gray-badge[{kind_name(text.kind)}] {status_badge(text.status)} "
        + _("changed {when}").format(when=when(text.updated))
    )
    if text.status == "sent_back" and text.comment:
        st.warning(_("Sent back: {comment}").format(comment=plain(text.comment)), icon=":material/reply:")
    grade_gauge(text)


def _older(text: PatientText, version: str) -> None:
    """To be read; nothing can be changed in it."""
    st.info(
        _("This is version {version}, as it was then.").format(version=plain(version)),
        icon=":material/history:",
    )
    if st.button(_("Back to the text as it is now"), icon=":material/arrow_forward:"):
        open_text(text.id, "history")
    compare(text, locked=True)

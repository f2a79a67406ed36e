"""What was brought, read: its title and kind to be corrected, then the style, and the start."""

from dataclasses import replace

import streamlit as st

from assistant.errors import ProvenoteError
from assistant.patient_texts import HouseStyle, Source, TextKind
from assistant.ui.language import _, ngettext
from assistant.ui.patient_texts.brought import Brought, bring, item
from assistant.ui.patient_texts.house_styles import styles
from assistant.ui.patient_texts.making import start_making
from assistant.ui.patient_texts.names import KINDS
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow


def check_brought(texts: list[Brought]) -> None:
    """Each text, then how all of them are made. What cannot be used is said and skipped."""
    st.header(_("Check the texts"), anchor=False)
    st.caption(_("What kind of text each is was guessed. Correct what is wrong."))
    sources = [_one(number, text) for number, text in enumerate(texts)]
    usable = [source for source in sources if source is not None]
    style = _style()
    with st.container(horizontal=True):
        label = ngettext("Make {count} text plain", "Make {count} texts plain", len(usable))
        if st.button(label, type="primary", icon=":material/family_restroom:", disabled=not usable):
            start_making([item(source) for source in usable], style)
            bring([])
            st.rerun()
        if st.button(_("Choose other texts")):
            bring([])
            st.rerun()


def _one(number: int, text: Brought) -> Source | None:
    """The text as it will be made; None when it cannot be."""
    with st.container(border=True):
        try:
            found = text.source()
        except ProvenoteError as error:
            st.markdown(f":material/description: **{plain(text.name or _('Pasted text'))}**")
            st.markdown(f":red-badge[✕ {_('Will be skipped')}] {plain(_(str(error)))}")
            return None
        left, right = st.columns([3, 1])
        title = left.text_input(_("Title"), value=found.title, key=f"brought-{number}-title")
        kind = _kind(number, text, found, right)
        return _told(text, found, kind, (title or "").strip())


def _kind(number: int, text: Brought, found: Source, place: st.delta_generator.DeltaGenerator) -> TextKind:
    kinds = list(KINDS)
    chosen = place.selectbox(
        _("Kind"),
        kinds,
        index=kinds.index(found.kind),
        format_func=lambda kind: _(KINDS[kind]),
        key=f"brought-{number}-kind",
        disabled=text.note is not None,
    )
    return chosen or found.kind


def _told(text: Brought, found: Source, kind: TextKind, title: str) -> Source | None:
    """Says how long it is and what reading changed."""
    source = found if kind == found.kind else text.source(kind)
    count = len(source.note.statements())
    remarks = " ".join(plain(_(remark)) for remark in source.remarks)
    name = plain(text.name) if text.data else ""
    parts = [name, ngettext("{count} sentence", "{count} sentences", count), remarks]
    st.caption(" · ".join(part for part in parts if part))
    if source.is_unsigned_note:
        st.markdown(
            f":red-badge[✕ {_('Will be skipped')}] "
            + _("This note is not signed. Sign it first, or choose another kind of text, such as a letter.")
        )
        return None
    return replace(source, title=title or source.title)


def _style() -> HouseStyle:
    """The house style that was chosen, with the grade of this batch."""
    st.subheader(_("How they are made"), anchor=False)
    kept, asked = styles(), get_workflow().settings.grade
    names = kept.names()
    left, right = st.columns([1, 1])
    name = left.selectbox(
        _("House style"),
        ["", *names],
        index=1 if names else 0,
        format_func=lambda one: one or _("None"),
        key="batch-style",
    )
    style = kept.load(name) if name else HouseStyle(grade=asked)
    grade = right.slider(
        _("Reading grade"),
        3.0,
        12.0,
        style.grade,
        0.5,
        "%.1f",
        key=f"batch-grade-{name}",
        help=_("The school year a reader should have finished. Six suits most adults."),
    )
    return style.model_copy(update={"grade": grade, "name": name or ""})

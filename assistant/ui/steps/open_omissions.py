"""What was said and is not in the note: put it in with one press, or leave it out with a reason."""

import streamlit as st

from assistant.encounter import Encounter, Note
from assistant.ui.components.note_pane import Action
from assistant.ui.components.note_pane.missing import kind_name
from assistant.ui.language import _
from assistant.ui.open_items import OpenOmission, section_titles
from assistant.ui.plain_text import plain
from assistant.ui.steps.open_findings import decided, marker
from assistant.ui.words import LEAVE_MINOR, SEVERITIES, smaller_things


def show_missing(encounter: Encounter, note: Note, found: list[OpenOmission]) -> None:
    """One box an omission, the most severe first."""
    for item in found:
        _box(encounter, section_titles(note), item)


def show_minor(encounter: Encounter, note: Note, found: list[OpenOmission]) -> None:
    """The same, folded, for what is small; all of it can be left out with one press."""
    if not found:
        return
    with st.expander(smaller_things(len(found))):
        if st.button(_(LEAVE_MINOR), key="leave-minor", icon=":material/block:"):
            decided(encounter, Action("leave_minor", ""))
        show_missing(encounter, note, found)


def _box(encounter: Encounter, titles: dict[str, str], item: OpenOmission) -> None:
    missing = item.omission
    with st.container(border=True):
        mark = marker(SEVERITIES[missing.severity])
        st.markdown(f"{mark} {kind_name(missing)}: “{plain(missing.quote)}”")
        if missing.explanation:
            st.markdown(plain(_(missing.explanation)))
        with st.container(horizontal=True):
            if missing.text and missing.section in titles:
                _add(encounter, item, titles[missing.section])
            _add_in_words(encounter, titles, item)
            _leave_out(encounter, item)


def _add(encounter: Encounter, item: OpenOmission, title: str) -> None:
    label = _("Add to {section}: “{sentence}”").format(
        section=plain(title), sentence=plain(item.omission.text)
    )
    if st.button(label, key=f"add-omission-{item.number}", icon=":material/add:"):
        decided(encounter, Action("add_omission", "", number=item.number))


def _add_in_words(encounter: Encounter, titles: dict[str, str], item: OpenOmission) -> None:
    key, missing = item.number, item.omission
    with st.popover(_("Add in your words …"), icon=":material/edit:", key=f"words-omission-{key}"):
        places = list(titles)
        at = places.index(missing.section) if missing.section in places else 0
        section = st.selectbox(
            _("Section"),
            places,
            index=at,
            format_func=lambda place: titles[place],
            key=f"section-omission-{key}",
        )
        text = st.text_input(_("Sentence for the note"), value=missing.text, key=f"text-omission-{key}")
        if st.button(_("Add it"), key=f"add-words-{key}", type="primary"):
            words = (text or "").strip()
            decided(encounter, Action("add_omission", "", words, item.number, section or ""))


def _leave_out(encounter: Encounter, item: OpenOmission) -> None:
    with st.popover(_("Leave out …"), icon=":material/block:", key=f"leave-omission-{item.number}"):
        reason = st.text_input(_("Why can it be left out?"), key=f"leave-reason-{item.number}")
        st.caption(_("The reason is kept with the note."))
        if st.button(_("Leave it out"), key=f"dismiss-omission-{item.number}", type="primary"):
            decided(encounter, Action("dismiss_omission", "", (reason or "").strip(), item.number))

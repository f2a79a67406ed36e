"""The form of an own template: its name, and its sections in order. Nothing is kept until it is saved."""

from dataclasses import dataclass, field

import streamlit as st

from assistant.notes.own_templates import OwnSection, assembled, faults, own_folder, save_template
from assistant.notes.template import Template
from assistant.ui.components.section_editor import section_editor
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow

_EDITING = "template-editing"
_SERIAL = "template-serial"

NEW = OwnSection(title="", parts=(), shape="paragraphs", instruction="")


@dataclass
class Editing:
    """What is being edited. ``replaces`` is the own template's name, "" for a new one."""

    label: str
    description: str
    replaces: str = ""
    sections: dict[str, OwnSection] = field(default_factory=dict)

    def add(self, section: OwnSection) -> None:
        """One more section at the end, under an id that no field on the page had before."""
        serial = st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
        self.sections[str(serial)] = section

    def act(self, uid: str, what: str) -> None:
        """Move a section up or down, or remove it."""
        order = list(self.sections)
        at = order.index(uid)
        if what == "remove":
            order.pop(at)
        else:
            order.insert(at + (-1 if what == "up" else 1), order.pop(at))
        self.sections = {one: self.sections[one] for one in order}


def edit(template: Template, label: str, replaces: str = "") -> None:
    """Open the form with this template's sections."""
    editing = Editing(label, template.description, replaces)
    for section in template.sections:
        editing.add(OwnSection.of(section))
    st.session_state[_EDITING] = editing


def editing_now() -> Editing | None:
    """What is being edited in this tab, if anything."""
    found = st.session_state.get(_EDITING)
    return found if isinstance(found, Editing) else None


def close() -> None:
    """Leave the form; what was not saved is gone."""
    st.session_state.pop(_EDITING, None)


def template_editor(editing: Editing) -> None:
    """Draw the form; save when asked, or say what is missing."""
    label = st.text_input(_("Name of the template"), value=editing.label, key="template-label")
    description = st.text_input(_("What it is for"), value=editing.description, key="template-description")
    sections = [
        section_editor(uid, number, len(editing.sections), start, editing.act)
        for number, (uid, start) in enumerate(editing.sections.items(), start=1)
    ]
    st.button(_("Add a section"), icon=":material/add:", on_click=editing.add, args=(NEW,))
    with st.container(horizontal=True):
        save = st.button(_("Save the template"), type="primary", icon=":material/save:")
        st.button(_("Discard changes"), on_click=close)
    if save:
        _save(editing, label, description, sections)


def _save(editing: Editing, label: str, description: str, sections: list[OwnSection]) -> None:
    folder = own_folder(get_workflow().settings.data_dir)
    found = faults(label, sections, folder, editing.replaces)
    for fault in found:
        st.error(plain(_(fault)), icon=":material/error:")
    if found:
        return
    save_template(assembled(label, description, sections), folder, editing.replaces)
    close()
    st.rerun()

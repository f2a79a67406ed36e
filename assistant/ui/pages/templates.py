"""Templates: the layouts that notes are drafted by, the built-in ones and the clinician's own."""

import streamlit as st

from assistant.errors import InputRefused
from assistant.notes.own_templates import delete_template, own_folder, own_names
from assistant.notes.template import Template, built_in_names, load_template
from assistant.ui.components.template_editor import edit, editing_now, template_editor
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow


def page() -> None:
    """The form while a template is being edited, else the two lists."""
    st.title(_("Templates"), anchor=False)
    editing = editing_now()
    if editing is not None:
        st.caption(
            _("A template says which sections a note has, in which order, and what is asked for in each.")
        )
        template_editor(editing)
        return
    st.caption(_("A note is drafted by a template. Copy one that comes with Provenote and make it your own."))
    _own()
    _built_in()


def _own() -> None:
    st.header(_("Your templates"), anchor=False)
    folder = own_folder(get_workflow().settings.data_dir)
    names = own_names(folder)
    if not names:
        st.info(_("You have none yet. Make one from a built-in template below."), icon=":material/info:")
    for name in names:
        try:
            _row(name, load_template(name, folder))
        except InputRefused as error:
            _row(name, None, _(str(error)))


def _row(name: str, template: Template | None, problem: str = "") -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            st.markdown(f"**{plain(_(template.label) if template else name)}**")
            st.caption(plain(_summary(template) if template else problem))
        if template is not None:
            st.button(
                _("Edit"),
                key=f"edit-{name}",
                icon=":material/edit:",
                on_click=edit,
                args=(template, template.label, name),
            )
        with st.popover(_("Delete"), key=f"delete-{name}", type="tertiary", icon=":material/delete:"):
            _delete(name)


def _summary(template: Template) -> str:
    titles = ", ".join(section.title for section in template.sections)
    sections = _("Sections: {titles}.").format(titles=titles)
    return f"{_(template.description)} {sections}".strip()


def _delete(name: str) -> None:
    st.markdown(_("Notes that were drafted by it stay as they are. It cannot be chosen any more."))
    pressed = st.button(
        _("Delete for good"), key=f"gone-{name}", type="primary", icon=":material/delete_forever:"
    )
    if pressed:
        delete_template(name, own_folder(get_workflow().settings.data_dir))
        st.rerun()


def _built_in() -> None:
    st.header(_("Built-in templates"), anchor=False)
    for template in map(load_template, built_in_names()):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(gap=None):
                st.markdown(f"**{plain(_(template.label))}**")
                st.caption(plain(_summary(template)))
            st.button(
                _("Make your own from it"),
                key=f"copy-{template.name}",
                icon=":material/content_copy:",
                on_click=edit,
                args=(template, _own_label(_(template.label))),
            )


def _own_label(label: str) -> str:
    """A first name for a copy: "My progress note", but "My SOAP note"."""
    return _("My {template}").format(template=label if label[:2].isupper() else label[0].lower() + label[1:])

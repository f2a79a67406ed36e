"""Which template the next draft follows: a built-in one or the clinician's own."""

import streamlit as st

from assistant.notes.own_templates import own_folder
from assistant.notes.template import Template, readable_templates
from assistant.ui.language import _
from assistant.ui.services import get_workflow


def layout_choice(key: str, now: str) -> str:
    """A box with the templates by their labels; ``now`` is the name of the one chosen at first."""
    templates = _templates()
    return st.selectbox(
        _("Layout of the note"),
        list(templates),
        index=list(templates).index(now) if now in templates else 0,
        format_func=lambda name: _(templates[name].label),
        key=key,
        help="\n\n".join(f"{_(found.label)}: {_(found.description)}" for found in templates.values()),
        width=240,
    )


def known_layout(name: str) -> str:
    """The name if there still is such a template, else "" for the configured one."""
    return name if name in _templates() else ""


def _templates() -> dict[str, Template]:
    folder = own_folder(get_workflow().settings.data_dir)
    return {found.name: found for found in readable_templates(folder)}

"""One section of an own template as a form: title, what it reads, how it is written, the instruction."""

from collections.abc import Callable

import streamlit as st

from assistant.catalogue import N_
from assistant.notes.own_rules import own_rules
from assistant.notes.own_templates import OwnSection
from assistant.notes.parts import PARTS
from assistant.notes.template import Shape
from assistant.ui.language import _

SHAPES: dict[Shape, str] = {
    "paragraphs": N_("Flowing sentences"),
    "lines": N_("A list, one line for each item"),
    "problems": N_("Problems, each with lines below it"),
}

Act = Callable[[str, str], None]
"""Called with the section's id and "up", "down" or "remove"."""


def section_editor(uid: str, number: int, of: int, start: OwnSection, act: Act) -> OwnSection:
    """The section as it is filled in now. ``start`` holds the values at first; ``uid`` names the fields."""
    with st.container(border=True):
        _heading(uid, number, of, act)
        title = st.text_input(_("Title"), value=start.title, key=f"section-title-{uid}")
        parts = st.multiselect(
            _("Written from"),
            PARTS,
            default=start.parts,
            format_func=lambda part: _(own_rules().parts[part]),
            key=f"section-parts-{uid}",
            help=_("Together the sections must read every part of the visit."),
        )
        shape = st.selectbox(
            _("Written as"),
            list(SHAPES),
            index=list(SHAPES).index(start.shape),
            format_func=lambda one: _(SHAPES[one]),
            key=f"section-shape-{uid}",
        )
        instruction = st.text_area(
            _("Instruction to the model"),
            value=start.instruction,
            height=160,
            key=f"section-instruction-{uid}",
            help=_("Short and concrete. Ask only for what was said. Example values come back as facts."),
        )
    return start.model_copy(
        update={"title": title, "parts": tuple(parts), "shape": shape, "instruction": instruction}
    )


def _heading(uid: str, number: int, of: int, act: Act) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("**Section {number}**").format(number=number))
        up, down = number == 1, number == of
        for label, icon, what, off in (
            (_("Up"), "arrow_upward", "up", up),
            (_("Down"), "arrow_downward", "down", down),
            (_("Remove section"), "delete", "remove", False),
        ):
            st.button(
                label,
                key=f"section-{what}-{uid}",
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=off,
                on_click=act,
                args=(uid, what),
            )

"""Which template the next draft follows."""

import streamlit as st

from assistant.notes.template import load_template, template_names


def layout_choice(key: str, now: str) -> str:
    """A box with the templates by their labels; ``now`` is the name of the one chosen at first."""
    names = template_names()
    return st.selectbox(
        "Layout of the note",
        names,
        index=names.index(now) if now in names else 0,
        format_func=lambda name: load_template(name).label,
        key=key,
        help="\n\n".join(f"{load_template(name).label}: {load_template(name).description}" for name in names),
        width=240,
    )

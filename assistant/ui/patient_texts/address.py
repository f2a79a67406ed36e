"""Which part of the page is shown. The address names it, so that a link or a reload finds it again."""

from collections.abc import Mapping
from typing import NoReturn

import streamlit as st

from assistant.ui.language import _
from assistant.ui.navigation import go

PAGE = "patient_texts"


def chosen(name: str, options: Mapping[str, str], label: str) -> str:
    """The option that the address names under ``name``, with a control to choose another one.

    ``options`` are labels by what stands in the address; the first one is shown when it names none.
    """
    key = f"{PAGE}-{name}"
    named = st.query_params.get(name, "")
    st.session_state[key] = named if named in options else next(iter(options))
    found = st.segmented_control(
        label,
        list(options),
        format_func=lambda option: _(options[option]),
        key=key,
        required=True,
        wrap=True,
        label_visibility="collapsed",
        on_change=lambda: _name(name, key),
    )
    return str(found or named)


def _name(name: str, key: str) -> None:
    st.query_params[name] = str(st.session_state[key])


def open_text(text: str, part: str = "compare") -> NoReturn:
    """Show one text."""
    go(PAGE, text=text, part=part)


def open_view(view: str) -> NoReturn:
    """Leave a text for one of the lists."""
    go(PAGE, view=view)

"""Which pages there are, and how one page leads to another. The address carries ids only."""

from collections.abc import Callable, Mapping
from typing import NoReturn

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Step
from assistant.ui.language import _

_PAGES = "navigation_pages"
_LAST = "navigation_last_encounter"


def pages(functions: Mapping[str, Callable[[], None]]) -> list[st.Page]:
    """The pages in the order of the menu; the first is where the app opens."""
    built = {name: _page(name, function) for name, function in functions.items()}
    st.session_state[_PAGES] = built
    return list(built.values())


_TITLES = {
    "encounters": (N_("Encounters"), ":material/list_alt:"),
    "encounter": (N_("Encounter"), ":material/clinical_notes:"),
    "patient_texts": (N_("Patient texts"), ":material/diversity_1:"),
    "guidelines": (N_("Guidelines"), ":material/menu_book:"),
    "templates": (N_("Templates"), ":material/view_agenda:"),
    "writing": (N_("Writing"), ":material/stylus_note:"),
    "drafts": (N_("Drafts"), ":material/monitoring:"),
    "settings": (N_("Settings"), ":material/tune:"),
    "about": (N_("About"), ":material/info:"),
}


def _page(name: str, function: Callable[[], None]) -> st.Page:
    title, icon = _TITLES[name]
    return st.Page(function, title=_(title), icon=icon, url_path=name, default=name == "encounters")


def go(name: str, **query: str) -> NoReturn:
    """Leave this page for another one."""
    st.switch_page(st.session_state[_PAGES][name], query_params=query)


def go_to_encounter(encounter_id: str, step: Step | None = None) -> NoReturn:
    """Open an encounter, at a step if one is named."""
    go("encounter", id=encounter_id, **({"step": step} if step else {}))


def current_encounter() -> str | None:
    """The encounter the address names, else the one that was open last in this tab."""
    named = st.query_params.get("id")
    if named:
        st.session_state[_LAST] = named
        return named
    last = st.session_state.get(_LAST)
    if last:
        st.query_params["id"] = last
    return last


def forget_encounter(encounter_id: str) -> None:
    """It is gone; the Encounter page must not look for it."""
    if st.session_state.get(_LAST) == encounter_id:
        del st.session_state[_LAST]

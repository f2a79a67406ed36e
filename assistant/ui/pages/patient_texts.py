"""Patient texts: letters, reports and leaflets in plain words, made, compared, approved and kept."""

from collections.abc import Callable, Mapping

import streamlit as st

from assistant.catalogue import N_
from assistant.ui.language import _
from assistant.ui.patient_texts.address import chosen
from assistant.ui.patient_texts.house_styles import house_styles
from assistant.ui.patient_texts.library import library
from assistant.ui.patient_texts.make import make
from assistant.ui.patient_texts.one_text import one_text

TITLES: Mapping[str, str] = {
    "make": N_("Make"),
    "library": N_("Library"),
    "styles": N_("House styles"),
}
VIEWS: Mapping[str, Callable[[], None]] = {"make": make, "library": library, "styles": house_styles}


def page() -> None:
    """One text if the address names one, else the chosen view."""
    st.title(_("Patient texts"), anchor=False)
    named = st.query_params.get("text", "")
    if named:
        one_text(named)
        return
    st.caption(
        _(
            "Letters, reports and leaflets in plain words, each sentence beside the one it was made from. "
            "Nothing is given out before a person approves it. All of it stays on this computer."
        )
    )
    VIEWS[chosen("view", TITLES, _("View"))]()

"""Entry of the web app: page settings and navigation, nothing else."""

from pathlib import Path

import streamlit as st

import assistant.ui
from assistant.ui.boundary import boundary
from assistant.ui.navigation import pages
from assistant.ui.pages import (
    about,
    drafts,
    encounter,
    encounters,
    guidelines,
    patient_texts,
    settings,
    templates,
    writing,
)

# A file of our own: for a named icon Streamlit asks a font server on the internet.
ICON = Path(assistant.ui.__file__).with_name("icon.svg")


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Provenote", page_icon=str(ICON), layout="wide")
    page = st.navigation(
        pages(
            {
                "encounters": encounters.page,
                "encounter": encounter.page,
                "patient_texts": patient_texts.page,
                "guidelines": guidelines.page,
                "templates": templates.page,
                "writing": writing.page,
                "drafts": drafts.page,
                "settings": settings.page,
                "about": about.page,
            }
        ),
        position="top",
    )
    with boundary(page.title):
        page.run()


if __name__ == "__main__":
    main()

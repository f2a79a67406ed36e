"""Settings: which models are used, where they run, whether they are ready; and the clinician's name."""

import httpx
import streamlit as st

from assistant.models.inventory import InventoryRow, inventory
from assistant.settings import Settings
from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.components.model_test import model_test
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.words import ROLES


def page() -> None:
    """Everything in plain words. Keys are never shown."""
    settings = get_workflow().settings
    st.title("Settings", anchor=False)
    _name()
    st.header("Models", anchor=False)
    st.caption("Changed in the configuration file or with PROVENOTE_ variables; see the documentation.")
    with st.spinner("Checking the model files …"):
        rows = {row.role: row for row in inventory(settings) if row.used}
    for role, purpose in ROLES.items():
        _model(purpose, rows.get(role), *endpoint(settings, role))
    model_test()
    st.header("Where things are kept", anchor=False)
    st.markdown(f"Encounters and recordings: {plain(str(settings.data_dir))}")
    st.markdown(f"Model files: {plain(str(settings.cache_dir))}")


def _name() -> None:
    st.header("Your name", anchor=False)
    name = st.text_input(
        "Name offered when you sign",
        value=clinician_name(),
        help="For this browser tab only. It is not a login.",
        key="settings-name",
    )
    remember_clinician(name or "")


def endpoint(settings: Settings, role: str) -> tuple[str, str]:
    """The address and the model's name when the role is served by another program, else empty."""
    addresses = {
        "llm": (settings.llm_base_url, settings.llm_model),
        "speech": (settings.speech_base_url, settings.speech_model),
        "embeddings": (settings.embedding_base_url, settings.embedding_model),
    }
    return addresses[role]


def _model(purpose: str, row: InventoryRow | None, address: str, name: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{purpose}**")
        if address:
            shown = httpx.URL(address).copy_with(userinfo=b"", query=None)
            st.markdown(f"{plain(name or 'The model chosen there')}, served at {plain(str(shown))}.")
            st.caption(
                ":material/lan: What is said goes to that address. Use the test below to see if it answers."
            )
        elif row is None:
            st.markdown(":material/error: No model is chosen for this.")
        else:
            st.markdown(f"{plain(row.title)}, on this computer.")
            st.caption(
                ":material/check_circle: Ready: the file is there and is the right one."
                if row.present
                else ":material/error: Not there. Run `make setup` and start Provenote again."
            )

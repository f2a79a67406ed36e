"""Settings: which models are used, where they run, whether they are ready; and the clinician's name."""

import httpx
import streamlit as st

from assistant.models.inventory import InventoryRow, inventory
from assistant.settings import Settings
from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.components.model_test import model_test
from assistant.ui.language import LANGUAGES, _, choose_language, language
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.words import ROLES


def page() -> None:
    """Everything in plain words. Keys are never shown."""
    settings = get_workflow().settings
    st.title(_("Settings"), anchor=False)
    _language()
    _name()
    st.header(_("Models"), anchor=False)
    st.caption(_("Changed in the configuration file or with PROVENOTE_ variables; see the documentation."))
    with st.spinner(_("Checking the model files …")):
        rows = {row.role: row for row in inventory(settings) if row.used}
    for role, purpose in ROLES.items():
        _model(_(purpose), rows.get(role), *endpoint(settings, role))
    model_test()
    st.header(_("Where things are kept"), anchor=False)
    st.markdown(_("Encounters and recordings: {folder}").format(folder=plain(str(settings.data_dir))))
    st.markdown(_("Model files: {folder}").format(folder=plain(str(settings.cache_dir))))


def _language() -> None:
    st.header(_("Language"), anchor=False)
    chosen = st.selectbox(
        _("Language of the pages"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(language()),
        format_func=LANGUAGES.__getitem__,
        help=_("For this browser tab only. A handout's language is chosen where it is made."),
        key="settings-language",
    )
    if chosen != language():
        choose_language(chosen)
        st.rerun()


def _name() -> None:
    st.header(_("Your name"), anchor=False)
    name = st.text_input(
        _("Name offered when you sign"),
        value=clinician_name(),
        help=_("For this browser tab only. It is not a login."),
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
            st.markdown(
                _("{model}, served at {address}.").format(
                    model=plain(name or _("The model chosen there")), address=plain(str(shown))
                )
            )
            st.caption(
                _(
                    ":material/lan: What is said goes to that address. "
                    "Use the test below to see if it answers."
                )
            )
        elif row is None:
            st.markdown(_(":material/error: No model is chosen for this."))
        else:
            st.markdown(_("{model}, on this computer.").format(model=plain(row.title)))
            st.caption(
                _(":material/check_circle: Ready: the file is there and is the right one.")
                if row.present
                else _(":material/error: Not there. Run `make setup` and start Provenote again.")
            )

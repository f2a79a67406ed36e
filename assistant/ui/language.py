"""The interface in the language of this browser tab: ``_("Make the note")``.

Translate where a text is shown, never when a module is loaded: the language is a tab's, not the
process's. A table at module level holds texts marked with ``N_`` and is translated at its use.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assistant import catalogue
from assistant.settings import get_settings

LANGUAGES: Mapping[str, str] = {"en": "English", "es": "Español"}
"""The languages that the interface is complete in, each in its own name."""

_KEY = "interface-language"


def language() -> str:
    """The code of this tab's language; outside a page, the configured one."""
    configured = get_settings().interface_language
    if get_script_run_ctx(suppress_warning=True) is None:
        return configured
    return str(st.session_state.get(_KEY, configured))


def _(text: str) -> str:
    """The text in this tab's language. Placeholders are filled in afterwards, with ``format``."""
    return catalogue.gettext(text, language())


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The form that goes with this count, with ``{count}`` and any further placeholders filled in."""
    return catalogue.ngettext(one, many, count, language()).format(count=count, **values)


def choose_language(code: str) -> None:
    """This tab speaks this language from now on."""
    st.session_state[_KEY] = code if code in LANGUAGES else "en"

"""In which language the handout is read: English, those that can be made here, and what others need."""

import streamlit as st
from babel import Locale

from assistant.encounter import Encounter
from assistant.handouts.languages import LANGUAGES, offered
from assistant.ui.language import _, language
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.state import handout_current

ENGLISH = "en"

SETTING = "PROVENOTE_LLM_BASE_URL"
"""What is set to reach a larger model."""


def choose_language(encounter: Encounter) -> str:
    """The control, and below it the languages that this computer's model is not good enough for."""
    codes = choices(encounter)
    chosen = st.selectbox(
        _("Language of the handout"),
        codes,
        format_func=named,
        key=f"handout-language-{encounter.id}",
    )
    st.caption(" · ".join(plain(standing(encounter, code)) for code in made(encounter)))
    _not_offered(codes)
    return chosen or ENGLISH


def choices(encounter: Encounter) -> list[str]:
    """English, then what can be made now, then what was made with another model before."""
    can = [found.code for found in offered(get_workflow().settings)]
    return list(dict.fromkeys([ENGLISH, *can, *encounter.translations]))


def named(code: str) -> str:
    """In its own name and in the page's language: "Español (Spanish)"."""
    found = LANGUAGES.get(code)
    own, here = found.own_name if found else code, in_this_language(code)
    return own if own == here else f"{own} ({here})"


def in_this_language(code: str) -> str:
    """A language's name in the language of the page; its code when it has no name there."""
    return str(Locale.parse(language()).languages.get(code, code))


def made(encounter: Encounter) -> list[str]:
    """The languages that there is a handout in, English first."""
    return [ENGLISH, *sorted(encounter.translations)]


def standing(encounter: Encounter, code: str) -> str:
    """The language and where its handout stands, in words."""
    return f"{named(code)}: {_state(encounter, code)}"


def translation_current(encounter: Encounter, code: str) -> bool:
    """True when the translation is of the English handout as it is now."""
    found, english = encounter.translations.get(code), encounter.handout
    return bool(found and english and handout_current(encounter) and found.translates == english.sha256())


def ready(encounter: Encounter) -> list[str]:
    """The codes of the languages whose handout is approved and up to date, English first."""
    english = encounter.handout
    if english is None or not english.is_approved() or not handout_current(encounter):
        return []
    others = [code for code, found in encounter.translations.items() if found.is_approved()]
    return [ENGLISH, *sorted(code for code in others if translation_current(encounter, code))]


def _state(encounter: Encounter, code: str) -> str:
    found = encounter.handout if code == ENGLISH else encounter.translations.get(code)
    current = handout_current(encounter) if code == ENGLISH else translation_current(encounter, code)
    if not current:
        return _("out of date")
    return _("approved") if found and found.is_approved() else _("to approve")


def _not_offered(codes: list[str]) -> None:
    others = [found for code, found in LANGUAGES.items() if code not in codes]
    if not others:
        return
    with st.expander(_("Other languages ({count})").format(count=len(others)), icon=":material/translate:"):
        st.markdown(
            _(
                "The model on this computer is not good enough in these languages. They need an endpoint "
                "with a larger model: set `{setting}` to its address."
            ).format(setting=SETTING)
        )
        st.markdown(", ".join(plain(named(other.code)) for other in others))
        for other in others:
            if other.measured:
                st.caption(f"{plain(in_this_language(other.code))}: {plain(other.measured)}")

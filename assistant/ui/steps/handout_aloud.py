"""The approved handout read aloud, where this computer has a voice for its language."""

import streamlit as st

from assistant.encounter import Encounter, Handout
from assistant.interop.documents import spoken_handout
from assistant.interop.read_aloud import Voice, read_aloud, voice_for
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow


def read_it_aloud(encounter: Encounter, handout: Handout) -> None:
    """A button, then the player; without a voice, one line that says so."""
    voice = voice_for(handout.language)
    if voice is None:
        st.caption(f":material/volume_off: {_('No voice for this language is installed on this computer.')}")
        return
    key = f"aloud-{encounter.id}"
    if st.button(_("Read aloud"), key=f"read-{key}", icon=":material/volume_up:", type="tertiary"):
        with st.spinner(_("Preparing the voice …")):
            st.session_state[key] = (handout.sha256(), spoken(encounter, handout, voice))
    text, sound = st.session_state.get(key, ("", b""))
    if text == handout.sha256():
        st.audio(sound, format="audio/wav")
        st.caption(
            _("Read by {voice}. The player's menu saves it as a file.").format(voice=plain(voice.name))
        )


def spoken(encounter: Encounter, handout: Handout, voice: Voice) -> bytes:
    """The sound as a WAV file, and its row in the audit trail: it leaves as a document does."""
    sound = read_aloud(spoken_handout(handout, encounter.title, note=encounter.note), voice)
    by = handout.approval.by if handout.approval else ""
    detail = {"what": "handout", "format": "wav", "language": handout.language}
    get_workflow().records.audit("export", encounter.id, by, detail)
    return sound

"""The three ways in: the microphone, a sound file, or a transcript. Each is saved at once."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assistant.catalogue import N_
from assistant.encounter import Encounter
from assistant.errors import InputRefused, ProvenoteError
from assistant.ui.language import _
from assistant.ui.services import get_workflow
from assistant.ui.sound import SOUND_ENDINGS

MICROPHONE = N_("Record now")
FILE = N_("Upload a recording")
TEXT = N_("Paste or upload a transcript")


def show_refusal(encounter_id: str) -> bool:
    """Say why what came in last cannot be used, if so. True when there was something to say."""
    refusal = st.session_state.get(f"refusal-{encounter_id}")
    if refusal:
        st.error(_(refusal), icon=":material/error:")
    return bool(refusal)


def capture(encounter: Encounter) -> None:
    """Draw the chosen way in. What comes in is saved before anything else is done with it."""
    way = st.segmented_control(
        _("How do you want to begin?"),
        (MICROPHONE, FILE, TEXT),
        default=MICROPHONE,
        format_func=_,
        required=True,
        wrap=True,
    )
    nonce = st.session_state.setdefault(f"taken-{encounter.id}", 0)
    key = f"{encounter.id}-{nonce}"
    if way == TEXT:
        _transcript(encounter.id, key)
        return
    st.caption(_("Tell the patient that you record, and why, and ask whether that is all right."))
    if way == MICROPHONE:
        sound = st.audio_input(_("Press to record, press again to stop"), key=f"microphone-{key}")
    else:
        sound = st.file_uploader(_("Recording"), type=SOUND_ENDINGS, key=f"sound-{key}")
    if sound is not None:
        _recording(encounter.id, sound)


def _recording(encounter_id: str, sound: UploadedFile) -> None:
    """Save once. When the disk refuses, the sound stays in the page so that it can be saved again."""
    tried = f"tried-{encounter_id}"
    again = st.session_state.get(tried) == sound.file_id
    if again and not st.button(_("Save again"), icon=":material/save:", type="primary"):
        return
    st.session_state[tried] = sound.file_id
    with st.spinner(_("Saving the recording …")):
        _take(encounter_id, lambda: get_workflow().add_recording(encounter_id, sound.name, sound.getvalue()))


def _transcript(encounter_id: str, key: str) -> None:
    st.caption(
        _(
            "One turn a line, each beginning with who speaks, such as “Doctor:” or “Patient:”. "
            "A transcript that Provenote exported works too."
        )
    )
    with st.form(f"transcript-{key}", border=False):
        text = st.text_area(_("Transcript"), height=240, key=f"text-{key}")
        upload = st.file_uploader(_("Or a text file"), type=["txt", "json", "md"], key=f"textfile-{key}")
        saved = st.form_submit_button(_("Save the transcript"), type="primary", icon=":material/save:")
    if not saved:
        return
    data = upload.getvalue() if upload is not None else (text or "").encode()
    _take(encounter_id, lambda: get_workflow().add_transcript(encounter_id, data), keep_form=True)


def _take(encounter_id: str, save: Callable[[], object], keep_form: bool = False) -> None:
    """Run the save. A refused recording was saved first, so its widget can be emptied; other
    failures leave the widget alone, because it may hold the only copy."""
    done = False
    try:
        save()
        done = True
        st.session_state.pop(f"refusal-{encounter_id}", None)
    except ProvenoteError as error:
        st.session_state[f"refusal-{encounter_id}"] = str(error)
        done = isinstance(error, InputRefused) and not keep_form
    if done:
        st.session_state[f"taken-{encounter_id}"] += 1
    st.rerun()

"""Record: the recording or a transcript comes in and is saved, then one button makes the note."""

import streamlit as st

from assistant.encounter import Encounter
from assistant.ui import work
from assistant.ui.components.layout_choice import layout_choice
from assistant.ui.components.length_choice import length_choice
from assistant.ui.components.stepper import go_to_step
from assistant.ui.estimate import lasted
from assistant.ui.language import _, ngettext
from assistant.ui.services import get_workflow
from assistant.ui.sound import recording_file, sound_type
from assistant.ui.steps.capture import capture, show_refusal


def show(encounter: Encounter) -> None:
    """What was captured so far, or the ways to capture it, and the one primary button."""
    st.header(_("Record"), anchor=False)
    refused = show_refusal(encounter.id)
    if encounter.recording is None and encounter.transcript is None:
        capture(encounter)
        return
    _saved(encounter)
    _next(encounter)
    if not work.busy(encounter.id):
        with st.expander(_("Use another recording or transcript"), expanded=refused):
            if encounter.transcript or encounter.note:
                st.caption(
                    _("The transcript and the note stay until you let Provenote listen again, in Transcript.")
                )
            capture(encounter)


def _saved(encounter: Encounter) -> None:
    recording = encounter.recording
    if recording is None:
        turns = len(encounter.transcript.utterances) if encounter.transcript else 0
        st.success(
            ngettext(
                "Transcript saved: {count} turn of speech.",
                "Transcript saved: {count} turns of speech.",
                turns,
            ),
            icon=":material/check_circle:",
        )
        return
    saved = (
        _("Recording saved on this computer, {time} long.").format(time=lasted(recording.seconds))
        if recording.seconds
        else _("Recording saved on this computer.")
    )
    st.success(saved, icon=":material/check_circle:")
    path = recording_file(encounter)
    if path is None:
        st.warning(_("The recording's file is not where it was saved."), icon=":material/warning:")
    else:
        st.audio(str(path), format=sound_type(path.name), alt=_("Recording of this encounter"))


def _next(encounter: Encounter) -> None:
    if encounter.note is not None:
        if st.button(_("Open the note"), type="primary", icon=":material/clinical_notes:"):
            go_to_step(encounter.id, "note")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pressed = st.button(
            _("Make the note"), type="primary", icon=":material/edit_note:", disabled=work.busy(encounter.id)
        )
        layout = layout_choice(f"layout-{encounter.id}", get_workflow().settings.template)
        length = length_choice(f"length-{encounter.id}")
    st.caption(
        _(
            "Writes down what was said, drafts the note, checks every sentence against the conversation "
            "and looks up guidelines. Everything happens on this computer."
        )
    )
    if pressed:
        work.start_note(encounter.id, layout, length)
        st.rerun()

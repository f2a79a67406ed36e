"""Transcript: who said what and when, to be corrected; what was first recognized is kept."""

from typing import Any

import streamlit as st

from assistant.encounter import Encounter, Transcript
from assistant.ui import work
from assistant.ui.clinician import clinician_name
from assistant.ui.components.redraft import start_over
from assistant.ui.components.stepper import go_to_step
from assistant.ui.language import _, ngettext
from assistant.ui.services import get_workflow
from assistant.ui.sound import recording_file, sound_type
from assistant.ui.steps.corrections import Correction, corrections, hard_to_hear, table
from assistant.ui.words import SPEAKERS

ROW_PIXELS = 60
TABLE_PIXELS = 560


def show(encounter: Encounter) -> None:
    """The table, the sound beside it, and what a correction means for the note."""
    st.header(_("Transcript"), anchor=False)
    if encounter.transcript is None:
        _missing(encounter)
        return
    unsure = sum(hard_to_hear(u) for u in encounter.transcript.utterances)
    st.caption(
        _("To change a speaker or a text, double-click it or press Enter on it. Then save.")
        + " "
        + (
            ngettext(
                "{count} turn was hard to hear and says “Listen again”.",
                "{count} turns were hard to hear and say “Listen again”.",
                unsure,
            )
            if unsure
            else ""
        )
    )
    if warning := encounter.transcript.provenance.get("recording_warning"):
        st.warning(_(str(warning)), icon=":material/warning:")
    path = recording_file(encounter)
    if path is not None:
        st.audio(str(path), format=sound_type(path.name), alt=_("Recording of this encounter"))
    if corrected_since_draft(encounter):
        _redraft_hint(encounter)
    _table(encounter, encounter.transcript)
    start_over(encounter)


def _missing(encounter: Encounter) -> None:
    if work.busy(encounter.id):
        st.info(_("It is being written. It appears here when it is ready."), icon=":material/hourglass_top:")
        return
    st.info(_("There is no transcript yet. Make the note in the first step."), icon=":material/info:")
    if st.button(_("Go to Record"), type="primary"):
        go_to_step(encounter.id, "record")


def _table(encounter: Encounter, transcript: Transcript) -> None:
    corrected = any(u.original is not None for u in transcript.utterances)
    originals = corrected and st.toggle(_("Show what was first recognized"), key=f"originals-{encounter.id}")
    rows = table(transcript, bool(originals))
    # A saved correction changes the key, so that the table forgets the edits it held.
    edits = st.session_state.setdefault(f"saved-{encounter.id}", 0)
    busy = work.busy(encounter.id)
    edited: list[dict[str, Any]] = st.data_editor(
        rows,
        key=f"table-{encounter.id}-{edits}-{bool(originals)}",
        hide_index=True,
        row_height=ROW_PIXELS,
        height=min(TABLE_PIXELS, ROW_PIXELS * (len(rows) + 1)),
        column_config=_columns(),
        column_order=[name for name in rows[0] if name != "id"] if rows else None,
        disabled=True if busy else ["time", "check", "original"],
        alt=_("Transcript with speaker, time and text of each turn"),
    )
    changed = corrections(transcript, edited)
    label = (
        _("Save {count} corrections").format(count=len(changed))
        if len(changed) > 1
        else _("Save the correction")
    )
    if st.button(label, type="primary", disabled=busy or not changed, icon=":material/save:"):
        _save(encounter.id, changed)
        st.session_state[f"saved-{encounter.id}"] = edits + 1
        st.rerun()


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "time": column.TextColumn(_("Time"), width=60),
        "speaker": column.SelectboxColumn(
            _("Speaker"), options=[_(word) for word in SPEAKERS.values()], required=True, width=100
        ),
        "text": column.TextColumn(_("What was said"), required=True, width=560),
        "check": column.TextColumn(_("Check"), width=90),
        "original": column.TextColumn(_("First recognized as"), width="medium"),
    }


def _save(encounter_id: str, changed: list[Correction]) -> None:
    workflow = get_workflow()
    for item in changed:
        workflow.edit_utterance(encounter_id, item.utterance, item.text, item.speaker, clinician_name())


def corrected_since_draft(encounter: Encounter) -> bool:
    """True when the transcript is another one than the note was drafted, or last checked as a whole, with."""
    if encounter.note is None or encounter.transcript is None:
        return False
    kept = encounter.note.provenance
    checked_with = kept.get("checked_transcript") or kept.get("transcript")
    return checked_with is not None and checked_with != encounter.transcript.sha256()


def _redraft_hint(encounter: Encounter) -> None:
    st.warning(
        _("The transcript was corrected after the note was drafted. The note may still hold the old words."),
        icon=":material/sync_problem:",
    )
    if st.button(_("Go to the note to check or draft it again")):
        go_to_step(encounter.id, "note")

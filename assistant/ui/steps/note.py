"""Note: every sentence with where it was said, what the checks found, and what the clinician decides."""

from typing import Literal

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Encounter, Note
from assistant.errors import ProvenoteError
from assistant.ui import work
from assistant.ui.clinician import clinician_name
from assistant.ui.components.emergencies import emergencies
from assistant.ui.components.note_length import note_length
from assistant.ui.components.note_pane import Action, note_pane
from assistant.ui.components.note_pane.data import pane_data
from assistant.ui.components.passages import from_the_guideline
from assistant.ui.components.redraft import redraft
from assistant.ui.components.stepper import go_to_step
from assistant.ui.language import _
from assistant.ui.open_items import to_check
from assistant.ui.services import get_workflow
from assistant.ui.sound import recording_address
from assistant.ui.steps.decisions import decide
from assistant.ui.steps.transcript import corrected_since_draft

LEGEND = N_(
    "Choose a sentence to see where it was said and to hear it. **✓ Said**: found in the conversation. "
    "**? Not found**: nobody seems to have said it. **✕ Contradicted**: something else was said."
)


def show(encounter: Encounter) -> None:
    """The pane, then the passages of guidelines."""
    if encounter.note is None:
        st.header(_("Note"), anchor=False)
        _missing(encounter)
        return
    note = encounter.note
    _heading(encounter, note)
    _refusal(encounter.id)
    _corrected(encounter, note)
    emergencies(encounter)
    locked = _locked(encounter, note)
    data = pane_data(encounter, note, recording_address(encounter), locked)
    action = note_pane(data, key=f"pane-{encounter.id}", select=st.session_state.pop("select-statement", ""))
    note_length(note)
    if action is not None:
        _apply(encounter.id, action)
    from_the_guideline(encounter, note, locked)
    redraft(encounter)


def _missing(encounter: Encounter) -> None:
    if work.busy(encounter.id):
        st.info(_("The note appears here when it is ready."), icon=":material/hourglass_top:")
        return
    st.info(_("There is no note yet. Make it in the first step."), icon=":material/info:")
    if st.button(_("Go to Record"), type="primary"):
        go_to_step(encounter.id, "record")


def _heading(encounter: Encounter, note: Note) -> None:
    flagged = to_check(note)
    legend, onward = st.columns([4, 1], vertical_alignment="center")
    legend.caption(_(LEGEND))
    label = _("Go on to sign ({count} to check)").format(count=flagged) if flagged else _("Go on to sign")
    kind: Literal["primary", "secondary"] = "secondary" if flagged else "primary"
    if not note.is_signed() and onward.button(label, type=kind, width="stretch"):
        go_to_step(encounter.id, "sign")


def _locked(encounter: Encounter, note: Note) -> bool:
    """Signed notes are for reading until the clinician says otherwise."""
    if work.busy(encounter.id):
        return True
    if not note.is_signed():
        return False
    st.success(_("This note is signed."), icon=":material/verified:")
    return not st.toggle(
        _("Correct the signed note"),
        key=f"unlock-{encounter.id}",
        help=_(
            "The first change begins an addendum. The signed note is kept and can be read under Sign; the "
            "changed one is signed again, and its handout is out of date."
        ),
    )


def _apply(encounter_id: str, action: Action) -> None:
    try:
        decide(encounter_id, action)
    except ProvenoteError as error:
        st.session_state[f"refused-{encounter_id}"] = str(error)
    st.rerun()


def _corrected(encounter: Encounter, note: Note) -> None:
    """The transcript is another one than the sentences were checked with."""
    if note.is_signed() or work.busy(encounter.id) or not corrected_since_draft(encounter):
        return
    st.warning(
        _(
            "The transcript was corrected after this note was checked. Check it again to see what that "
            "changes; your edits and decisions stay."
        ),
        icon=":material/sync_problem:",
    )
    if st.button(_("Check the note again"), icon=":material/fact_check:", key=f"recheck-{encounter.id}"):
        with st.spinner(_("Checking every sentence …")):
            get_workflow().recheck(encounter.id, clinician_name())
        st.rerun()


def _refusal(encounter_id: str) -> None:
    refused = st.session_state.pop(f"refused-{encounter_id}", None)
    if refused:
        st.error(_(refused), icon=":material/error:")

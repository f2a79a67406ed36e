"""Note: every sentence with where it was said, what the checks found, and what the clinician decides."""

from typing import Literal

import streamlit as st

from assistant.encounter import Encounter, Note
from assistant.errors import ProvenoteError
from assistant.ui import work
from assistant.ui.components.note_pane import Action, note_pane
from assistant.ui.components.note_pane.data import is_flagged, pane_data
from assistant.ui.components.passages import from_the_guideline
from assistant.ui.components.redraft import redraft
from assistant.ui.components.stepper import go_to_step
from assistant.ui.services import get_workflow
from assistant.ui.sound import recording_address

LEGEND = (
    "Choose a sentence to see where it was said and to hear it. **✓ Said**: found in the conversation. "
    "**? Not found**: nobody seems to have said it. **✕ Contradicted**: something else was said."
)


def show(encounter: Encounter) -> None:
    """The pane, then the passages of guidelines."""
    if encounter.note is None:
        st.header("Note", anchor=False)
        _missing(encounter)
        return
    note = encounter.note
    _heading(encounter, note)
    _refusal(encounter.id)
    data = pane_data(encounter, note, recording_address(encounter), _locked(encounter, note))
    action = note_pane(data, key=f"pane-{encounter.id}", select=st.session_state.pop("select-statement", ""))
    if action is not None:
        _apply(encounter.id, action)
    from_the_guideline(encounter.suggestions)
    redraft(encounter)


def _missing(encounter: Encounter) -> None:
    if work.busy(encounter.id):
        st.info("The note appears here when it is ready.", icon=":material/hourglass_top:")
        return
    st.info("There is no note yet. Make it in the first step.", icon=":material/info:")
    if st.button("Go to Record", type="primary"):
        go_to_step(encounter.id, "record")


def _heading(encounter: Encounter, note: Note) -> None:
    flagged = sum(is_flagged(statement) for statement in note.statements())
    legend, onward = st.columns([4, 1], vertical_alignment="center")
    legend.caption(LEGEND)
    label = f"Go on to sign ({flagged} to check)" if flagged else "Go on to sign"
    kind: Literal["primary", "secondary"] = "secondary" if flagged else "primary"
    if not note.is_signed() and onward.button(label, type=kind, width="stretch"):
        go_to_step(encounter.id, "sign")


def _locked(encounter: Encounter, note: Note) -> bool:
    """Signed notes are for reading until the clinician says otherwise."""
    if work.busy(encounter.id):
        return True
    if not note.is_signed():
        return False
    st.success("This note is signed.", icon=":material/verified:")
    return not st.toggle(
        "Correct the signed note",
        key=f"unlock-{encounter.id}",
        help="The first change takes your signature off the note, and its handout is out of date.",
    )


def _apply(encounter_id: str, action: Action) -> None:
    workflow = get_workflow()
    try:
        if action.kind == "edit":
            workflow.edit_statement(encounter_id, action.target, action.text)
        elif action.kind == "accept":
            workflow.accept(encounter_id, action.target, action.text)
        elif action.kind == "add":
            workflow.add_statement(encounter_id, action.target, action.text)
        else:
            workflow.remove(encounter_id, action.target)
    except ProvenoteError as error:
        st.session_state[f"refused-{encounter_id}"] = str(error)
    st.rerun()


def _refusal(encounter_id: str) -> None:
    refused = st.session_state.pop(f"refused-{encounter_id}", None)
    if refused:
        st.error(refused, icon=":material/error:")

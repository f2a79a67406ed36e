"""Sign: what is still open, then a name, a confirmation, and the signature."""

import streamlit as st

from assistant.encounter import NOTHING_SAID, Encounter, Note
from assistant.grounding.verify import unresolved
from assistant.ui import work
from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.components.stepper import go_to_step, want_step
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.open_findings import Open, open_findings, show_open
from assistant.ui.when import when


def show(encounter: Encounter) -> None:
    """The open findings, the note as it will be signed, and the signature."""
    st.header("Sign", anchor=False)
    note = encounter.note
    if note is None:
        st.info("There is no note to sign yet.", icon=":material/info:")
        if st.button("Go to Record", type="primary"):
            go_to_step(encounter.id, "record")
        return
    if note.is_signed():
        _signed(encounter, note)
        return
    if note.signature is not None:
        st.warning("The note was changed after it was signed. Sign it again.", icon=":material/sync_problem:")
    found = open_findings(note)
    _open(encounter, found)
    with st.expander("Read the note as it will be signed", expanded=not found):
        read_note(note)
    _sign(encounter, bool(unresolved(note)))


def _open(encounter: Encounter, found: list[Open]) -> None:
    if not found:
        st.success("Nothing is open. Read the note once more, then sign.", icon=":material/check_circle:")
        return
    critical = sum(finding.severity == "critical" for _, finding in found)
    st.subheader(f"Still open: {len(found)}", anchor=False)
    if critical:
        st.warning(
            f"{critical} critical: correct, keep with a reason, or remove each before you sign.",
            icon=":material/warning:",
        )
    else:
        st.caption("None of these is critical. You may sign, but look at them first.")
    show_open(encounter, found)


def read_note(note: Note) -> None:
    """The exact text of the note, section by section, as literal words."""
    for section in note.sections:
        st.markdown(f"#### {plain(section.title)}")
        if not section.statements:
            st.markdown(f"*{NOTHING_SAID}*")
        problem = ""
        for statement in section.statements:
            if statement.problem and statement.problem != problem:
                st.markdown(f"**{plain(statement.problem)}**")
            problem = statement.problem
            st.markdown(plain(statement.text))


def _sign(encounter: Encounter, critical: bool) -> None:
    st.subheader("Your signature", anchor=False)
    name = st.text_input("Your name", value=clinician_name(), key=f"signer-{encounter.id}")
    read = st.checkbox("I have read this note", key=f"read-{encounter.id}")
    missing = _missing(critical, bool((name or "").strip()), read, work.busy(encounter.id))
    if st.button("Sign the note", type="primary", icon=":material/signature:", disabled=bool(missing)):
        remember_clinician(name or "")
        get_workflow().sign(encounter.id, (name or "").strip())
        want_step(encounter.id, "sign")
        st.rerun()
    if missing:
        st.caption(missing)


def _missing(critical: bool, named: bool, read: bool, busy: bool) -> str:
    """Why the note cannot be signed yet, or nothing."""
    if busy:
        return "The note is being worked on. Sign it when that is done."
    if critical:
        return "Critical findings are open. Decide on them first."
    if not named:
        return "Enter your name first."
    return "" if read else "Confirm that you have read the note."


def _signed(encounter: Encounter, note: Note) -> None:
    assert note.signature is not None
    signature = note.signature
    st.success(f"Signed by {plain(signature.by)} on {when(signature.at)}.", icon=":material/verified:")
    st.caption(
        f"Fingerprint of the signed text: {signature.sha256[:12]}. It no longer matches when a word changes."
    )
    if st.button("Go on to the handout", type="primary", icon=":material/arrow_forward:"):
        go_to_step(encounter.id, "handout")
    with st.expander("Read the signed note"):
        read_note(note)

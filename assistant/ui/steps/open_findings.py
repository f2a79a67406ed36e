"""The findings that stand between a note and its signature, with what can be done about each."""

import streamlit as st

from assistant.encounter import Encounter, Finding, Note, Statement
from assistant.ui.components.stepper import go_to_step
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.words import SEVERITIES, SEVERITY_ORDER, VERDICTS, Mark, Tone

Open = tuple[Statement, Finding]

_COLOURS: dict[Tone, str] = {"good": "green", "bad": "red", "warn": "orange", "plain": "gray"}


def open_findings(note: Note) -> list[Open]:
    """Every finding that no person has decided on, critical or not."""
    return [
        (statement, finding)
        for statement in note.statements()
        for finding in statement.findings
        if not finding.resolution and statement.review != "accepted"
    ]


def severest_first(found: list[Open]) -> list[Open]:
    """Critical before important before minor; the order of the note within each."""
    return sorted(found, key=lambda pair: SEVERITY_ORDER.index(pair[1].severity))


def marker(mark: Mark) -> str:
    """A mark as a Streamlit badge: icon, word and colour."""
    return f":{_COLOURS[mark.tone]}-badge[{plain(mark.icon)} {mark.word}]"


def show_open(encounter: Encounter, found: list[Open]) -> None:
    """One box a statement, with all its findings, the most severe statement first."""
    grouped: dict[str, list[Open]] = {}
    for statement, finding in severest_first(found):
        grouped.setdefault(statement.id, []).append((statement, finding))
    for pairs in grouped.values():
        _box(encounter, pairs[0][0], [finding for _, finding in pairs])


def _box(encounter: Encounter, statement: Statement, findings: list[Finding]) -> None:
    with st.container(border=True):
        st.markdown(f"{plain(statement.text)} {marker(VERDICTS[statement.verdict])}")
        for finding in findings:
            st.markdown(f"{marker(SEVERITIES[finding.severity])} {plain(finding.explanation)}")
        with st.container(horizontal=True):
            if st.button("Show in the note", key=f"show-{statement.id}", icon=":material/visibility:"):
                st.session_state["select-statement"] = statement.id
                go_to_step(encounter.id, "note")
            _keep(encounter, statement, any(f.severity == "critical" for f in findings))
            if st.button("Remove", key=f"remove-{statement.id}", icon=":material/delete:"):
                get_workflow().remove(encounter.id, statement.id)
                st.rerun()


def _keep(encounter: Encounter, statement: Statement, critical: bool) -> None:
    """One press for a lesser finding; a critical one is only overruled with a reason."""
    if not critical:
        if st.button("Keep as it is", key=f"keep-{statement.id}", icon=":material/check:"):
            get_workflow().accept(encounter.id, statement.id, "")
            st.rerun()
        return
    with st.popover("Keep as it is", icon=":material/check:", key=f"keep-{statement.id}"):
        reason = st.text_input("Why is it right?", key=f"reason-{statement.id}")
        st.caption("The reason is kept with the note.")
        if st.button("Keep the sentence", key=f"accept-{statement.id}", type="primary"):
            get_workflow().accept(encounter.id, statement.id, (reason or "").strip())
            st.rerun()

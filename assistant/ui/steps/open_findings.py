"""The findings that stand between a note and its signature, with what can be done about each."""

import streamlit as st

from assistant.encounter import Encounter, Statement
from assistant.ui.components.note_pane import Action
from assistant.ui.components.stepper import go_to_step
from assistant.ui.language import _
from assistant.ui.open_items import OpenFinding
from assistant.ui.plain_text import plain
from assistant.ui.steps.decisions import decide
from assistant.ui.words import SEVERITIES, VERDICTS, Mark, Tone

_COLOURS: dict[Tone, str] = {"good": "green", "bad": "red", "warn": "orange", "plain": "gray"}


def marker(mark: Mark) -> str:
    """A mark as a Streamlit badge: icon, word and colour."""
    return f":{_COLOURS[mark.tone]}-badge[{plain(mark.icon)} {_(mark.word)}]"


def show_open(encounter: Encounter, found: list[OpenFinding]) -> None:
    """One box a statement, with all its findings, the most severe statement first."""
    grouped: dict[str, list[OpenFinding]] = {}
    for item in found:
        grouped.setdefault(item.statement.id, []).append(item)
    for items in grouped.values():
        _box(encounter, items[0].statement, items)


def decided(encounter: Encounter, action: Action) -> None:
    """Do it and draw the page again."""
    decide(encounter.id, action)
    st.rerun()


def _box(encounter: Encounter, statement: Statement, items: list[OpenFinding]) -> None:
    with st.container(border=True):
        st.markdown(f"{plain(statement.text)} {marker(VERDICTS[statement.verdict])}")
        for item in items:
            _finding(encounter, item)
        with st.container(horizontal=True):
            if st.button(_("Show in the note"), key=f"show-{statement.id}", icon=":material/visibility:"):
                st.session_state["select-statement"] = statement.id
                go_to_step(encounter.id, "note")
            _keep(encounter, statement, any(item.severity == "critical" for item in items))
            if st.button(_("Remove"), key=f"remove-{statement.id}", icon=":material/delete:"):
                decided(encounter, Action("remove", statement.id))


def _finding(encounter: Encounter, item: OpenFinding) -> None:
    """What the check says, its suggested sentence, and the way to set this one finding aside."""
    finding, key = item.finding, f"{item.statement.id}-{item.number}"
    st.markdown(f"{marker(SEVERITIES[finding.severity])} {plain(_(finding.explanation))}")
    with st.container(horizontal=True):
        if finding.repair and st.button(
            _("Change to: “{sentence}”").format(sentence=plain(finding.repair)),
            key=f"repair-{key}",
            icon=":material/build:",
        ):
            decided(encounter, Action("edit", item.statement.id, finding.repair))
        with st.popover(_("This finding is wrong …"), key=f"wrong-{key}", type="tertiary"):
            reason = st.text_input(_("Why is the finding wrong?"), key=f"wrong-reason-{key}")
            st.caption(_("The reason is kept with the note."))
            if st.button(_("Set it aside"), key=f"overrule-{key}", type="primary"):
                text = (reason or "").strip()
                decided(encounter, Action("overrule", item.statement.id, text, item.number))


def _keep(encounter: Encounter, statement: Statement, critical: bool) -> None:
    """One press for a lesser finding; a critical one is only overruled with a reason."""
    if not critical:
        if st.button(_("Keep as it is"), key=f"keep-{statement.id}", icon=":material/check:"):
            decided(encounter, Action("accept", statement.id))
        return
    with st.popover(_("Keep as it is"), icon=":material/check:", key=f"keep-{statement.id}"):
        reason = st.text_input(_("Why is it right?"), key=f"reason-{statement.id}")
        st.caption(_("The reason is kept with the note."))
        if st.button(_("Keep the sentence"), key=f"accept-{statement.id}", type="primary"):
            decided(encounter, Action("accept", statement.id, (reason or "").strip()))

"""The handout's sentences: to read beside their source, or to correct one section at a time."""

from typing import Any

import streamlit as st

from assistant.encounter import Handout, HandoutSentence, Note
from assistant.ui.clinician import clinician_name
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.open_findings import marker
from assistant.ui.words import CHANGES, SEVERITIES, SEVERITY_ORDER


def findings(encounter_id: str, handout: Handout, deciding: bool) -> None:
    """What differs between handout and note, the most severe first; ``deciding`` allows to overrule."""
    unresolved = [(n, finding) for n, finding in enumerate(handout.findings) if not finding.resolution]
    if not unresolved:
        st.success(_agrees(handout), icon=":material/check_circle:")
        return
    with st.container(border=True):
        st.markdown("**Compare with the note**")
        for number, finding in sorted(unresolved, key=lambda pair: SEVERITY_ORDER.index(pair[1].severity)):
            st.markdown(f"{marker(SEVERITIES[finding.severity])} {plain(finding.explanation)}")
            if deciding:
                _overrule(encounter_id, number)


def _agrees(handout: Handout) -> str:
    aside = len(handout.findings)
    if not aside:
        return "Doses, numbers and dates agree with the note."
    return f"Nothing is open: you set {aside} {'difference' if aside == 1 else 'differences'} aside."


def _overrule(encounter_id: str, number: int) -> None:
    key = f"{encounter_id}-{number}"
    with st.popover("This is right …", key=f"handout-right-{key}", type="tertiary"):
        reason = st.text_input("Why is it right?", key=f"handout-reason-{key}")
        st.caption("The reason is kept with the handout.")
        if st.button("Set it aside", key=f"handout-overrule-{key}", type="primary"):
            get_workflow().overrule_handout(encounter_id, number, (reason or "").strip(), clinician_name())
            st.rerun()


def sources(note: Note, sentence: HandoutSentence) -> str:
    """The signed sentences behind a sentence of the handout, as literal words."""
    wanted = {statement.id: statement.text for statement in note.statements()}
    found = [plain(wanted[number]) for number in sentence.source if number in wanted]
    return " ".join(found) or "No sentence of the note. Check it."


def read_sentences(note: Note, handout: Handout) -> None:
    """Each sentence with its source beside it; on a narrow screen, below it."""
    for section in handout.sections:
        st.subheader(plain(section.title), anchor=False)
        for sentence in section.sentences:
            left, right = st.columns([3, 2])
            left.markdown(plain(sentence.text))
            right.caption(f"From the note: {sources(note, sentence)}")
    if handout.medicines:
        st.subheader("Your medicines", anchor=False)
        st.table(_medicines(handout))


def _medicines(handout: Handout) -> list[dict[str, Any]]:
    return [
        {
            "Medicine": plain(medicine.name),
            "What for": plain(medicine.what_for),
            "How much": plain(medicine.how_much),
            "When": plain(medicine.when),
            "Until": plain(medicine.until),
            "Change": CHANGES[medicine.change],
        }
        for medicine in handout.medicines
    ]


def edit_sentences(encounter_id: str, note: Note, handout: Handout) -> None:
    """One form a section. Saving takes an earlier approval off, because the text is another one."""
    st.caption("Empty a sentence to take it out.")
    for number, section in enumerate(handout.sections):
        st.subheader(plain(section.title), anchor=False)
        with st.form(f"handout-{encounter_id}-{number}"):
            texts = [_field(encounter_id, note, number, at, s) for at, s in enumerate(section.sentences)]
            if st.form_submit_button("Save this part", icon=":material/save:"):
                _save(encounter_id, number, section.sentences, texts)
                st.rerun()


def _field(encounter_id: str, note: Note, section: int, at: int, sentence: HandoutSentence) -> str:
    text = st.text_area(
        f"Sentence {at + 1}",
        value=sentence.text,
        height=80,
        # The text is in the key: a field must not show what another sentence held in its place.
        key=f"sentence-{encounter_id}-{section}-{at}-{hash(sentence.text)}",
    )
    st.caption(f"From the note: {sources(note, sentence)}")
    return (text or "").strip()


def _save(encounter_id: str, section: int, before: list[HandoutSentence], after: list[str]) -> None:
    """From the last sentence to the first, because an emptied one is taken out and moves those after it."""
    workflow = get_workflow()
    for at in reversed(range(len(before))):
        if after[at] != before[at].text:
            workflow.edit_handout(encounter_id, section, at, after[at], clinician_name())

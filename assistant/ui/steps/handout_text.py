"""The handout's sentences: to read beside their source, or to correct one section at a time."""

import streamlit as st

from assistant.encounter import Citation, Handout, HandoutSection, HandoutSentence, Note
from assistant.handouts.emergency_first import KEY, cited_passages
from assistant.handouts.reading import ReadingReport
from assistant.ui.clinician import clinician_name
from assistant.ui.components.passage_card import marks, quotation
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_foreign import medicine_table
from assistant.ui.steps.handout_grade import hard_mark

URGENT = ":red-badge[:material/emergency: {word}]"
"""Marks the part that tells what to do in an emergency."""


def read_sentences(note: Note, handout: Handout, report: ReadingReport) -> None:
    """Each sentence with its source beside it; on a narrow screen, below it. What is urgent comes first."""
    passages = cited_passages(note)
    for section in urgent_first(handout):
        with st.container(border=section.key == KEY):
            section_title(section)
            for sentence in section.sentences:
                left, right = st.columns([3, 2])
                left.markdown(f"{plain(sentence.text)} {hard_mark(sentence.text, report)}".strip())
                with right:
                    show_source(note, sentence, passages)
    if handout.medicines:
        st.subheader(_("Your medicines"), anchor=False)
        st.html(medicine_table(handout))


def urgent_first(handout: Handout) -> list[HandoutSection]:
    """The sections as they are read: what to do in an emergency, then the others in their order."""
    return sorted(handout.sections, key=lambda section: section.key != KEY)


def section_title(section: HandoutSection) -> None:
    """The title, with a mark in words when it is about an emergency."""
    if section.key == KEY:
        st.markdown(URGENT.format(word=_("Urgent: read this first")))
    st.subheader(plain(section.title), anchor=False)


def show_source(note: Note, sentence: HandoutSentence, passages: dict[str, Citation]) -> None:
    """Where a sentence comes from: the signed note, or a guideline that was cited in it."""
    if not sentence.cited:
        st.caption(_("From the note: {text}").format(text=sources(note, sentence)))
        return
    passage = passages.get(sentence.cited)
    if passage is None:
        st.caption(_("From a guideline that is no longer cited in the note. Check it."))
        return
    st.markdown(marks(passage.publisher, passage.year, passage.grade, ""))
    st.markdown(quotation(passage.text, sentence.text if sentence.text in passage.text else ""))


def sources(note: Note, sentence: HandoutSentence) -> str:
    """The signed sentences behind a sentence of the handout, as literal words."""
    wanted = {statement.id: statement.text for statement in note.statements()}
    found = [plain(wanted[number]) for number in sentence.source if number in wanted]
    return " ".join(found) or _("No sentence of the note. Check it.")


def edit_sentences(encounter_id: str, note: Note, handout: Handout) -> None:
    """One form a section. Saving takes an earlier approval off, because the text is another one."""
    st.caption(_("Empty a sentence to take it out."))
    for number, section in enumerate(handout.sections):
        st.subheader(plain(section.title), anchor=False)
        with st.form(f"handout-{encounter_id}-{number}"):
            texts = []
            for at, sentence in enumerate(section.sentences):
                texts.append(sentence_field(encounter_id, "en", number, at, sentence))
                show_source(note, sentence, cited_passages(note))
            if st.form_submit_button(_("Save this part"), icon=":material/save:"):
                save_sentences(encounter_id, "en", number, section.sentences, texts)
                st.rerun()


def sentence_field(encounter_id: str, language: str, section: int, at: int, sentence: HandoutSentence) -> str:
    """A field with one sentence; what it holds now."""
    text = st.text_area(
        _("Sentence {number}").format(number=at + 1),
        value=sentence.text,
        height=80,
        # The text is in the key: a field must not show what another sentence held in its place.
        key=f"sentence-{encounter_id}-{language}-{section}-{at}-{hash(sentence.text)}",
    )
    return (text or "").strip()


def save_sentences(
    encounter_id: str, language: str, section: int, before: list[HandoutSentence], after: list[str]
) -> None:
    """From the last sentence to the first, because an emptied one is taken out and moves those after it."""
    workflow = get_workflow()
    for at in reversed(range(len(before))):
        if after[at] != before[at].text:
            workflow.edit_handout(encounter_id, section, at, after[at], clinician_name(), language)

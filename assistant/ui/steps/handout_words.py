"""For the talk with the patient: clinical words explained, and questions that show what was understood."""

import streamlit as st

from assistant.encounter import Encounter, Handout
from assistant.handouts.glossary import handout_words
from assistant.handouts.teach_back import Place, TeachBack, teach_back, teach_back_rules
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_print import printed


def words_and_questions(encounter: Encounter, handout: Handout, ready: bool) -> None:
    """Both lists, folded, and one file with them; ``ready`` when the handout may leave."""
    words, questions = handout_words(handout), teach_back(handout)
    _words(words)
    _questions(handout, questions)
    if not words and not questions:
        return
    st.download_button(
        _("Print the questions and words"),
        data=lambda: _print(encounter, handout, words, questions),
        file_name="questions-and-words.html",
        mime="text/html",
        icon=":material/print:",
        type="tertiary",
        key=f"print-words-{encounter.id}",
        disabled=not ready,
        on_click="ignore",
        help=None if ready else _("Approve the handout first."),
    )


def _words(words: dict[str, str]) -> None:
    with st.expander(_("Explain a word ({count})").format(count=len(words)), icon=":material/dictionary:"):
        if not words:
            st.markdown(_("No word of this handout is in the glossary."))
        for word, meaning in words.items():
            st.markdown(f"**{plain(word)}**: {plain(meaning)}")


def _questions(handout: Handout, questions: list[TeachBack]) -> None:
    label = _("Ask back ({count})").format(count=len(questions))
    with st.expander(label, icon=":material/record_voice_over:"):
        if not questions:
            st.markdown(_("The handout tells too little to ask about."))
            return
        st.caption(plain(teach_back_rules().opening))
        for number, one in enumerate(questions, start=1):
            st.markdown(f"{number}. **{plain(one.question)}**")
            st.caption(answered(handout, one))


def answered(handout: Handout, one: TeachBack) -> str:
    """Where the handout answers a question, and how, as literal words."""
    return _("Answered under “{section}”: {words}").format(
        section=plain(section_of(handout, one.place)), words=plain(one.answer)
    )


def section_of(handout: Handout, place: Place) -> str:
    """The title of the part; the medicine table is read last."""
    within = place.section < len(handout.sections)
    return handout.sections[place.section].title if within else _("Your medicines")


def _print(
    encounter: Encounter, handout: Handout, words: dict[str, str], questions: list[TeachBack]
) -> bytes:
    """The file, and its row in the audit trail: it holds words of the handout."""
    asked = [(one.question, section_of(handout, one.place), one.answer) for one in questions]
    detail = {"what": "questions and words", "format": "html"}
    by = handout.approval.by if handout.approval else ""
    get_workflow().records.audit("export", encounter.id, by, detail)
    return printed(encounter.title, asked, words)

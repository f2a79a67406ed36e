"""The handout in another language: made, read beside its English and its translation back, approved."""

import streamlit as st

from assistant.catalogue import handout_text
from assistant.encounter import Encounter, Handout, HandoutSentence
from assistant.handouts.emergency_first import KEY
from assistant.handouts.languages import offered, reading_grade
from assistant.interop.direction import direction
from assistant.ui import work
from assistant.ui.components.job_progress import job_outcome, job_progress
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_approval import approval
from assistant.ui.steps.handout_findings import findings
from assistant.ui.steps.handout_foreign import foreign, medicine_table
from assistant.ui.steps.handout_languages import translation_current
from assistant.ui.steps.handout_text import URGENT, save_sentences, sentence_field, urgent_first
from assistant.ui.steps.state import handout_current


def translation_progress(encounter: Encounter) -> None:
    """The translation under way, whichever language is read meanwhile; or how the last one ended early."""
    key = work.translation_key(encounter.id)
    found = work.job(key)
    if work.active(found):
        job_progress(key, lambda: None)
    else:
        job_outcome(found)


def show_translation(encounter: Encounter, english: Handout, code: str) -> None:
    """What there is in this language, or the way to make it."""
    made, current = encounter.translations.get(code), translation_current(encounter, code)
    if not handout_current(encounter):
        # Told above: the English handout is made again first.
        if made is not None:
            read_translation(made)
        return
    if made is None:
        _translate(encounter, english, code, _("Translate the handout"), primary=True)
        return
    if not current:
        st.warning(
            _("The English handout changed after this translation was made. Translate it again."),
            icon=":material/sync_problem:",
        )
        _translate(encounter, english, code, _("Translate it again"), primary=True)
    _read(encounter, english, made, current)
    if current:
        with st.expander(_("Make this translation again")):
            _translate(encounter, english, code, _("Translate it again"), primary=False)


def _translate(encounter: Encounter, english: Handout, code: str, label: str, primary: bool) -> None:
    if code not in [language.code for language in offered(get_workflow().settings)]:
        st.caption(_("The model that is set now is not good enough to make it again."))
        return
    if not english.is_approved():
        st.caption(_("The English text is not approved yet. When it changes, it is translated again."))
    if st.button(
        label,
        type="primary" if primary else "secondary",
        icon=":material/translate:",
        disabled=work.busy(encounter.id),
        key=f"translate-{encounter.id}-{code}",
    ):
        work.start_translation(encounter.id, code)
        st.rerun()


def _read(encounter: Encounter, english: Handout, made: Handout, current: bool) -> None:
    st.caption(grade_line(made))
    findings(encounter.id, made, deciding=current and not work.busy(encounter.id))
    editing = current and not work.busy(encounter.id)
    editing = editing and st.toggle(_("Correct the translation"), key=f"edit-{encounter.id}-{made.language}")
    if editing:
        _edit(encounter.id, made)
    else:
        read_translation(made)
    if current and not (editing and not made.is_approved()):
        closed = "" if english.is_approved() else _("Approve the English handout first.")
        approval(encounter, made, _("Approve the translation"), closed)


def grade_line(made: Handout) -> str:
    """How hard it reads, by the language's own formula or by lengths, and which of them it is."""
    measured = reading_grade("\n".join(sentence.text for sentence in made.sentences()), made.language)
    if measured.value is not None:
        told = _("Reads at grade {grade} by the formula of {formula}.")
        return told.format(grade=f"{measured.value:.1f}", formula=plain(measured.formula))
    told = _(
        "There is no reading formula for this language. "
        "A sentence has {words} words, a word {letters} letters."
    )
    return told.format(words=f"{measured.words_a_sentence:.1f}", letters=f"{measured.letters_a_word:.1f}")


def read_translation(made: Handout) -> None:
    """Each sentence in its own direction; beside it the English one and the translation back."""
    for section in urgent_first(made):
        with st.container(border=section.key == KEY):
            if section.key == KEY:
                st.markdown(URGENT.format(word=_("Urgent: read this first")))
            st.html(foreign(section.title, made.language, "h3"))
            for sentence in section.sentences:
                left, right = st.columns(2)
                left.html(foreign(sentence.text, made.language))
                with right:
                    _beside(sentence)
    if made.medicines:
        st.html(foreign(handout_text("Your medicines", made.language), made.language, "h3"))
        st.html(medicine_table(made))


def _beside(sentence: HandoutSentence) -> None:
    st.caption(_("English: {text}").format(text=plain(sentence.original or "–")))
    if sentence.back:
        st.caption(_("Translated back: {text}").format(text=plain(sentence.back)))
    else:
        st.caption(_("Not translated back: it was changed by a person."))


def _edit(encounter_id: str, made: Handout) -> None:
    """One form a section, its fields in the language's direction."""
    st.caption(_("To take a sentence out, take it out of the English handout and translate that again."))
    st.html(f"<style>.st-key-translated textarea {{direction: {direction(made.language)}}}</style>")
    with st.container(key="translated"):
        for number, section in enumerate(made.sections):
            st.html(foreign(section.title, made.language, "h3"))
            with st.form(f"translation-{encounter_id}-{made.language}-{number}"):
                texts = []
                for at, sentence in enumerate(section.sentences):
                    text = sentence_field(encounter_id, made.language, number, at, sentence)
                    # Each sentence stands for one of the English handout: none may be missing.
                    texts.append(text or sentence.text)
                    _beside(sentence)
                if st.form_submit_button(_("Save this part"), icon=":material/save:"):
                    save_sentences(encounter_id, made.language, number, section.sentences, texts)
                    st.rerun()

"""What is known of a clinician's style, to look at and to change."""

from typing import TypeVar

import streamlit as st

from assistant.catalogue import N_
from assistant.notes.kept import load_style, save_style
from assistant.notes.style import Labels, Preference, Style, Subject, Tense, Voice
from assistant.notes.style_rules import abbreviations
from assistant.ui.language import _
from assistant.ui.services import get_workflow

Choice = TypeVar("Choice", bound=str)

TENSES: dict[Tense, str] = {"past": N_("Past: reported, denied"), "present": N_("Present: reports, denies")}
SUBJECTS: dict[Subject, str] = {
    "patient": N_("The patient denies …"),
    "pronoun": N_("She denies …, He denies …"),
    "omitted": N_("Denies …"),
}
VOICES: dict[Voice, str] = {"first": N_("I recommend …"), "impersonal": N_("Without “I” and “we”")}
LABELS: dict[Labels, str] = {"labelled": N_("With a label: “Lungs: …”"), "plain": N_("Without labels")}


def style_choice() -> None:
    """Each part of the style as a field; nothing is said to the model about an empty one."""
    folder = get_workflow().settings.data_dir
    style = load_style(folder)
    with st.form("style-choice"):
        words = st.number_input(
            _("Words a sentence, on average (0: no wish)"), 0.0, 60.0, style.sentence_words or 0.0, 1.0
        )
        chosen = Style(
            sentence_words=words if words >= 1 else None,
            tense=_pick(_("Tense"), TENSES, style.tense),
            subject=_pick(_("Sentences about the patient"), SUBJECTS, style.subject),
            voice=_pick(_("What you do yourself"), VOICES, style.voice),
            labels=_pick(_("Lines of a list"), LABELS, style.labels),
            preferred=tuple(
                st.multiselect(_("Terms"), style.preferred, style.preferred, format_func=_wording)
            ),
            shortened=tuple(_shorts(_("Abbreviations you use"), style.shortened)),
            spelled_out=tuple(_shorts(_("Abbreviations you write out"), style.spelled_out)),
        )
        saved = st.form_submit_button(_("Save the style"), type="primary", icon=":material/save:")
    if saved:
        save_style(chosen, folder)
        st.success(_("Saved."), icon=":material/check_circle:")
    if style != Style() and st.button(_("Forget my style"), icon=":material/delete:", type="tertiary"):
        save_style(Style(), folder)
        st.rerun()


def _pick(label: str, options: dict[Choice, str], now: Choice | None) -> Choice | None:
    names = list(options)
    return st.selectbox(
        label,
        names,
        index=names.index(now) if now is not None else None,
        format_func=lambda one: _(options[one]),
        placeholder=_("No wish"),
    )


def _wording(one: Preference) -> str:
    return _("{this}, not {that}").format(this=one.write, that=one.instead_of)


def _shorts(label: str, now: tuple[str, ...]) -> list[str]:
    known = abbreviations().abbreviations
    return st.multiselect(label, list(known), now, format_func=lambda short: f"{short}: {known[short]}")

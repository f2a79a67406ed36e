"""Original and plain text side by side, sentence by sentence, with what changed and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from assistant.catalogue import N_
from assistant.handouts.reading import HardSentence
from assistant.patient_texts import Pair, PatientText, align
from assistant.ui.language import _, ngettext
from assistant.ui.patient_texts.correct import correct, correct_button, is_corrected
from assistant.ui.patient_texts.hard_sentences import hard_mark
from assistant.ui.patient_texts.marked_words import marked_words
from assistant.ui.patient_texts.reviewer import ask_reviewer
from assistant.ui.patient_texts.text_findings import Numbered, by_pair, show_findings
from assistant.ui.plain_text import plain
from assistant.ui.steps.handout_foreign import medicine_table
from assistant.ui.steps.handout_grade import report_of

SHOWN_AT_ONCE = 40
"""Pairs that are drawn: a long letter with all of them would make each press slow."""

CHANGES: Mapping[str, str] = {
    "same": N_(":gray-badge[= Unchanged]"),
    "reworded": N_(":blue-badge[≠ Reworded]"),
    "left out": N_(":orange-badge[− Only in the original]"),
    "added": N_(":orange-badge[\\+ Only in the plain text]"),
}


@dataclass(frozen=True)
class Shown:
    """A text with what is known of its pairs. ``locked``: an older version, to be read only."""

    text: PatientText
    pairs: list[Pair]
    findings: Mapping[int, Numbered]
    hardest: list[HardSentence]
    locked: bool


def compare(text: PatientText, locked: bool = False) -> None:
    """The pairs in the order of the plain text; ``locked`` as in ``Shown``."""
    st.subheader(_("Original and plain text"), anchor=False)
    if not locked:
        ask_reviewer()
    pairs = align(text.source, text.handout)
    hardest = [] if locked else report_of(text.handout).hardest
    shown = Shown(text, pairs, by_pair(text, pairs), hardest, locked)
    numbers = _choose(shown)
    st.caption(
        _("Struck through: only in the original. Underlined: only in the plain text. Capitals do not count.")
    )
    show_findings(text, shown.findings.get(-1, []), locked)
    limit = st.session_state.setdefault(f"pairs-{text.id}", SHOWN_AT_ONCE)
    section = ""
    for number in numbers[:limit]:
        if pairs[number].section != section:
            section = pairs[number].section
            st.markdown(f"#### {plain(section)}")
        _pair(shown, number)
    _more(text, len(numbers) - limit)
    if text.handout.medicines:
        st.markdown(f"#### {_('Your medicines')}")
        st.html(medicine_table(text.handout))


def _choose(shown: Shown) -> list[int]:
    """Numbers of the pairs to show: all, or only those with something to look at."""
    found = [number for number in range(len(shown.pairs)) if shown.findings.get(number)]
    label = ngettext(
        "Only the {count} sentence with a finding", "Only the {count} sentences with a finding", len(found)
    )
    if found and st.toggle(label, key=f"only-open-{shown.text.id}"):
        return found
    return list(range(len(shown.pairs)))


def _pair(shown: Shown, number: int) -> None:
    text, pair = shown.text, shown.pairs[number]
    correcting = not shown.locked and is_corrected(text, pair)
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{_(CHANGES[change_of(pair)])} {hard_mark(pair, shown.hardest)}")
            if not shown.locked and pair.sentences and not correcting:
                correct_button(text, pair, number)
        left, right = st.columns(2)
        with left:
            marked_words(_("Original"), pair.before)
        with right:
            if correcting:
                correct(text, pair)
            else:
                marked_words(_("Plain text"), pair.after)
        show_findings(text, shown.findings.get(number, []), shown.locked)


def change_of(pair: Pair) -> str:
    """What became of the sentence: the key of its badge."""
    if not pair.plain:
        return "left out"
    if not pair.original:
        return "added"
    return "same" if all(mark.kind == "same" for mark in (*pair.before, *pair.after)) else "reworded"


def _more(text: PatientText, left: int) -> None:
    if left > 0 and st.button(_("Show more ({count})").format(count=left), key=f"more-pairs-{text.id}"):
        st.session_state[f"pairs-{text.id}"] += SHOWN_AT_ONCE
        st.rerun()

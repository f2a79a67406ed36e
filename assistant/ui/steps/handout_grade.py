"""How hard a handout reads: the gauge, what was counted, and the hardest sentences with easier wordings."""

import streamlit as st

from assistant.encounter import Handout
from assistant.handouts.reading import HardSentence, ReadingReport, reading_report
from assistant.ui import work
from assistant.ui.language import _, ngettext
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_gauge import gauge
from assistant.ui.steps.handout_places import place_of
from assistant.ui.steps.handout_reword import suggestion

HARD = ":orange-badge[▲ {word}]"
"""A hard sentence's mark: a sign and a word; the colour only supports them."""


def report_of(handout: Handout) -> ReadingReport:
    """What is counted in the sentences. The medicine table is no prose and has no grade."""
    return reading_report("\n".join(sentence.text for sentence in handout.sentences()))


def asked_grade(handout: Handout) -> float:
    """The grade that was asked for when the handout was made."""
    return float(handout.provenance.get("grade_asked", get_workflow().settings.grade))


def show_grade(encounter_id: str, handout: Handout, report: ReadingReport, deciding: bool) -> None:
    """The gauge, the counts, and the hardest sentences."""
    if not report.words:
        return
    asked = asked_grade(handout)
    with st.container(border=True):
        told = in_words(handout.grade, asked)
        st.markdown(f"**{told}**")
        labels = (
            _("reads at {grade}").format(grade=_figure(handout.grade)),
            _("asked: {grade}").format(grade=_figure(asked)),
        )
        st.html(gauge(handout.grade, asked, told, labels))
        st.markdown(counts(report))
        _hardest(encounter_id, handout, report, deciding, harder=handout.grade > asked)


def in_words(measured: float, asked: float) -> str:
    """The measured grade beside the asked one, as one sentence."""
    return _("Reads at grade {measured}; you asked for {asked}.").format(
        measured=f"{measured:.1f}", asked=_figure(asked)
    )


def counts(report: ReadingReport) -> str:
    """What else was counted, as one line of Markdown."""
    told = {
        _("SMOG grade"): f"{report.smog:.1f}",
        _("Clinical words"): f"{report.jargon_terms}",
        _("Passive sentences"): _("{passive} of {all}").format(
            passive=report.passive_sentences, all=report.sentences
        ),
        _("Words a sentence"): f"{report.mean_sentence_words:.1f}",
    }
    return " · ".join(f"{name}: **{value}**" for name, value in told.items())


def hard_mark(text: str, report: ReadingReport) -> str:
    """The mark of a sentence that is among the hardest, else nothing."""
    hard = any(one.text in text for one in report.hardest)
    return HARD.format(word=_("Hard to read")) if hard else ""


def reasons(hard: HardSentence) -> str:
    """Why a sentence is hard, in words."""
    told = []
    if "long_sentence" in hard.reasons:
        told.append(ngettext("{count} word", "{count} words", hard.words))
    if "long_words" in hard.reasons:
        told.append(_("long words: {words}").format(words=", ".join(hard.long_words)))
    if hard.jargon:
        words = ", ".join(f"{one.term} ({one.plain})" for one in hard.jargon)
        told.append(_("clinical words: {words}").format(words=words))
    if hard.passive:
        words = ", ".join(one.words for one in hard.passive)
        told.append(_("passive: {words}").format(words=words))
    return "; ".join(told)


def _hardest(
    encounter_id: str, handout: Handout, report: ReadingReport, deciding: bool, harder: bool
) -> None:
    if not report.hardest:
        return
    label = _("The hardest sentences ({count})").format(count=len(report.hardest))
    with st.expander(label, expanded=harder, icon=":material/trending_up:", key=f"hardest-{encounter_id}"):
        for number, hard in enumerate(report.hardest):
            if number:
                st.divider()
            _hard(encounter_id, handout, hard, deciding)


def _hard(encounter_id: str, handout: Handout, hard: HardSentence, deciding: bool) -> None:
    st.markdown(plain(hard.text))
    grade = _("Grade {grade}").format(grade=f"{hard.grade:.1f}")
    st.caption(f"{grade}: {plain(reasons(hard))}")
    place = place_of(handout, hard.text)
    if not deciding or place is None:
        return
    if place.sentence.cited:
        st.caption(_("These are a guideline's own words. They are not reworded."))
    else:
        suggestion(encounter_id, place, closed=work.busy(encounter_id))


def _figure(grade: float) -> str:
    """6, but 6.5."""
    return f"{grade:.1f}".removesuffix(".0")

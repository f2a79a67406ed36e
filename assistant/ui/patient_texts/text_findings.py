"""The findings of a text: each at the words it is about, with the ways to settle it."""

import streamlit as st

from assistant.encounter import Finding
from assistant.patient_texts import Pair, PatientText
from assistant.ui.clinician import clinician_name
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts
from assistant.ui.steps.handout_places import repaired
from assistant.ui.steps.open_findings import marker
from assistant.ui.words import SEVERITIES, SEVERITY_ORDER

Numbered = list[tuple[int, Finding]]
"""Open findings with their numbers, by which a person's decision names them."""

ABOUT_ALL = ("reading_grade",)
"""Rules whose findings are about the whole text; the part on reading shows them."""


def open_findings(text: PatientText) -> Numbered:
    """What nobody has decided on, the most severe first."""
    found = [(number, text.handout.findings[number]) for number in text.open_findings()]
    return sorted(found, key=lambda pair: SEVERITY_ORDER.index(pair[1].severity))


def by_pair(text: PatientText, pairs: list[Pair]) -> dict[int, Numbered]:
    """Open findings by the number of the pair that they are about; -1 for none."""
    placed: dict[int, Numbered] = {}
    for number, finding in open_findings(text):
        if finding.rule not in ABOUT_ALL:
            placed.setdefault(_pair_of(finding, pairs), []).append((number, finding))
    return placed


def _pair_of(finding: Finding, pairs: list[Pair]) -> int:
    """The pair whose words are the finding's; else one that holds them.

    What was added is not in the original, so of two pairs that hold it the one is meant whose original
    does not.
    """
    ranks = {number: rank for number, pair in enumerate(pairs) if (rank := _rank(finding, pair))}
    return min(ranks, key=lambda number: ranks[number], default=-1)


def _rank(finding: Finding, pair: Pair) -> int:
    """1 is the best; 0 when the pair does not hold the words."""
    span = finding.span
    if not span:
        return 0
    if span in (pair.plain, pair.original):
        return 1
    if span in pair.plain:
        return 2 if span not in pair.original else 3
    return 4 if span in pair.original else 0


def show_findings(text: PatientText, found: Numbered, locked: bool = False) -> None:
    """Each with what it says and, unless ``locked``, its repair and the way to set it aside."""
    for number, finding in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{marker(SEVERITIES[finding.severity])} {plain(_(finding.explanation))}")
            if not locked:
                _repair(text, number, finding)
                _overrule(text, number)


def _repair(text: PatientText, number: int, finding: Finding) -> None:
    place = repaired(text.handout, finding)
    if place is None:
        return
    label = _("Change to: “{text}”").format(text=plain(finding.repair))
    if st.button(label, key=f"text-repair-{text.id}-{number}", icon=":material/build:"):
        get_texts().edit(text.id, place.section, place.at, finding.repair, clinician_name())
        st.rerun()


def _overrule(text: PatientText, number: int) -> None:
    key = f"{text.id}-{number}"
    with st.popover(_("This is right …"), key=f"text-right-{key}", type="tertiary"):
        reason = st.text_input(_("Why is it right?"), key=f"text-reason-{key}")
        st.caption(_("The reason is kept with the text."))
        if st.button(_("Set it aside"), key=f"text-overrule-{key}", type="primary"):
            get_texts().overrule(text.id, number, (reason or "").strip(), clinician_name())
            st.rerun()

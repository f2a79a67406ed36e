"""What was found in a handout, in three groups: facts that differ, tone, and how hard it reads."""

from dataclasses import dataclass

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Finding, Handout
from assistant.ui.clinician import clinician_name
from assistant.ui.language import _, ngettext
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_places import repaired
from assistant.ui.steps.open_findings import marker
from assistant.ui.words import SEVERITIES, SEVERITY_ORDER


@dataclass(frozen=True)
class Group:
    """Findings whose rule begins with one of ``rules``; none of them means every other rule."""

    title: str
    about: str
    rules: tuple[str, ...] = ()


TONE = Group(
    N_(":material/sentiment_satisfied: Tone"),
    N_("Words that may hurt or alarm. They keep nobody from approving."),
    ("tone_",),
)
READING = Group(
    N_(":material/menu_book: How hard it reads"),
    N_("Meaning goes before the grade. This keeps nobody from approving."),
    ("reading_",),
)
FACTS = Group(
    N_(":material/compare_arrows: Facts"),
    N_("What was added, lost or turned. Critical ones are settled before the handout is approved."),
)
GROUPS = (FACTS, TONE, READING)

Numbered = list[tuple[int, Finding]]
"""Findings with their numbers, by which a person's decision names them."""


def findings(encounter_id: str, handout: Handout, deciding: bool) -> None:
    """All that is open, the most severe first in each group; ``deciding`` allows to act on it."""
    unresolved = [(n, finding) for n, finding in enumerate(handout.findings) if not finding.resolution]
    if not unresolved:
        st.success(_agrees(handout), icon=":material/check_circle:")
        return
    for group, found in grouped(unresolved):
        with st.container(border=True):
            st.markdown(f"**{_(group.title)}** · {len(found)}")
            st.caption(_(group.about))
            for number, finding in found:
                _finding(encounter_id, handout, number, finding, deciding)


def grouped(found: Numbered) -> list[tuple[Group, Numbered]]:
    """The groups that have any, in their order."""
    parts: dict[Group, Numbered] = {group: [] for group in GROUPS}
    for number, finding in sorted(found, key=lambda pair: SEVERITY_ORDER.index(pair[1].severity)):
        parts[group_of(finding)].append((number, finding))
    return [(group, part) for group, part in parts.items() if part]


def group_of(finding: Finding) -> Group:
    """The group by the finding's rule."""
    return next((group for group in GROUPS if finding.rule.startswith(group.rules or ("\0",))), FACTS)


def blocks(handout: Handout) -> bool:
    """True while something critical is not settled."""
    return any(f.severity == "critical" and not f.resolution for f in handout.findings)


def _agrees(handout: Handout) -> str:
    aside = len(handout.findings)
    if not aside:
        if handout.language == "en":
            return _("Doses, numbers and dates agree with the note.")
        return _("Numbers, medicines and denials agree with the English handout.")
    return ngettext(
        "Nothing is open: you set {count} difference aside.",
        "Nothing is open: you set {count} differences aside.",
        aside,
    )


def _finding(encounter_id: str, handout: Handout, number: int, finding: Finding, deciding: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(described(finding))
        if deciding:
            _overrule(encounter_id, handout.language, number)
    if deciding:
        _repair(encounter_id, handout, number, finding)


def described(finding: Finding) -> str:
    """How severe it is and what differs; the words it is about, where the explanation does not hold them."""
    told = f"{marker(SEVERITIES[finding.severity])} {plain(_(finding.explanation))}"
    quoted = bool(finding.span) and finding.span not in finding.explanation
    return f"{told}  \n“{plain(finding.span)}”" if quoted else told


def _repair(encounter_id: str, handout: Handout, number: int, finding: Finding) -> None:
    """One press puts the suggested sentence in the place of the old one."""
    place = repaired(handout, finding)
    if place is None:
        return
    label = _("Change to: “{text}”").format(text=plain(finding.repair))
    if st.button(
        label, key=f"handout-repair-{encounter_id}-{handout.language}-{number}", icon=":material/build:"
    ):
        get_workflow().edit_handout(
            encounter_id, place.section, place.at, finding.repair, clinician_name(), handout.language
        )
        st.rerun()


def _overrule(encounter_id: str, language: str, number: int) -> None:
    key = f"{encounter_id}-{language}-{number}"
    with st.popover(_("This is right …"), key=f"handout-right-{key}", type="tertiary"):
        reason = st.text_input(_("Why is it right?"), key=f"handout-reason-{key}")
        st.caption(_("The reason is kept with the handout."))
        if st.button(_("Set it aside"), key=f"handout-overrule-{key}", type="primary"):
            get_workflow().overrule_handout(
                encounter_id, number, (reason or "").strip(), clinician_name(), language
            )
            st.rerun()

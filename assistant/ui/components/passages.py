"""Passages of guidelines beside the note. They support what to do; they say nothing of this patient."""

from dataclasses import dataclass

import streamlit as st

from assistant.asking.differences import Difference
from assistant.catalogue import N_
from assistant.encounter import Citation, Encounter, Note, Suggestion
from assistant.notes.cited import citations_in, is_cited
from assistant.ui import work
from assistant.ui.clinician import clinician_name
from assistant.ui.components.passage_card import found_by, marks, open_button, quotation
from assistant.ui.language import _
from assistant.ui.outdated import Known, outdated
from assistant.ui.plain_text import plain
from assistant.ui.services import all_documents, get_workflow
from assistant.ui.words import FROM_GUIDELINE, SAID_IN_ROOM

LEGEND = N_(
    "{said_in_room} is what was said in this visit: the note and its evidence.  \n"
    "{from_guideline} is published advice on the problems of this note. Nobody said it in the room, and it "
    "is no part of the note, unless you attach it to the plan."
)


@dataclass(frozen=True)
class Shown:
    """What the passages are shown with. ``locked`` when nothing may be changed now."""

    encounter: str
    note: Note
    locked: bool
    known: Known
    differences: list[Difference]


def from_the_guideline(encounter: Encounter, note: Note, locked: bool) -> None:
    """What is cited in the plan, then for each problem of the assessment its passages, or "nothing found"."""
    found = get_workflow().differences(encounter.id)
    shown = Shown(encounter.id, note, locked, all_documents(), found)
    with st.container(border=True):
        st.subheader(_(":material/menu_book: From the guideline"), anchor=False)
        st.markdown(_(LEGEND).format(said_in_room=_(SAID_IN_ROOM), from_guideline=_(FROM_GUIDELINE)))
        _cited(shown)
        suggestions = encounter.suggestions
        if suggestions is None:
            st.markdown(_("Not looked up yet."))
        elif not suggestions:
            st.markdown(_("The note names no problem to look up."))
        for number, suggestion in enumerate(suggestions or []):
            _problem(shown, number, suggestion)
        _look_up(encounter)


def _cited(shown: Shown) -> None:
    attached = [one for _section, one in citations_in(shown.note)]
    if not attached:
        return
    st.markdown(_("#### :material/attach_file: Cited in the plan"))
    for number, one in enumerate(attached):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{plain(one.problem)}: {plain(one.line().removeprefix('Guideline cited: '))}")
            _take_off(shown, one.problem, one.citation, f"cited-{number}")


def _problem(shown: Shown, number: int, suggestion: Suggestion) -> None:
    st.markdown(f"#### {plain(suggestion.problem)}")
    if not suggestion.citations:
        st.markdown(_("Nothing found in the guidelines on this computer."))
    for at, citation in enumerate(suggestion.citations):
        differs = [d for d in shown.differences if d.passage_id == citation.id]
        old = outdated(citation.document, citation.year, shown.known)
        cited = is_cited(shown.note, suggestion.problem, citation.id)
        with st.expander(_label(citation, old, cited, bool(differs)), key=f"passage-{number}-{at}"):
            _passage(citation, old, differs)
            with st.container(horizontal=True):
                open_button(citation.id, citation.named, f"{number}-{at}")
                if cited:
                    _take_off(shown, suggestion.problem, citation, f"{number}-{at}")
                else:
                    _attach(shown, suggestion.problem, citation, f"{number}-{at}")


def _label(citation: Citation, old: str, cited: bool, differs: bool) -> str:
    """All that helps to choose, in words, before the passage is opened."""
    grade = f", {citation.grade}" if citation.grade else ""
    said = {_("Outdated"): old, _("Differs from the note"): differs, _("Cited in the plan"): cited}
    name = f"{citation.named}: {citation.section}" if citation.named != citation.section else citation.named
    line = f"{plain(name)} ({plain(f'{citation.publisher}, {citation.year}{grade}')})"
    return " · ".join([line, *(f"**{mark}**" for mark, so in said.items() if so)])


def _passage(citation: Citation, old: str, differs: list[Difference]) -> None:
    st.markdown(marks(citation.publisher, citation.year, citation.grade, old))
    st.markdown(quotation(citation.text))
    for difference in differs:
        st.markdown(f"{_(':material/compare_arrows: **Differs.**')} {plain(difference.text())}")
    if differs:
        st.caption(_("Shown so that you see it. It is not said which of the two is right for this patient."))
    place = [
        citation.source or citation.document,
        _("page {number}").format(number=citation.page) if citation.page else "",
    ]
    why = found_by(citation.why.words) if citation.why else ""
    st.caption(" · ".join([*(plain(part) for part in place if part), *([why] if why else [])]))


def _attach(shown: Shown, problem: str, citation: Citation, key: str) -> None:
    if st.button(
        _("Attach to the plan"),
        key=f"cite-{key}",
        icon=":material/attach_file:",
        disabled=shown.locked,
        help=_("The plan and every export then name this guideline, with publisher, year and section."),
    ):
        get_workflow().cite(shown.encounter, problem, citation.id, clinician_name())
        st.rerun()


def _take_off(shown: Shown, problem: str, citation: Citation, key: str) -> None:
    label = _("Take off the plan")
    if st.button(label, key=f"uncite-{key}", icon=":material/link_off:", disabled=shown.locked):
        get_workflow().uncite(shown.encounter, problem, citation.id, clinician_name())
        st.rerun()


def _look_up(encounter: Encounter) -> None:
    """After documents were added, or problems changed. What is cited stays."""
    label = (
        _("Look up the guidelines") if encounter.suggestions is None else _("Look up the guidelines again")
    )
    if st.button(label, icon=":material/refresh:", type="tertiary", disabled=work.busy(encounter.id)):
        work.start_lookup(encounter.id)
        st.rerun()

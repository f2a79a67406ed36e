"""The values of a lab report: a picture, the same in words, and what a guideline says of each."""

from collections.abc import Sequence

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Note
from assistant.errors import ProvenoteError
from assistant.patient_texts import PatientText
from assistant.patient_texts.lab_meaning import NOTHING, Quoted, Search, explained, plain_meaning
from assistant.patient_texts.lab_values import LabValue, lab_findings, note_values
from assistant.patient_texts.range_bar import WIDTH, in_words, svg
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow

SAID = (
    N_("below the range"),
    N_("in the range"),
    N_("above the range"),
    N_("the place in the range is not known"),
    N_("the report gives no range"),
    N_("the lab expects {result}"),
    N_("the lab's range is {range}"),
    N_("box: the range of the lab"),
    N_("the value lies farther out"),
    N_("{low} to {high}"),
    N_("up to {high}"),
    N_("less than {high}"),
    N_("at least {low}"),
    N_("more than {low}"),
    N_("Nothing in the guidelines here explains this value."),
)
"""What the picture and its words say; listed here so that the catalogues have them."""


def lab_values(text: PatientText) -> None:
    """The values of the original, with the guidelines of this computer."""
    show(text.source, lambda query, k: get_workflow().guidelines().search(query, k))


def show(source: Note, guidelines: Search) -> None:
    """Every value that can be read, in the order of the report; those out of range are explained."""
    values = note_values(source)
    st.subheader(_("Values"), anchor=False)
    if not values:
        st.caption(_("No lab values could be read in this text."))
        return
    st.caption(_("Read from the report. A range is only shown where the report prints one."))
    for value in values:
        _one(value, guidelines)


def _one(value: LabValue, guidelines: Search) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(value.name)}** · {plain(in_words(value, _))}")
        if picture := svg(value, _):
            st.image(picture, width=WIDTH, alt=f"{value.name}: {in_words(value, _)}")  # st.html drops SVG
        if meaning := plain_meaning(value):
            st.caption(plain(meaning))
        for finding in lab_findings([value]):
            st.warning(
                _("A person has to look at this: {why}").format(why=plain(_(finding.explanation))),
                icon=":material/flag:",
            )
        if value.place in ("below", "above"):
            _explained(value, guidelines)
        with st.expander(_("The line in the report")):
            st.text(value.sentence)


def _explained(value: LabValue, guidelines: Search) -> None:
    """What the guidelines say, word for word; that there is nothing; or why they cannot be asked."""
    try:
        found = explained(value, guidelines)
    except ProvenoteError as error:
        st.caption(plain(_(str(error))))
        return
    if not found:
        st.caption(_(NOTHING))
    _quotations(found)


def _quotations(found: Sequence[Quoted]) -> None:
    for quoted in found:
        st.markdown(f"> {plain(quoted.text)}")
        source = f"{plain(quoted.title)}, {plain(quoted.publisher)}, {quoted.year}"
        st.caption(f"{source} · {_('passage')} {plain(quoted.passage)}")

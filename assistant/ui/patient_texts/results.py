"""What became of each text of a batch: what is wrong first, each value with its label beside it."""

import streamlit as st

from assistant.patient_texts import Row
from assistant.ui.language import _, ngettext
from assistant.ui.patient_texts.address import open_text
from assistant.ui.patient_texts.made import Made
from assistant.ui.patient_texts.names import status_badge
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts


def results(made: Made) -> None:
    """A line a text; those that a person must look into come first."""
    st.header(_("Results"), anchor=False)
    made.refresh(get_texts(), get_texts().list())
    st.markdown(_summary(made))
    for row in sorted(made.rows, key=lambda row: (not row.refused, -row.blocking, -row.flags)):
        with st.container(border=True):
            if row.refused:
                _refused(row)
            else:
                _row(row)


def _summary(made: Made) -> str:
    ready = [row for row in made.rows if not row.refused]
    of = _("Made: {made} of {count}.").format(made=len(ready), count=made.count)
    look = sum(row.blocking > 0 for row in ready)
    if not look:
        return of
    told = ngettext("{count} needs a decision first.", "{count} need a decision first.", look)
    return f"{of} {told}"


def _refused(row: Row) -> None:
    st.markdown(f":red-badge[✕ {_('Not made')}] **{plain(row.name)}**  \n{plain(_(row.refused))}")


def _row(row: Row) -> None:
    title, grade, facts, flags, way = st.columns([4, 2, 2, 3, 1.5], vertical_alignment="center")
    title.markdown(f"**{plain(row.title)}**  \n{status_badge(row.status)}")
    grade.markdown(_labelled(_("Reading grade"), f"{row.grade_before:.1f} → {row.grade_after:.1f}"))
    kept = _("{kept} of {all}").format(kept=row.facts_kept, all=row.facts_all)
    facts.markdown(_labelled(_("Facts kept"), kept))
    flags.markdown(_labelled(_("To look at"), _flags(row)))
    if way.button(_("Open"), key=f"result-{row.id}", icon=":material/arrow_forward:", help=plain(row.title)):
        open_text(row.id)


def _labelled(label: str, value: str) -> str:
    return f":small[{label}]  \n{value}"


def _flags(row: Row) -> str:
    if row.blocking:
        return f":red-badge[! {ngettext('{count} critical', '{count} critical', row.blocking)}] " + (
            ngettext("{count} in all", "{count} in all", row.flags)
        )
    return str(row.flags) if row.flags else f":green-badge[✓ {_('Nothing')}]"

"""How the drafts are doing: what was changed before signing, from what is stored on this computer."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from assistant.catalogue import N_
from assistant.notes.drafts import DraftFigures, Fates, figures
from assistant.notes.edits import edit_rules
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.when import when
from assistant.ui.words import named

PERIODS: dict[str, int | None] = {N_("Last 30 days"): 30, N_("Last 90 days"): 90, N_("All"): None}
SHOWN_NOTES = 50

DISTANCE = N_(
    "Edit distance: the least number of words to insert, delete or replace to turn the draft into the signed "
    "note, divided by the words of the longer of the two (Levenshtein distance over words). 0 is the same "
    "text, 1 another text."
)


def page() -> None:
    """A period, then plain tables. Counts only: no words of any note are shown."""
    st.title(_("How the drafts are doing"), anchor=False)
    st.caption(
        _(
            "Each signed note is compared with its draft. "
            "Everything is counted on this computer and stays here."
        )
    )
    period = st.segmented_control(
        _("Signed in"), list(PERIODS), default="Last 30 days", format_func=_, required=True
    )
    days = PERIODS[period or "All"]
    since = None if days is None else datetime.now(UTC) - timedelta(days=days)
    with st.spinner(_("Comparing …")):
        found = figures(get_workflow().records.drafts_and_signed(since))
    if not found.notes:
        st.info(_("No note was drafted and signed in this time."), icon=":material/info:")
        return
    _summary(found)
    _edits(found)
    _rules(found)
    _omissions(found)
    _notes(found)


def _summary(found: DraftFigures) -> None:
    kept, distance = found.kept_share, found.median_distance
    columns = st.columns(3)
    columns[0].metric(_("Signed notes"), len(found.notes))
    columns[1].metric(_("Sentences kept untouched"), "–" if kept is None else f"{kept:.0%}")
    columns[2].metric(
        _("Median edit distance"), "–" if distance is None else f"{distance:.2f}", help=_(DISTANCE)
    )


def _edits(found: DraftFigures) -> None:
    st.header(_("What was changed"), anchor=False)
    if not found.edits:
        st.markdown(_("Nothing: every note was signed as it was drafted."))
        return
    st.caption(_("Sentences by section. A sentence that was moved and reworded counts in both."))
    st.table(
        [
            {
                _("Section"): plain(title),
                _("Added"): kinds["added"],
                _("Removed"): kinds["removed"],
                _("Reworded"): kinds["reworded"],
                _("Moved"): kinds["moved"],
            }
            for title, kinds in sorted(found.edits.items(), key=lambda row: -row[1].total())
        ]
    )


def _rules(found: DraftFigures) -> None:
    st.header(_("Findings by rule"), anchor=False)
    if not found.rules:
        st.markdown(_("No check found anything in these drafts."))
        return
    st.caption(_("Right: the sentence was edited or removed. Overruled: it was kept as it was."))
    _too_often(found.rules, N_("The check “{name}” is overruled too often"))
    st.table([_row(row, _("Rule"), _("Right"), _("Overruled"), _("Share overruled")) for row in found.rules])


def _omissions(found: DraftFigures) -> None:
    st.header(_("What was said and left out"), anchor=False)
    if not found.omissions:
        st.markdown(_("Nothing was listed as left out."))
        return
    _too_often(found.omissions, N_("What is listed as “{name}” is left out too often"))
    st.table(
        [_row(row, _("Kind"), _("Added"), _("Left out"), _("Share left out")) for row in found.omissions]
    )


def _row(row: Fates, name: str, right: str, overruled: str, share: str) -> dict[str, str | int]:
    part = f"{row.counts['overruled'] / row.decided:.0%}" if row.decided else "–"
    return {
        name: _name(row),
        right: row.counts["right"],
        overruled: row.counts["overruled"],
        share: part,
        _("Not decided"): row.counts["undecided"],
        _("Note"): _("Too often") if row.too_often else "",
    }


def _name(row: Fates) -> str:
    return named(row.name)


def _too_often(rows: list[Fates], told: str) -> None:
    """A plain sentence for each rule whose findings mostly go unheeded."""
    for row in rows:
        if row.too_often:
            share = row.counts["overruled"] / row.decided
            st.warning(
                _(
                    "{what}: {count} of {all} ({share}). It may be wrong here. "
                    "Told from {cases} decisions on."
                ).format(
                    what=_(told).format(name=_name(row)),
                    count=row.counts["overruled"],
                    all=row.decided,
                    share=f"{share:.0%}",
                    cases=edit_rules().cases,
                ),
                icon=":material/rule:",
            )


def _notes(found: DraftFigures) -> None:
    st.header(_("Note by note"), anchor=False)
    st.caption(_(DISTANCE))
    st.table(
        [
            {
                _("Signed"): when(note.signed),
                _("Sentences drafted"): note.statements,
                _("Kept untouched"): note.kept,
                _("Edit distance"): f"{note.distance:.2f}",
            }
            for note in found.notes[:SHOWN_NOTES]
        ]
    )
    if len(found.notes) > SHOWN_NOTES:
        st.caption(
            _("The last {shown} of {all} are listed; all are counted above.").format(
                shown=SHOWN_NOTES, all=len(found.notes)
            )
        )

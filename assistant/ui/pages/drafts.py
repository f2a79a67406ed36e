"""How the drafts are doing: what was changed before signing, from what is stored on this computer."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from assistant.notes.drafts import DraftFigures, Fates, figures
from assistant.notes.edits import edit_rules
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.when import when

PERIODS: dict[str, int | None] = {"Last 30 days": 30, "Last 90 days": 90, "All": None}
SHOWN_NOTES = 50

DISTANCE = (
    "Edit distance: the least number of words to insert, delete or replace to turn the draft into the signed "
    "note, divided by the words of the longer of the two (Levenshtein distance over words). 0 is the same "
    "text, 1 another text."
)


def page() -> None:
    """A period, then plain tables. Counts only: no words of any note are shown."""
    st.title("How the drafts are doing", anchor=False)
    st.caption(
        "Each signed note is compared with its draft. Everything is counted on this computer and stays here."
    )
    period = st.segmented_control("Signed in", list(PERIODS), default="Last 30 days", required=True)
    days = PERIODS[period or "All"]
    since = None if days is None else datetime.now(UTC) - timedelta(days=days)
    with st.spinner("Comparing …"):
        found = figures(get_workflow().records.drafts_and_signed(since))
    if not found.notes:
        st.info("No note was drafted and signed in this time.", icon=":material/info:")
        return
    _summary(found)
    _edits(found)
    _rules(found)
    _omissions(found)
    _notes(found)


def _summary(found: DraftFigures) -> None:
    kept, distance = found.kept_share, found.median_distance
    columns = st.columns(3)
    columns[0].metric("Signed notes", len(found.notes))
    columns[1].metric("Sentences kept untouched", "–" if kept is None else f"{kept:.0%}")
    columns[2].metric("Median edit distance", "–" if distance is None else f"{distance:.2f}", help=DISTANCE)


def _edits(found: DraftFigures) -> None:
    st.header("What was changed", anchor=False)
    if not found.edits:
        st.markdown("Nothing: every note was signed as it was drafted.")
        return
    st.caption("Sentences by section. A sentence that was moved and reworded counts in both.")
    st.table(
        [
            {
                "Section": plain(title),
                "Added": kinds["added"],
                "Removed": kinds["removed"],
                "Reworded": kinds["reworded"],
                "Moved": kinds["moved"],
            }
            for title, kinds in sorted(found.edits.items(), key=lambda row: -row[1].total())
        ]
    )


def _rules(found: DraftFigures) -> None:
    st.header("Findings by rule", anchor=False)
    if not found.rules:
        st.markdown("No check found anything in these drafts.")
        return
    st.caption("Right: the sentence was edited or removed. Overruled: it was kept as it was.")
    _too_often(found.rules, "The check “{name}” is overruled too often")
    st.table([_row(row, "Rule", "Right", "Overruled") for row in found.rules])


def _omissions(found: DraftFigures) -> None:
    st.header("What was said and left out", anchor=False)
    if not found.omissions:
        st.markdown("Nothing was listed as left out.")
        return
    _too_often(found.omissions, "What is listed as “{name}” is left out too often")
    st.table([_row(row, "Kind", "Added", "Left out") for row in found.omissions])


def _row(row: Fates, name: str, right: str, overruled: str) -> dict[str, str | int]:
    share = f"{row.counts['overruled'] / row.decided:.0%}" if row.decided else "–"
    return {
        name: _name(row),
        right: row.counts["right"],
        overruled: row.counts["overruled"],
        f"Share {overruled.lower()}": share,
        "Not decided": row.counts["undecided"],
        "Note": "Too often" if row.too_often else "",
    }


def _name(row: Fates) -> str:
    return row.name.replace("_", " ").capitalize()


def _too_often(rows: list[Fates], told: str) -> None:
    """A plain sentence for each rule whose findings mostly go unheeded."""
    for row in rows:
        if row.too_often:
            share = row.counts["overruled"] / row.decided
            st.warning(
                f"{told.format(name=_name(row))}: {row.counts['overruled']} of {row.decided} ({share:.0%}). "
                f"It may be wrong here. Told from {edit_rules().cases} decisions on.",
                icon=":material/rule:",
            )


def _notes(found: DraftFigures) -> None:
    st.header("Note by note", anchor=False)
    st.caption(DISTANCE)
    st.table(
        [
            {
                "Signed": when(note.signed),
                "Sentences drafted": note.statements,
                "Kept untouched": note.kept,
                "Edit distance": f"{note.distance:.2f}",
            }
            for note in found.notes[:SHOWN_NOTES]
        ]
    )
    if len(found.notes) > SHOWN_NOTES:
        st.caption(f"The last {SHOWN_NOTES} of {len(found.notes)} are listed; all are counted above.")

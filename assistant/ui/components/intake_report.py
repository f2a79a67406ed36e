"""What became of documents that were taken in: read, new version, unchanged, skipped and why, hidden text."""

import streamlit as st

from assistant.ui.plain_text import plain
from retrieval.intake import IntakeReport, Outcome, Taken

OUTCOMES: dict[Outcome, str] = {
    "read": ":green-badge[✓ Read]",
    "new version": ":green-badge[✓ New version]",
    "details changed": ":green-badge[✓ Details changed]",
    "unchanged": ":gray-badge[– Unchanged]",
    "skipped": ":orange-badge[✕ Skipped]",
}


def intake_report(report: IntakeReport) -> None:
    """One box a file."""
    skipped = sum(one.outcome == "skipped" for one in report.files)
    kept = len(report.files) - skipped
    st.markdown(f"Collection {plain(report.collection)}: {kept} taken in, {skipped} skipped.")
    for one in report.files:
        with st.container(border=True):
            _file(one)


def _file(one: Taken) -> None:
    st.markdown(f"{OUTCOMES[one.outcome]} **{plain(one.title or one.file)}**")
    pages = f"pages: {one.pages}" if one.pages else ""
    paragraphs = f"paragraphs or rows: {one.paragraphs}" if one.paragraphs else ""
    st.caption(" · ".join(plain(part) for part in (one.file, pages, paragraphs) if part))
    if one.reason:
        st.markdown(plain(one.reason))
    if one.supersedes:
        st.markdown("The version before it can still be read, and is no longer found.")
    if one.found:
        st.markdown(
            ":material/shield: **Hidden or foreign instructions were taken out.** The original file is kept. "
            "Look at these places before you trust the document:"
        )
        st.markdown("\n".join(f"- {plain(found.place)}: {plain(found.rule)}" for found in one.found))

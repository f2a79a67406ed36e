"""What became of documents that were taken in: read, new version, unchanged, skipped and why, hidden text."""

import streamlit as st

from assistant.catalogue import N_
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from retrieval.intake import IntakeReport, Outcome, Taken

OUTCOMES: dict[Outcome, str] = {
    "read": N_(":green-badge[✓ Read]"),
    "new version": N_(":green-badge[✓ New version]"),
    "details changed": N_(":green-badge[✓ Details changed]"),
    "unchanged": N_(":gray-badge[– Unchanged]"),
    "skipped": N_(":orange-badge[✕ Skipped]"),
}


def intake_report(report: IntakeReport) -> None:
    """One box a file."""
    skipped = sum(one.outcome == "skipped" for one in report.files)
    kept = len(report.files) - skipped
    st.markdown(
        _("Collection {name}: {kept} taken in, {skipped} skipped.").format(
            name=plain(report.collection), kept=kept, skipped=skipped
        )
    )
    for one in report.files:
        with st.container(border=True):
            _file(one)


def _file(one: Taken) -> None:
    st.markdown(f"{_(OUTCOMES[one.outcome])} **{plain(one.title or one.file)}**")
    pages = _("pages: {count}").format(count=one.pages) if one.pages else ""
    paragraphs = _("paragraphs or rows: {count}").format(count=one.paragraphs) if one.paragraphs else ""
    st.caption(" · ".join(plain(part) for part in (one.file, pages, paragraphs) if part))
    if one.reason:
        st.markdown(plain(_(one.reason)))
    if one.supersedes:
        st.markdown(_("The version before it can still be read, and is no longer found."))
    if one.found:
        st.markdown(
            _(
                ":material/shield: **Hidden or foreign instructions were taken out.** The original file is "
                "kept. Look at these places before you trust the document:"
            )
        )
        st.markdown("\n".join(f"- {plain(found.place)}: {plain(_(found.rule))}" for found in one.found))

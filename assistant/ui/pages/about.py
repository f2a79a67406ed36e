"""About: what Provenote is for, what it is not, and under which licences its parts come."""

import streamlit as st

from assistant.models.manifest import load_manifest
from assistant.ui.services import guideline_documents
from assistant.ui.words import ROLES

INTENDED = """
Provenote drafts the note of a clinic visit from its recording, and a handout in plain words from the
signed note. It is written for clinicians, who read every sentence, decide on everything that is marked,
and sign.
"""

NOT = """
- It is not a medical device. It does not diagnose, prescribe, triage or decide anything.
- The note is a draft by a language model. It can be wrong, and it can leave things out. The checks find
  many such faults, not all of them. The recording is what counts.
- Speakers are told apart by simple rules. Correct them in the transcript where they are wrong.
- Drug names and numbers are the words that recognition gets wrong most often. Listen to them again.
- The guideline texts are short summaries. Read the original before you act on one.
"""

STAYS = """
Recordings, transcripts, notes and handouts stay in one folder on this computer. The models run on this
computer too. Nothing is sent anywhere, unless the person who runs Provenote has pointed it at a model on
another machine; Settings says so when that is the case.
"""


def page() -> None:
    """Four short sections and the list of licences."""
    st.title("About Provenote", anchor=False)
    st.header("What it is for", anchor=False)
    st.markdown(INTENDED)
    st.header("What it is not", anchor=False)
    st.markdown(NOT)
    st.header("Where your data is", anchor=False)
    st.markdown(STAYS)
    st.header("Licences", anchor=False)
    st.markdown("Provenote itself: Apache-2.0.")
    _models()
    _guidelines()


def _models() -> None:
    st.subheader("Models", anchor=False)
    rows = [
        {"Model": a.title, "Used for": ROLES[a.role], "Licence": a.licence} for a in load_manifest().artifacts
    ]
    st.table(rows)


def _guidelines() -> None:
    st.subheader("Guidelines", anchor=False)
    st.caption("Summaries in our own words; each names its source.")
    rows = [
        {"Topic": d.title, "Publisher": d.publisher, "Year": str(d.year), "Licence of the summary": d.licence}
        for d in guideline_documents()
    ]
    st.table(rows)

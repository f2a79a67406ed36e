"""About: what Provenote is for, what it is not, and under which licences its parts come."""

import streamlit as st

from assistant.catalogue import N_
from assistant.models.manifest import load_manifest
from assistant.ui.language import _
from assistant.ui.services import guideline_documents
from assistant.ui.words import ROLES

INTENDED = N_("""
Provenote drafts the note of a clinic visit from its recording, and a handout in plain words from the
signed note. It is written for clinicians, who read every sentence, decide on everything that is marked,
and sign.
""")

NOT = N_("""
- It is not a medical device. It does not diagnose, prescribe, triage or decide anything.
- The note is a draft by a language model. It can be wrong, and it can leave things out. The checks find
  many such faults, not all of them. The recording is what counts.
- Speakers are told apart by simple rules. Correct them in the transcript where they are wrong.
- Drug names and numbers are the words that recognition gets wrong most often. Listen to them again.
- The guideline texts are short summaries. Read the original before you act on one.
""")

STAYS = N_("""
Recordings, transcripts, notes and handouts stay in one folder on this computer. The models run on this
computer too. Nothing is sent anywhere, unless the person who runs Provenote has pointed it at a model on
another machine; Settings says so when that is the case.
""")


def page() -> None:
    """Four short sections and the list of licences."""
    st.title(_("About Provenote"), anchor=False)
    st.header(_("What it is for"), anchor=False)
    st.markdown(_(INTENDED))
    st.header(_("What it is not"), anchor=False)
    st.markdown(_(NOT))
    st.header(_("Where your data is"), anchor=False)
    st.markdown(_(STAYS))
    st.header(_("Licences"), anchor=False)
    st.markdown(_("Provenote itself: Apache-2.0."))
    _models()
    _guidelines()


def _models() -> None:
    st.subheader(_("Models"), anchor=False)
    rows = [
        {_("Model"): a.title, _("Used for"): _(ROLES[a.role]), _("Licence"): a.licence}
        for a in load_manifest().artifacts
    ]
    st.table(rows)


def _guidelines() -> None:
    st.subheader(_("Guidelines"), anchor=False)
    st.caption(_("Summaries in our own words; each names its source."))
    rows = [
        {
            _("Topic"): d.title,
            _("Publisher"): d.publisher,
            _("Year"): str(d.year),
            _("Licence of the summary"): d.licence,
        }
        for d in guideline_documents()
    ]
    st.table(rows)

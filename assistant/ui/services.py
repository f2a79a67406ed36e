"""The one workflow and the one job queue that all pages share.

``build_workflow`` and ``build_jobs`` are module variables so that tests can put fakes in their
place before the first page is drawn.
"""

from collections.abc import Callable

import streamlit as st

from assistant import demo, workflow
from assistant.jobs import Jobs
from assistant.patient_texts import Library
from assistant.settings import get_settings
from assistant.ui.estimate import Pace
from assistant.ui.intake import Intake
from assistant.ui.language import _
from assistant.ui.patient_texts.made import Made
from assistant.workflow import Workflow
from retrieval.document import GuidelineDocument
from retrieval.library_document import LibraryDocument
from retrieval.load import load_folder

build_workflow: Callable[[], Workflow] = lambda: workflow.workflow(get_settings())  # noqa: E731
build_jobs: Callable[[], Jobs] = Jobs


@st.cache_resource(show_spinner=_("Opening your encounters …"))
def get_workflow() -> Workflow:
    """The workflow of this process, with the demo encounter in place at its first start."""
    built = build_workflow()
    demo.ensure_demo(built)
    return built


@st.cache_resource(show_spinner=False)
def get_jobs() -> Jobs:
    """The queue of long work. It outlives a page, so that a reload finds its job again."""
    return build_jobs()


@st.cache_resource(show_spinner=False)
def guideline_documents() -> list[GuidelineDocument]:
    """The guideline summaries, read from their files: listing them needs no model and no index."""
    return sorted(load_folder(workflow.GUIDELINES), key=lambda document: document.title.lower())


def own_documents() -> list[LibraryDocument]:
    """The practice's own documents, every version, by title; the newest version first."""
    found = get_workflow().own_documents()
    return sorted(found, key=lambda document: (document.title.lower(), not document.is_current()))


def all_documents() -> dict[str, GuidelineDocument | LibraryDocument]:
    """What ships and what is the practice's own, by id."""
    shipped = {document.id: document for document in guideline_documents()}
    return {**shipped, **{document.id: document for document in own_documents()}}


@st.cache_resource(show_spinner=False)
def get_intake() -> Intake:
    """The documents that are being taken in. There is one for all tabs, so that a reload finds it again."""
    return Intake()


@st.cache_resource(show_spinner=False)
def get_texts() -> Library:
    """The texts for patients that belong to no visit."""
    return Library(get_workflow().settings.data_dir)


@st.cache_resource(show_spinner=False)
def get_made() -> Made:
    """What the last batch of texts became. There is one for all tabs, so that a reload finds it again."""
    return Made()


@st.cache_resource(show_spinner=False)
def get_paces() -> dict[str, Pace]:
    """When each job's present step was first seen, by the job's name."""
    return {}


def forget() -> None:
    """Drop all of them, so that the next page builds them anew. For tests."""
    get_workflow.clear()
    get_jobs.clear()
    get_intake.clear()
    get_texts.clear()
    get_made.clear()
    get_paces.clear()

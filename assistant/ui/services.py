"""The one workflow and the one job queue that all pages share.

``build_workflow`` and ``build_jobs`` are module variables so that tests can put fakes in their
place before the first page is drawn.
"""

from collections.abc import Callable

import streamlit as st

from assistant import demo, workflow
from assistant.jobs import Jobs
from assistant.settings import get_settings
from assistant.ui.estimate import Pace
from assistant.workflow import Workflow
from retrieval.document import GuidelineDocument
from retrieval.load import load_folder

build_workflow: Callable[[], Workflow] = lambda: workflow.workflow(get_settings())  # noqa: E731
build_jobs: Callable[[], Jobs] = Jobs


@st.cache_resource(show_spinner="Opening your encounters …")
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


@st.cache_resource(show_spinner=False)
def get_paces() -> dict[str, Pace]:
    """When each job's present step was first seen, by the job's name."""
    return {}


def forget() -> None:
    """Drop both, so that the next page builds them anew. For tests."""
    get_workflow.clear()
    get_jobs.clear()
    get_paces.clear()

"""A button that asks the language model for one word, to see that it answers and how fast."""

import time
from collections.abc import Callable

import streamlit as st
from langchain_core.language_models import BaseChatModel

from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt
from assistant.ui import work
from assistant.ui.components.job_progress import job_progress
from assistant.ui.language import _
from assistant.ui.services import get_jobs, get_workflow

KEY = "settings/test"


def model_test() -> None:
    """The button, the running test, or its outcome. It waits its turn behind other work."""
    found = work.job(KEY)
    if work.active(found):
        job_progress(KEY, lambda: None)
        return
    if st.button(_("Test the language model"), icon=":material/network_check:"):
        chat = get_workflow().chat
        get_jobs().start(KEY, lambda report, cancel: _ask(chat, report, cancel))
        st.rerun()
    if found is None:
        return
    if found.state == "done" and found.progress is not None:
        st.success(_(found.progress.message), icon=":material/check_circle:")
    elif found.state == "failed":
        st.error(_(found.error), icon=":material/error:")


def _ask(make_chat: Callable[[], BaseChatModel], report: Report, cancel: Cancel) -> None:
    report(Progress("test", "Starting the model"))
    chat = make_chat()
    cancel.check()
    report(Progress("test", "Waiting for an answer", 0.5))
    started = time.monotonic()
    chat.invoke(load_prompt("settings/ready").render())
    report(Progress("test", f"The model answered in {time.monotonic() - started:.1f} seconds.", 1.0))

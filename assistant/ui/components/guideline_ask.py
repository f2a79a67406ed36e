"""A question to the guidelines: at most four sentences, each with the number of its passage below."""

import secrets
from dataclasses import dataclass

import streamlit as st

from assistant.asking.answer import Answer, AnswerSentence, SourcePassage
from assistant.catalogue import N_
from assistant.progress import Cancel, Progress, Report
from assistant.ui.components.guideline_search import nearest_documents
from assistant.ui.components.job_progress import job_outcome, job_progress
from assistant.ui.components.passage_card import marks, open_button, quotation
from assistant.ui.kept_value import keep, restore
from assistant.ui.language import _, ngettext
from assistant.ui.outdated import outdated
from assistant.ui.plain_text import plain
from assistant.ui.services import all_documents, get_jobs, get_workflow

EXPLAINED = N_(
    "The answer is written by the language model on this computer, from passages of the guidelines only. "
    "Each sentence is compared with its passage; what no passage bears out is left out. Read the passages."
)
_ASKED, _QUESTION = "guideline-asked", "guideline-question"


@dataclass
class Asked:
    """One question of this tab. It is kept in this tab only, and written nowhere."""

    key: str
    question: str
    answer: Answer | None = None

    def find(self, report: Report, cancel: Cancel) -> None:
        """Have it answered."""
        report(Progress("ask", "Reading the guidelines and writing the answer"))
        self.answer = get_workflow().ask(self.question, cancel)


def ask_the_guidelines() -> None:
    """The box, the work under way, or the answer."""
    st.caption(_(EXPLAINED))
    asked = st.session_state.get(_ASKED)
    restore(_QUESTION, "")
    with st.form("ask-form", border=False):
        question = st.text_input(
            _("Your question"),
            key=_QUESTION,
            max_chars=600,
            icon=":material/help:",
            placeholder=_("How long are antibiotics given for otitis media?"),
            help=_("Ask about a problem, not about a person: leave out names and dates of birth."),
        )
        if st.form_submit_button(_("Ask"), type="primary", icon=":material/send:"):
            asked = _start(question or "")
    keep(_QUESTION)
    if isinstance(asked, Asked):
        _show(asked)


def _start(question: str) -> Asked:
    asked = st.session_state[_ASKED] = Asked(f"ask/{secrets.token_hex(8)}", question)
    get_jobs().start(asked.key, asked.find)
    return asked


def _show(asked: Asked) -> None:
    job = get_jobs().job(asked.key)
    if job is not None and job.active:
        job_progress(asked.key, lambda: None, _("The answer is kept in this tab only."))
        return
    if job is not None and job.state == "failed":
        st.error(_(job.error), icon=":material/error:")
    else:
        job_outcome(job)
    if asked.answer is not None:
        _answer(asked.answer)


def _answer(answer: Answer) -> None:
    numbers = {passage.id: number for number, passage in enumerate(answer.passages, start=1)}
    if answer.sentences:
        with st.container(border=True):
            st.subheader(_("Answer"), anchor=False)
            for sentence in answer.sentences:
                number = numbers[sentence.passage]
                link = _("Passage {number}").format(number=number)
                st.markdown(f"{_worded(sentence)} [{link}](#passage-{number})")
            if any(sentence.cited == "quoted" for sentence in answer.sentences):
                st.caption(_("In quotation marks: the passage's own words."))
    if answer.message:
        st.info(plain(_(answer.message)), icon=":material/search_off:")
    _dropped(answer)
    nearest_documents(answer.nearest)
    if answer.passages:
        st.subheader(_("Passages that were read"), anchor=False)
    for passage in answer.passages:
        _passage(answer, passage, numbers[passage.id])


def _worded(sentence: AnswerSentence) -> str:
    return plain(f"“{sentence.text}”" if sentence.cited == "quoted" else sentence.text)


def _dropped(answer: Answer) -> None:
    if answer.dropped:
        st.caption(
            ngettext(
                ":material/block: {count} sentence was left out: no passage bears out what was written, or "
                "it answers something else.",
                ":material/block: {count} sentences were left out: no passage bears out what was written, or "
                "it answers something else.",
                answer.dropped,
            )
        )


def _passage(answer: Answer, passage: SourcePassage, number: int) -> None:
    """With the words that bear out a sentence set off."""
    quote = next((s.quote for s in answer.sentences if s.passage == passage.id), "")
    with st.container(border=True):
        name = passage.title if passage.section == passage.title else passage.heading()
        st.subheader(f"{number}. {plain(name)}", anchor=f"passage-{number}")
        old = outdated(passage.document, passage.year, all_documents())
        st.markdown(marks(passage.publisher, passage.year, passage.grade, old))
        st.markdown(quotation(passage.text, quote))
        if quote:
            st.caption(_("Marked: the words that come nearest to the answer."))
        st.caption(plain(passage.source))
        open_button(passage.id, passage.title, f"answer-{number}")

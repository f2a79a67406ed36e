"""One sentence written again by the model, from the transcript that it was first written from."""

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from assistant.encounter import Finding, Omission, Section, Statement, Transcript
from assistant.grounding.terms import terms
from assistant.notes.answer import stream
from assistant.notes.completion import State, said_around
from assistant.notes.dictionary import Dictionary
from assistant.notes.reading import Window
from assistant.notes.repair import Rewrite
from assistant.notes.sentences import read_section
from assistant.notes.template import SectionTemplate
from assistant.notes.wording import well_formed
from assistant.progress import Cancel
from assistant.prompts import load_prompt

TOKENS = 80
"""Enough for one sentence."""

NOTHING = "nothing"
"""How the prompt lets the model say that nothing of a sentence was said."""


def redrafting(
    chat: BaseChatModel,
    wanted: SectionTemplate,
    parts: list[Window],
    cancel: Cancel,
    dictionary: Dictionary | None = None,
) -> Rewrite:
    """Rewrites statements of a section. Its part of the transcript comes first, as it did in drafting."""

    def rewrite(statement: Statement, fault: Finding) -> str:
        if not parts:
            return ""
        prompt = load_prompt("notes/redraft").render(
            excerpt=wanted.excerpt,
            transcript=_nearest(statement.text, parts).text(),
            statement=statement.text,
            fault=fault.explanation,
        )
        written = one_sentence(chat, prompt, cancel)
        return dictionary.applied(written) if dictionary else written

    return rewrite


def stating(chat: BaseChatModel, transcript: Transcript, cancel: Cancel) -> State:
    """States omitted facts: one sentence from the words around the one that says it."""

    def state(omission: Omission, section: Section) -> str:
        prompt = load_prompt("notes/omitted").render(
            said=said_around(transcript, omission), quote=omission.quote, section=section.title
        )
        return well_formed(one_sentence(chat, prompt, cancel), section)

    return state


def one_sentence(chat: BaseChatModel, prompt: str, cancel: Cancel) -> str:
    """The first sentence that the model answers with, "" when it says that there is nothing to say."""
    cancel.check()
    asked: list[BaseMessage] = [SystemMessage(load_prompt("notes/scribe").render()), HumanMessage(prompt)]
    said, finish = stream(chat, asked, TOKENS, lambda text: None, cancel)
    lines = read_section(said, "paragraphs", "")
    if not lines or (finish == "length" and len(lines) == 1):
        return ""
    text = lines[0].text
    return "" if text.strip(" .").lower().startswith(NOTHING) else text


def _nearest(statement: str, parts: list[Window]) -> Window:
    words = set(terms(statement))
    return max(parts, key=lambda part: len(words & set(terms(part.text()))))

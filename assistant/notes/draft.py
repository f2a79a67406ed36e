"""The note, section by section, each from its part of the transcript.

The transcript comes first in the prompt, so that a local server reads a part once for all sections
that are written from it. Prose is asked for, never JSON: small models copy speech when asked for both
(docs/decisions). What the model writes is streamed, checked for being whole, and split into statements.
A section whose part of the visit is silent is left empty without asking the model.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.encounter import Finding, Note, Section, Statement, Transcript
from assistant.errors import ModelUnavailable
from assistant.notes.parts import selected
from assistant.notes.reading import Turn, Window, turns, windows
from assistant.notes.sentences import Line, read_section
from assistant.notes.template import SectionTemplate, Template
from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt

CONTINUATIONS = 2
"""Times a cut-off answer is continued before it is kept with a finding that says so."""

INTRODUCTION = 8
"""Turns at the head of a visit among which the patient is introduced."""

Keep = Callable[[Section], None]


@dataclass(frozen=True)
class Answer:
    """What a model wrote and whether it came to its own end."""

    text: str
    whole: bool


def draft(
    transcript: Transcript,
    template: Template,
    chat: BaseChatModel,
    context_tokens: int,
    report: Report,
    cancel: Cancel,
    done: tuple[Section, ...] = (),
    keep: Keep = lambda section: None,
) -> Note:
    """The drafted note, statements unchecked.

    ``done`` are sections finished before a stop; they are not written again. ``keep`` is called with
    each section as it is finished. Raises Cancelled and ModelUnavailable; finished sections are kept.
    """
    finished = {section.key: section for section in done}
    sections: list[Section] = []
    for at, wanted in enumerate(template.sections):
        cancel.check()
        section = finished.get(wanted.key)
        if section is None:
            progress = _Progress(report, wanted, at, len(template.sections))
            section = _section(wanted, _windows(wanted, transcript, context_tokens), chat, progress, cancel)
            keep(section)
        sections.append(section)
    return Note(template=template.name, sections=_numbered(sections))


@dataclass(frozen=True)
class _Progress:
    """Reports a section's text as it grows; a section counts as one equal share of the draft."""

    report: Report
    wanted: SectionTemplate
    at: int
    of: int

    def __call__(self, text: str) -> None:
        written = min(len(text) / (4.0 * self.wanted.max_tokens), 0.95)
        share = (self.at + written) / self.of
        self.report(Progress("note", f"Writing: {self.wanted.title}", share, f"{self.wanted.title}\n{text}"))


def _windows(wanted: SectionTemplate, transcript: Transcript, context_tokens: int) -> list[Window]:
    """What the model reads for a section; nothing when the visit has no such part."""
    read = turns(transcript.utterances)
    opening = introduction(read)
    parts = windows(selected(read, wanted.parts), context_tokens, wanted.most_words)
    if opening is None:
        return parts
    return [w if opening in w.turns else Window((opening, *w.repeated), w.turns) for w in parts]


def introduction(read: list[Turn]) -> Turn | None:
    """The turn that says who the patient is, so that every section can say "he" or "she" rightly."""
    return next((t for t in read[:INTRODUCTION] if re.search(r"\byears?[ -]old\b", t.text, re.I)), None)


def _section(
    wanted: SectionTemplate, parts: list[Window], chat: BaseChatModel, progress: _Progress, cancel: Cancel
) -> Section:
    lines: list[Line] = []
    whole = True
    for number, part in enumerate(parts):
        instruction = wanted.go_on if number and wanted.go_on else wanted.instruction
        messages = _messages(wanted.excerpt, part, instruction)
        answer = _answer(chat, messages, wanted, progress, cancel)
        whole = whole and answer.whole
        lines += read_section(answer.text, wanted.shape, wanted.title)
    statements = [
        Statement(id="", text=entry.text, problem=entry.problem) for entry in _merged(lines, wanted)
    ]
    if statements and not whole:
        statements[-1].findings.append(_cut_off())
    return Section(key=wanted.key, title=wanted.title, statements=statements)


def _messages(excerpt: str, part: Window, instruction: str) -> list[BaseMessage]:
    body = load_prompt("notes/section").render(
        excerpt=excerpt, transcript=part.text(), instruction=instruction.strip()
    )
    return [SystemMessage(load_prompt("notes/scribe").render()), HumanMessage(body)]


def _answer(
    chat: BaseChatModel,
    messages: list[BaseMessage],
    wanted: SectionTemplate,
    progress: _Progress,
    cancel: Cancel,
) -> Answer:
    """The whole answer; one that is cut off is continued, one that runs in circles is stopped."""
    text = ""
    for _ in range(1 + CONTINUATIONS):
        asked = messages if not text else [*messages, AIMessage(text), HumanMessage(_go_on())]
        piece, finish = stream(chat, asked, wanted, _after(text, progress), cancel)
        text = f"{text}\n{piece}".strip() if text else piece
        if finish != "length":
            return Answer(text, whole=True)
        cut = without_loop(text)
        if cut != text:
            return Answer(cut, whole=True)
        text = _whole_sentences(text)
    return Answer(text, whole=False)


def _after(text: str, progress: _Progress) -> Callable[[str], None]:
    """Shows what a continuation adds behind the text it continues."""
    return lambda new: progress(f"{text}\n{new}" if text else new)


def _go_on() -> str:
    return load_prompt("notes/continue").render()


def stream(
    chat: BaseChatModel,
    messages: list[BaseMessage],
    wanted: SectionTemplate,
    progress: Callable[[str], None],
    cancel: Cancel,
) -> tuple[str, str]:
    """The text of one call and its finish reason, "stop" or "length". Raises ModelUnavailable."""
    text, finish = "", ""
    try:
        limits: dict[str, Any] = {
            "max_tokens": wanted.max_tokens,
            "frequency_penalty": wanted.frequency_penalty,
        }
        for chunk in chat.stream(messages, **limits):
            cancel.check()
            text += str(chunk.content)
            finish = str(chunk.response_metadata.get("finish_reason") or finish)
            progress(text)
            if len(text) > 400 and without_loop(text) != text:
                return without_loop(text), "stop"
    except (openai.OpenAIError, httpx.HTTPError, OSError) as error:
        raise ModelUnavailable(
            "The language model stopped answering. What was written before is kept; try again."
        ) from error
    if not finish:
        raise ModelUnavailable("The language model's answer broke off. Finished parts are kept; try again.")
    return text, finish


def without_loop(text: str) -> str:
    """The text up to where a line or sentence comes for the third time: small models run in circles."""
    pieces = re.split(r"(?<=[.!?])\s+|\n+", text)
    seen: dict[str, int] = {}
    at = 0
    for piece in pieces:
        key = piece.strip().lower()
        start = text.find(piece, at)
        at = start + len(piece)
        if len(key) > 12:
            seen[key] = seen.get(key, 0) + 1
            if seen[key] == 3:
                return text[:start].strip()
    return text


def _whole_sentences(text: str) -> str:
    end = max(text.rfind(mark) for mark in (". ", ".\n", "! ", "? "))
    return text[: end + 1] if end > 0 else text


def _merged(lines: list[Line], wanted: SectionTemplate) -> list[Line]:
    """Lines of all parts, repeats dropped, those of one problem together."""
    unique = list({(entry.problem.lower(), entry.text.lower()): entry for entry in reversed(lines)}.values())[
        ::-1
    ]
    if wanted.shape != "problems":
        return unique
    order = list(dict.fromkeys(entry.problem.lower() for entry in unique))
    return sorted(unique, key=lambda entry: order.index(entry.problem.lower()))


def _numbered(sections: list[Section]) -> list[Section]:
    for number, statement in enumerate((s for section in sections for s in section.statements), start=1):
        statement.id = f"s{number}"
    return sections


def _cut_off() -> Finding:
    return Finding(
        rule="cut_off",
        severity="major",
        explanation="The model's answer was cut off here. Read the recording for what may be missing.",
    )

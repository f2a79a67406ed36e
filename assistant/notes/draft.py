"""The note, section by section, each from its part of the transcript.

The transcript comes first in the prompt, so that a local server reads a part once for all sections
that are written from it. Prose is asked for, never JSON: small models copy speech when asked for both
(docs/decisions). What the model writes is streamed, checked for being whole, and split into statements.
A section whose part of the visit is silent is left empty without asking the model.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from assistant.encounter import Finding, Note, Section, Statement, Transcript
from assistant.notes.answer import answer, stream
from assistant.notes.choices import Choices, fitted
from assistant.notes.parts import selected
from assistant.notes.preview import Preview
from assistant.notes.reading import Turn, Window, turns, windows
from assistant.notes.redraft import redrafting
from assistant.notes.repair import Check, Repair, unchecked
from assistant.notes.sentences import HEADING_WORDS, Line, copies_speech, read_section
from assistant.notes.template import SectionTemplate, Template
from assistant.progress import Cancel, Report
from assistant.prompts import load_prompt

PROBLEM_TOKENS = 24
"""Enough for the name of a problem."""

INTRODUCTION = 8
"""Turns at the head of a visit among which the patient is introduced."""

Keep = Callable[[Note], None]
"""Called with the note so far, each time a section is finished."""


def draft(
    transcript: Transcript,
    template: Template,
    chat: BaseChatModel,
    context_tokens: int,
    report: Report,
    cancel: Cancel,
    begun: Note | None = None,
    keep: Keep = lambda note: None,
    choices: Choices | None = None,
    check: Check = unchecked,
) -> Note:
    """The drafted note, each section checked and mended with ``check`` as soon as it is written.

    ``begun`` holds sections finished before a stop; they are not written again. ``choices`` are the
    clinician's; None changes nothing. Raises Cancelled and ModelUnavailable; finished sections are kept.
    """
    chosen = choices or Choices()
    template = fitted(template, chosen, transcript)
    finished = {section.key: section for section in begun.sections} if begun else {}
    repair = Repair(check, begun.changes if begun else [])
    sections: list[Section] = []
    for at, wanted in enumerate(template.sections):
        cancel.check()
        section = finished.get(wanted.key)
        if section is None:
            preview = Preview(report, wanted, at, len(template.sections), check)
            parts = _windows(wanted, transcript, context_tokens)
            section = chosen.dictionary.reworded(_section(wanted, parts, chat, preview, cancel))
            section = repair.mend(section, redrafting(chat, wanted, parts, cancel, chosen.dictionary))
            keep(Note(sections=[*sections, section], changes=repair.changes))
        sections.append(section)
    return Note(template=template.name, sections=_numbered(sections), changes=repair.changes)


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
    wanted: SectionTemplate, parts: list[Window], chat: BaseChatModel, preview: Preview, cancel: Cancel
) -> Section:
    lines: list[Line] = []
    whole, copied = True, False
    for number, part in enumerate(parts):
        instruction = wanted.go_on if number and wanted.go_on else wanted.instruction
        written = answer(chat, _messages(wanted.excerpt, part, instruction), wanted, preview, cancel)
        if wanted.shape == "paragraphs" and copies_speech(written.text):
            report_it = f"{instruction.strip()} {load_prompt('notes/report').render()}"
            written = answer(chat, _messages(wanted.excerpt, part, report_it), wanted, preview, cancel)
            copied = copied or copies_speech(written.text)
        whole = whole and written.whole
        lines += read_section(written.text, wanted.shape, wanted.title)
    if wanted.shape == "problems" and lines and not any(entry.problem for entry in lines):
        lines = _under_a_problem(lines, wanted, chat, cancel)
    statements = [
        Statement(id="", text=entry.text, problem=entry.problem) for entry in _merged(lines, wanted)
    ]
    if statements and not whole:
        statements[-1].findings.append(_cut_off())
    if statements and copied:
        statements[0].findings.append(_copied())
    return Section(key=wanted.key, title=wanted.title, statements=statements)


def _under_a_problem(
    lines: list[Line], wanted: SectionTemplate, chat: BaseChatModel, cancel: Cancel
) -> list[Line]:
    """The lines under the name of their problem, asked for when the model gave none.

    Guidelines are looked up by that name.
    """
    text = "\n".join(entry.text for entry in lines)
    asked: list[BaseMessage] = [HumanMessage(load_prompt("notes/problem").render(assessment=text))]
    said, _ = stream(chat, asked, PROBLEM_TOKENS, lambda new: None, cancel, wanted.frequency_penalty)
    named = read_section(said.splitlines()[0] if said else "", "lines", wanted.title)
    name = named[0].text.rstrip(".") if named else ""
    if not 0 < len(name.split()) <= HEADING_WORDS:
        return lines
    return [replace(entry, problem=name) for entry in lines]


def _messages(excerpt: str, part: Window, instruction: str) -> list[BaseMessage]:
    body = load_prompt("notes/section").render(
        excerpt=excerpt, transcript=part.text(), instruction=instruction.strip()
    )
    return [SystemMessage(load_prompt("notes/scribe").render()), HumanMessage(body)]


def _merged(lines: list[Line], wanted: SectionTemplate) -> list[Line]:
    """Lines of all parts, repeats dropped, those of one problem together."""
    seen: dict[tuple[str, str], Line] = {}
    for entry in lines:
        seen.setdefault((entry.problem.lower(), entry.text.lower()), entry)
    unique = list(seen.values())
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


def _copied() -> Finding:
    return Finding(
        rule="copied",
        severity="critical",
        explanation="This section repeats the conversation instead of reporting it. Write it anew.",
    )

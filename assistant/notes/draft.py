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

from assistant.encounter import Finding, Note, Section, Statement, Transcript, id_number
from assistant.grounding.sections import part_of
from assistant.notes.answer import answer, stream
from assistant.notes.choices import Choices, fitted
from assistant.notes.parts import selected
from assistant.notes.piecewise import piecewise
from assistant.notes.preview import Preview
from assistant.notes.problem_names import is_problem
from assistant.notes.reading import Turn, Window, turns, windows
from assistant.notes.redraft import redrafting
from assistant.notes.repair import Check, Repair, Rewrite, unchecked
from assistant.notes.second_reading import Reading, second_reading
from assistant.notes.sentences import HEADING_WORDS, Line, copies_speech, read_section
from assistant.notes.spoken import Spoken
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
    repair = Repair(check, begun.changes if begun else [], Spoken(transcript))
    sections: list[Section] = []
    for at, wanted in enumerate(template.sections):
        cancel.check()
        section = finished.get(wanted.key)
        if section is None:
            preview = Preview(report, wanted, at, len(template.sections), check)
            parts = _windows(wanted, transcript, context_tokens)
            rewrite = redrafting(chat, wanted, parts, cancel, chosen.dictionary)
            read_again = second_reading(chat, wanted, parts, cancel)

            def mended(
                written: Section, rewrite: Rewrite = rewrite, read_again: Reading = read_again
            ) -> Section:
                worded = chosen.dictionary.reworded(written)
                # Before anything is taken out, so that it is known where it stood.
                _number(worded, Note(sections=sections, changes=repair.changes))
                return repair.mend(worded, rewrite, read_again)

            section = _section(wanted, parts, chat, preview, cancel)
            section = mended(section)
            if _is_hollow(section, wanted, parts, repair):
                more = mended(_in_pieces(wanted, parts, chat, preview, cancel))
                there = {s.text for s in section.statements}
                section.statements += [s for s in more.statements if s.text not in there]
            keep(Note(sections=[*sections, section], changes=repair.changes))
        sections.append(section)
    return Note(template=template.name, sections=sections, changes=repair.changes)


def _is_hollow(section: Section, wanted: SectionTemplate, parts: list[Window], repair: Repair) -> bool:
    """Whether most lines of an examination were invented: of a few turns it lists what was told.

    Not so of results: there it takes a test that is only planned for one with a result.
    """
    cut = sum(change.kind == "removed" and change.section == section.key for change in repair.changes)
    is_list = wanted.shape == "lines" and part_of(wanted.title, wanted.key) == "examination"
    return is_list and bool(parts) and cut > len(section.statements)


def _in_pieces(
    wanted: SectionTemplate, parts: list[Window], chat: BaseChatModel, preview: Preview, cancel: Cancel
) -> Section:
    """A list written from a few turns at a time."""
    lines = [
        entry
        for part in parts
        for entry in read_section(
            piecewise(chat, part, preview, cancel, wanted.title).text, wanted.shape, wanted.title
        )
    ]
    statements = [Statement(id="", text=entry.text) for entry in _merged(lines, wanted)]
    return Section(key=wanted.key, title=wanted.title, statements=statements)


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
            if copies_speech(written.text):
                reported = piecewise(chat, part, preview, cancel)
                written = reported if read_section(reported.text, wanted.shape, wanted.title) else written
            copied = copied or copies_speech(written.text)
        whole = whole and written.whole
        lines += read_section(written.text, wanted.shape, wanted.title)
    if wanted.shape == "problems":
        lines = _under_real_problems(lines)
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


def _under_real_problems(lines: list[Line]) -> list[Line]:
    """Lines below a heading that names no problem belong to the one before it, at the head to the next."""
    named = [entry.problem for entry in lines if entry.problem and is_problem(entry.problem)]
    problem = named[0] if named else ""
    placed: list[Line] = []
    for entry in lines:
        problem = entry.problem if entry.problem in named else problem
        placed.append(replace(entry, problem=problem))
    return placed


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


def _number(section: Section, before: Note) -> None:
    """Give the statements their ids, counted on from what was drafted before."""
    for count, statement in enumerate(section.statements, start=id_number(before.free_id())):
        statement.id = f"s{count}"


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

"""The handout of a signed note: parts chosen by rules, told in plain words, compared, with its sources."""

import hashlib

from langchain_core.language_models import BaseChatModel

from assistant.encounter import Finding, Handout, HandoutSection, HandoutSentence, Note
from assistant.handouts.fidelity import compare
from assistant.handouts.medicines import medicines
from assistant.handouts.parts import Line, Part, parts
from assistant.handouts.plain import PlainSpeech
from assistant.handouts.readability import flesch_kincaid, sentences
from assistant.handouts.rewrite import PROMPTS, RETRIES, Rewriter, Wording
from assistant.handouts.rules import DATA_FILES
from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt
from assistant.settings import ROOT

FRAGMENT = 6
"""A line of fewer words than this with no "you" or "we" in it is a catchword and not a sentence."""

WRITING = 0.8
"""Share of the time that the first wording takes; the rest is for lines that are asked again."""


def explain(note: Note, chat: BaseChatModel, grade: float, report: Report, cancel: Cancel) -> Handout:
    """A handout from ``note`` at reading grade ``grade`` (US school year, 3 to 12).

    Whether the note is signed is for the caller to check. Every sentence has the ids of the statements
    it comes from; parts without a statement are left out. Raises Cancelled and ModelUnavailable.
    """
    cancel.check()
    chosen = parts(note)
    speech = PlainSpeech(note)
    wordings = [[_wording(part, line, speech) for line in part.lines] for part in chosen]
    _rewrite(chosen, wordings, Rewriter(chat, grade, cancel), report)
    sections = [_section(part, told) for part, told in zip(chosen, wordings, strict=True)]
    handout = Handout(sections=sections, medicines=medicines(note), note_sha256=note.sha256())
    measure(note, handout, grade)
    handout.provenance = _provenance(chat, grade, [line for told in wordings for line in told])
    report(Progress("handout", "The handout is ready to be read.", 1.0, handout.text()))
    return handout


def measure(note: Note, handout: Handout, grade: float) -> None:
    """Set the handout's reading grade and its findings, as they are for the text it has now."""
    handout.grade = round(flesch_kincaid("\n".join(s.text for s in handout.sentences())), 2)
    handout.findings = [*compare(note, handout), *_too_hard(handout, grade)]


def _wording(part: Part, line: Line, speech: PlainSpeech) -> Wording:
    told = speech.say(line.source)
    catchword = len(told.split()) < FRAGMENT and not {"you", "your", "we"} & set(told.lower().split())
    if catchword and part.rule.fragment:
        told = part.rule.fragment.format(told[0].lower() + told[1:] if told[1:2].islower() else told)
    return Wording(line.source, told)


def _rewrite(chosen: list[Part], wordings: list[list[Wording]], rewriter: Rewriter, report: Report) -> None:
    """First all parts in order, then the lines of all parts that are not good enough."""
    for at, (part, told) in enumerate(zip(chosen, wordings, strict=True)):

        def written(done: float, text: str, at: int = at, part: Part = part) -> None:
            share = WRITING * (at + done) / len(chosen)
            report(Progress("handout", f"Writing: {part.rule.title}", share, f"{part.rule.title}\n{text}"))

        written(0.0, "")
        rewriter.first(told, written)
    lines = [line for told in wordings for line in told]
    for turn in range(RETRIES):
        share = WRITING + (1 - WRITING) * turn / RETRIES

        def checked(done: float, text: str, share: float = share) -> None:
            report(Progress("handout", "Making hard sentences easier", share, text))

        if not rewriter.again(lines, checked):
            return


def _section(part: Part, told: list[Wording]) -> HandoutSection:
    made = [
        HandoutSentence(text=sentence, source=[line.statement.id])
        for line, wording in zip(part.lines, told, strict=True)
        for sentence in sentences(wording.chosen)
    ]
    return HandoutSection(title=part.rule.title, sentences=made)


def _too_hard(handout: Handout, grade: float) -> list[Finding]:
    """A finding when the handout is harder than asked: meaning is not traded for the grade."""
    if handout.grade <= grade or not handout.sentences():
        return []
    hardest = max((s.text for s in handout.sentences()), key=flesch_kincaid)
    told = f"The handout reads at grade {handout.grade:.1f}; {grade:.1f} was asked for."
    explanation = f"{told} This sentence is the hardest."
    return [Finding(rule="reading_grade", severity="minor", explanation=explanation, span=hardest)]


def _provenance(chat: BaseChatModel, grade: float, lines: list[Wording]) -> dict[str, object]:
    return {
        "step": "handout",
        "model": str(getattr(chat, "model_name", "") or type(chat).__name__),
        "prompts": {name: load_prompt(name).sha256 for name in PROMPTS},
        "rules": {f: hashlib.sha256((ROOT / "knowledge" / f).read_bytes()).hexdigest() for f in DATA_FILES},
        "grade_asked": grade,
        "lines": len(lines),
        "lines_by_model": sum(line.by_model for line in lines),
        "lines_asked_again": sum(line.tries > 1 for line in lines),
    }

"""The handout of a signed note: parts chosen by rules, told in plain words, compared, with its sources."""

import hashlib

from langchain_core.language_models import BaseChatModel

from assistant.encounter import Finding, Handout, HandoutSection, HandoutSentence, Note
from assistant.handouts.differences import differences
from assistant.handouts.emergency_first import put_first
from assistant.handouts.fidelity import compare
from assistant.handouts.medicines import medicines
from assistant.handouts.parts import Line, Part, parts
from assistant.handouts.plain import PlainSpeech
from assistant.handouts.readability import flesch_kincaid, sentences
from assistant.handouts.rewrite import PROMPTS, RETRIES, Rewriter, Wording
from assistant.handouts.rules import DATA_FILES
from assistant.handouts.simpler import simpler
from assistant.handouts.tone import calm, tone_findings
from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt
from assistant.settings import ROOT

WRITING = 0.8
"""Share of the time that the first wording takes; the rest is for lines that are asked again."""


def explain(
    note: Note, chat: BaseChatModel, grade: float, report: Report, cancel: Cancel, number: str = "911"
) -> Handout:
    """A handout from ``note`` at reading grade ``grade`` (US school year, 3 to 12).

    Whether the note is signed is for the caller to check. Every sentence has the ids of the statements
    it comes from; parts without a statement are left out. ``number`` calls an ambulance where the
    patient lives. Raises Cancelled and ModelUnavailable.
    """
    cancel.check()
    chosen = parts(note)
    speech = PlainSpeech(note)
    wordings = [[_wording(part, line, speech) for line in part.lines] for part in chosen]
    _rewrite(chosen, wordings, Rewriter(chat, grade, cancel), report)
    sections = [_section(part, told) for part, told in zip(chosen, wordings, strict=True)]
    handout = Handout(sections=sections, medicines=medicines(note), note_sha256=note.sha256())
    put_first(handout, note, number)
    measure(note, handout, grade)
    handout.provenance = _provenance(chat, grade, [line for told in wordings for line in told])
    report(Progress("handout", "The handout is ready to be read.", 1.0, handout.text()))
    return handout


def measure(note: Note, handout: Handout, grade: float) -> None:
    """Set the handout's reading grade and its findings, as they are for the text it has now."""
    handout.grade = round(flesch_kincaid("\n".join(s.text for s in handout.sentences())), 2)
    handout.findings = [*compare(note, handout), *tone_findings(handout), *_too_hard(handout, grade)]


def _wording(part: Part, line: Line, speech: PlainSpeech) -> Wording:
    told = speech.say(line.source)
    # In such a part a line without "you" or "we" is a catchword: "Follow-up of stage III lung cancer."
    if part.rule.fragment and not {"you", "your", "we"} & set(told.lower().split()):
        told = part.rule.fragment.format(told[0].lower() + told[1:] if told[1:2].islower() else told)
    return Wording(line.source, simpler(line.source, _calm(line.source, told)))


def _calm(source: str, told: str) -> str:
    """Without words that blame, where others can stand in their place and say the same."""
    calmer = calm(told)
    return told if differences(source, calmer, also=told) else calmer


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
        HandoutSentence(text=sentence, source=line.ids)
        for line, wording in zip(part.lines, told, strict=True)
        for sentence in sentences(wording.chosen)
    ]
    return HandoutSection(title=part.rule.title, key=part.rule.key, sentences=made)


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
        "grade_rules": round(flesch_kincaid("\n".join(line.told for line in lines)), 2),
        "grade_before_gate": round(flesch_kincaid("\n".join(line.first or line.told for line in lines)), 2),
    }

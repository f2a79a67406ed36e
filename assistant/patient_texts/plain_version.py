"""A text in plain words, in its own order and under its own headings: every statement is told.

Signed notes become a visit's handout instead, with its own parts.
"""

import hashlib
import re

from langchain_core.language_models import BaseChatModel

from assistant.encounter import Finding, Handout, HandoutSection, HandoutSentence, Note, Section
from assistant.errors import GateClosed
from assistant.handouts import explain as visit
from assistant.handouts.differences import differences
from assistant.handouts.plain import plain_terms
from assistant.handouts.readability import flesch_kincaid, sentences
from assistant.handouts.rewrite import PROMPTS, RETRIES, Rewriter, Wording
from assistant.handouts.rules import DATA_FILES
from assistant.handouts.tone import tone, tone_findings
from assistant.patient_texts.capitals import in_small_letters, small_letters
from assistant.patient_texts.fidelity import compare_text
from assistant.patient_texts.imaging import impression_first
from assistant.patient_texts.lab_sentences import lab_sentences
from assistant.patient_texts.lab_values import lab_findings, note_values
from assistant.patient_texts.reading import UNSIGNED_NOTE, Source
from assistant.patient_texts.rules import FILE
from assistant.patient_texts.speech import TextSpeech
from assistant.patient_texts.style import HouseStyle
from assistant.patient_texts.text import PatientText
from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt
from assistant.settings import ROOT

STEP = "patient_text"
WRITING = 0.8
"""Share of the time that the first wording takes; the rest is for lines that are asked again."""
PROSE = 4
"""Words from which a statement is asked of the model; a value or a catchword stands as it is."""
LONGEST_ABBREVIATION = 5
LETTERS = re.compile(r"[^\W\d_]{3,}")


def make_plain(
    source: Source,
    style: HouseStyle,
    chat: BaseChatModel,
    report: Report,
    cancel: Cancel,
    number: str = "911",
    unsigned: bool = False,
) -> PatientText:
    """The text in plain words, not yet stored. ``number`` is what to call in an emergency.

    Raises GateClosed for a note that is not signed unless ``unsigned``, Cancelled and ModelUnavailable.
    """
    if source.is_unsigned_note and not unsigned:
        raise GateClosed(UNSIGNED_NOTE)
    handout = (
        _of_note(source.note, style, chat, report, cancel, number)
        if source.kind == "note"
        else _of_text(source, style, chat, report, cancel)
    )
    text = PatientText(
        title=source.title,
        kind=source.kind,
        source=source.note,
        handout=handout,
        style=style.name,
        grade_asked=style.grade,
        tone=style.tone,
    )
    measure_text(text)
    return text


def measure_text(text: PatientText) -> None:
    """Set the reading grade and the findings of the plain text, as they are for the words it has now."""
    source, handout = in_small_letters(text.source), text.handout
    if text.kind == "note":
        visit.measure(source, handout, text.grade_asked)
        if not text.tone:
            handout.findings = [f for f in handout.findings if not f.rule.startswith("tone_")]
        return
    handout.grade = _grade([s.text for s in handout.sentences()])
    toned = _toned(source, handout) if text.tone else []
    values = lab_findings(note_values(source)) if text.kind == "lab" else []
    handout.findings = [
        *values,
        *compare_text(source, handout, text.kind),
        *toned,
        *_too_hard(handout, text.grade_asked),
    ]


def grade_before(source: Note) -> float:
    """Flesch-Kincaid grade of the original's statements."""
    told = in_small_letters(source)
    return _grade([_ended(s.text) for s in told.statements()])


def _grade(texts: list[str]) -> float:
    """Flesch-Kincaid, not below 0: a list of values has no grade."""
    return max(0.0, round(flesch_kincaid("\n".join(texts)), 2))


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?" else f"{text}."


def _of_note(
    note: Note, style: HouseStyle, chat: BaseChatModel, report: Report, cancel: Cancel, number: str
) -> Handout:
    handout = visit.explain(in_small_letters(note), chat, style.grade, report, cancel, number)
    handout.note_sha256 = note.sha256()
    return handout


def _of_text(
    source: Source, style: HouseStyle, chat: BaseChatModel, report: Report, cancel: Cancel
) -> Handout:
    cancel.check()
    told = in_small_letters(source.note)
    if source.kind == "imaging":
        told = impression_first(told)
    speech = TextSpeech(told, source.kind)
    # What a value is and where it lies in its range is told by rules alone.
    values = lab_sentences(told) if source.kind == "lab" else {}
    wordings = [
        [
            Wording(s.text, values[s.id]) if s.id in values else _wording(s.text, speech, style.tone)
            for s in section.statements
        ]
        for section in told.sections
    ]
    _rewrite(told.sections, wordings, Rewriter(chat, style.grade, cancel), report)
    made = [_section(section, lines) for section, lines in zip(told.sections, wordings, strict=True)]
    handout = Handout(sections=made, note_sha256=source.note.sha256())
    handout.provenance = _provenance(chat, style, [line for lines in wordings for line in lines])
    report(Progress(STEP, "The plain text is ready to be read.", 1.0, handout.text()))
    return handout


def _calm(text: str) -> str:
    """Other words where that changes no sentence. Capitals stay: in running text they are a name."""
    for one in reversed(tone(text)):
        if one.swap and one.kind != "shouting":
            text = f"{text[: one.start]}{one.swap}{text[one.end :]}"
    return text


def _toned(source: Note, handout: Handout) -> list[Finding]:
    """Findings of tone, but for names in capitals that the original has too."""
    words = set(source.text().split())
    return [f for f in tone_findings(handout) if f.rule != "tone_shouting" or f.span not in words]


def _wording(statement: str, speech: TextSpeech, toned: bool) -> Wording:
    told = speech.say(statement)
    calmer = _calm(told) if toned else told
    return Wording(statement, told if differences(statement, calmer, also=told) else calmer)


def _rewrite(
    sections: list[Section], wordings: list[list[Wording]], rewriter: Rewriter, report: Report
) -> None:
    """All sections in order, then the lines of all that are not good enough."""
    for at, (section, lines) in enumerate(zip(sections, wordings, strict=True)):

        def written(done: float, text: str, at: int = at, title: str = section.title) -> None:
            report(Progress(STEP, f"Writing: {title}", WRITING * (at + done) / len(sections), text))

        written(0.0, "")
        rewriter.first([line for line in lines if _is_prose(line)], written)
    prose = [line for lines in wordings for line in lines if _is_prose(line)]
    for turn in range(RETRIES):
        share = WRITING + (1 - WRITING) * turn / RETRIES

        def checked(done: float, text: str, share: float = share) -> None:
            report(Progress(STEP, "Making hard sentences easier", share, text))

        if not rewriter.again(prose, checked):
            return


def _is_prose(line: Wording) -> bool:
    """More words than numbers: what a value means is not for the model to say."""
    found = LETTERS.findall(line.source)
    return len(found) >= PROSE and len(found) > 2 * sum(map(str.isdigit, line.source)) / 3


def _section(section: Section, lines: list[Wording]) -> HandoutSection:
    made = [
        HandoutSentence(text=sentence, source=[statement.id])
        for statement, line in zip(section.statements, lines, strict=True)
        for sentence in (sentences(line.chosen) or [line.chosen])
    ]
    return HandoutSection(title=_heading(section.title), key=section.key, sentences=made)


def _heading(title: str) -> str:
    """A heading in plain words: "Hypertension" is "High blood pressure"."""
    shouted = title.isupper() and len(title) > LONGEST_ABBREVIATION
    plain = plain_terms(small_letters(title) if shouted else title)
    return plain[:1].upper() + plain[1:]


def _too_hard(handout: Handout, grade: float) -> list[Finding]:
    """A finding when the text is harder than asked: meaning is not traded for the grade."""
    if handout.grade <= grade or not handout.sentences():
        return []
    hardest = max((s.text for s in handout.sentences()), key=flesch_kincaid)
    told = f"The text reads at grade {handout.grade:.1f}; {grade:.1f} was asked for."
    explanation = f"{told} This sentence is the hardest."
    return [Finding(rule="reading_grade", severity="minor", explanation=explanation, span=hardest)]


def _provenance(chat: BaseChatModel, style: HouseStyle, lines: list[Wording]) -> dict[str, object]:
    files = (*DATA_FILES, FILE)
    return {
        "step": STEP,
        "model": str(getattr(chat, "model_name", "") or type(chat).__name__),
        "prompts": {name: load_prompt(name).sha256 for name in PROMPTS},
        "rules": {f: hashlib.sha256((ROOT / "knowledge" / f).read_bytes()).hexdigest() for f in files},
        "grade_asked": style.grade,
        "lines": len(lines),
        "lines_by_model": sum(line.by_model for line in lines),
        "lines_asked_again": sum(line.tries > 1 for line in lines),
    }

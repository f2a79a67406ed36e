"""``provenote readability``: how hard a text is to read, and where."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.handouts.reading import HardSentence, ReadingReport, Reason, reading_report

STANDARD_INPUT = "-"

WHY: dict[Reason, str] = {
    "long_sentence": "{words} words",
    "long_words": "long words: {long_words}",
    "jargon": "clinical words: {jargon}",
    "passive": "passive: {passive}",
}


def mount(app: typer.Typer) -> None:
    """Add the command."""
    app.command("readability")(readability_command)


def readability_command(
    file: Annotated[str, typer.Argument(help="Text, Markdown, Word, PDF or HTML; - reads text from a pipe.")],
    hardest: Annotated[int | None, typer.Option(min=0, max=100, help="How many hard sentences.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """Say how hard a text is to read: school grade, passives, clinical words, hardest sentences."""
    report = reading_report(_text(file), hardest)
    typer.echo(report.model_dump_json(indent=2) if as_json else report_text(report))


def _text(file: str) -> str:
    """The paragraphs, list items and table rows of a file, a line each; headings are no sentences."""
    # Imported here: the readers take a while, and other commands do not need them.
    from retrieval.reading.read import read, read_file

    if file == STANDARD_INPUT:
        name, data = "standard-input.txt", sys.stdin.buffer.read()
    else:
        name, data = Path(file).name, read_file(Path(file))
    return "\n".join(block.text for block in read(name, data).blocks)


def report_text(report: ReadingReport) -> str:
    """The report for a person."""
    lines = [
        f"Reading grade: {report.flesch_kincaid} (Flesch-Kincaid), {report.smog} (SMOG)",
        f"Words: {report.words}. Sentences: {report.sentences}, {report.mean_sentence_words} words each.",
        f"Passive sentences: {report.passive_sentences} ({report.passive_share:.0%})",
        f"Clinical words: {report.jargon_terms}",
        *(f"  {term}: {plain}" for term, plain in _terms(report).items()),
    ]
    if report.hardest:
        lines += ["Hardest sentences:", *(_hard(one) for one in report.hardest)]
    return "\n".join(lines)


def _terms(report: ReadingReport) -> dict[str, str]:
    """Each clinical word once, in order of the text."""
    return {one.term.lower() if not one.term.isupper() else one.term: one.plain for one in report.jargon}


def _hard(sentence: HardSentence) -> str:
    said = {
        "words": str(sentence.words),
        "long_words": ", ".join(sentence.long_words),
        "jargon": ", ".join(one.term for one in sentence.jargon),
        "passive": ", ".join(one.words for one in sentence.passive),
    }
    why = "; ".join(WHY[reason].format(**said) for reason in sentence.reasons)
    return f"  {sentence.number}. Grade {sentence.grade}: {sentence.text}\n     {why}"

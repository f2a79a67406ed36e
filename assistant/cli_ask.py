"""``provenote ask``: a question answered from the guidelines on this computer."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from assistant.asking.answer import Answer, AnswerSentence, SourcePassage
from assistant.console import ProgressLine
from assistant.settings import get_settings


def mount(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(ask_command)


def ask_command(
    question: Annotated[str, typer.Argument(help="A question, such as: how long for otitis media?")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """Answer a question from the guidelines, each sentence with its passage."""
    # Imported here: the models' libraries are not needed to show help.
    from assistant.workflow import workflow

    with tempfile.TemporaryDirectory(prefix="provenote-") as folder:
        work = workflow(get_settings(), store=Path(folder))
        line = ProgressLine()
        try:
            work.prepare_guidelines(line)
            answer = work.ask(question)
        finally:
            line.close()
            work.records.close()
    typer.echo(answer.model_dump_json(indent=2) if as_json else answer_text(answer))


def answer_text(answer: Answer) -> str:
    """The sentences with the numbers of their passages, then the passages."""
    numbers = {passage.id: number for number, passage in enumerate(answer.passages, start=1)}
    said = [f"{_worded(sentence)} [{numbers[sentence.passage]}]" for sentence in answer.sentences]
    passages = [
        f"[{numbers[p.id]}] {p.heading()} ({p.publisher}, {p.year}{_mark(p)})\n{p.text}"
        for p in answer.passages
    ]
    nearest = [f"Nearest titles: {'; '.join(answer.nearest)}."] if answer.nearest else []
    head = " ".join([*said, answer.message]).strip()
    return "\n\n".join([head, *passages, *nearest])


def _worded(sentence: AnswerSentence) -> str:
    """The passage's own words are quoted."""
    return f"“{sentence.text}”" if sentence.cited == "quoted" else sentence.text


def _mark(passage: SourcePassage) -> str:
    return ", outdated" if passage.outdated else ""

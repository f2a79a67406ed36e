"""Many texts, one after another: each is kept as soon as it is made; a refused one does not stop the rest."""

import builtins
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel

from assistant.errors import Cancelled, ModelUnavailable, ProvenoteError, StorageFailed
from assistant.patient_texts.fidelity import facts
from assistant.patient_texts.plain_version import grade_before, make_plain
from assistant.patient_texts.reading import Source
from assistant.patient_texts.style import HouseStyle
from assistant.patient_texts.text import PatientText
from assistant.progress import Cancel, Progress, Report

STEP = "patient_texts"


@dataclass(frozen=True)
class Item:
    """A text to be made: its name, and how to read it. It is read when its turn comes, not before."""

    name: str
    read: Callable[[], Source]


@dataclass(frozen=True)
class Row:
    """What became of one text. ``id`` is "" and ``refused`` says why when it was not made.

    Grades are US school years. ``flags`` counts open findings, ``blocking`` those that keep it from
    being approved.
    """

    name: str
    title: str = ""
    kind: str = ""
    id: str = ""
    grade_before: float = 0.0
    grade_after: float = 0.0
    facts_kept: int = 0
    facts_all: int = 0
    flags: int = 0
    blocking: int = 0
    status: str = ""
    refused: str = ""


def row_of(name: str, text: PatientText) -> Row:
    """The row of a text that was made."""
    told = facts(text)
    return Row(
        name=name,
        title=text.title,
        kind=text.kind,
        id=text.id,
        grade_before=grade_before(text.source),
        grade_after=text.handout.grade,
        facts_kept=told.kept,
        facts_all=told.all,
        flags=len(text.open_findings()),
        blocking=len(text.blocking()),
        status=text.status,
    )


def batch(
    items: Sequence[Item],
    style: HouseStyle,
    chat: BaseChatModel,
    keep: Callable[[PatientText], PatientText],
    report: Report,
    cancel: Cancel,
    each: Callable[[Row], None] = lambda row: None,
    number: str = "911",
    unsigned: bool = False,
) -> builtins.list[Row]:
    """Make, keep and measure each text; ``each`` is told every row as it is ready.

    ``keep`` stores a text and returns it as stored, such as ``Library.add``. Cancelled, what was made is
    kept and ``each`` has its rows. Raises Cancelled, ModelUnavailable and StorageFailed; what a single
    text is refused for is in its row.
    """
    rows: builtins.list[Row] = []
    for at, item in enumerate(items):
        cancel.check()
        watched = _share(report, item.name, at, len(items))
        watched(Progress(STEP, "Reading", 0.0))
        try:
            row = row_of(
                item.name, keep(make_plain(item.read(), style, chat, watched, cancel, number, unsigned))
            )
        except (Cancelled, ModelUnavailable, StorageFailed):
            raise
        except ProvenoteError as error:
            row = Row(name=item.name, refused=str(error))
        rows.append(row)
        each(row)
    report(Progress(STEP, f"{len(rows)} texts are done.", 1.0))
    return rows


def _share(report: Report, name: str, at: int, count: int) -> Report:
    """The progress of one text as a part of all; its message says which one it is and what is done."""

    def told(progress: Progress) -> None:
        message = f"{at + 1} of {count} – {name}: {progress.message}"
        report(Progress(STEP, message, (at + progress.done) / count, progress.text))

    return told

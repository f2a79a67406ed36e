"""Invented visits, and a workflow without models, for the tests of ``eval``."""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from assistant.encounter import Encounter, Note, Section, Statement
from assistant.errors import InputRefused

VISITS = {
    "V1": ("[doctor] how is the knee\n[patient] it hurts", "HISTORY\n\nKnee pain."),
    "V2": ("[doctor] any cough\n[patient] yes for two weeks", "HISTORY\n\nCough for two weeks."),
    "V3": ("[doctor] sleeping well\n[patient] not really", "HISTORY\n\nPoor sleep."),
}


class FakeWorkflow:
    """Drafts one fixed sentence; refuses or breaks on the visits it is told to."""

    def __init__(self, refuse: tuple[str, ...] = (), breaks: dict[str, BaseException] | None = None) -> None:
        self.refuse = refuse
        self.breaks = breaks or {}
        self.drafted: list[str] = []
        self.given: list[str] = []
        self.encounters: dict[str, Encounter] = {}
        self.records = SimpleNamespace(load=lambda identity: self.encounters[identity])

    def new_encounter(self, title: str) -> Encounter:
        now = datetime.now(UTC)
        encounter = Encounter(id=f"e-{title}", title=title, created=now, updated=now)
        self.encounters[encounter.id] = encounter
        return encounter

    def add_transcript(self, identity: str, data: bytes) -> Encounter:
        encounter = self.encounters[identity]
        if encounter.title in self.refuse:
            raise InputRefused("This is not a visit. Record one.")
        self.given.append(data.decode())
        return encounter

    def draft(self, identity: str, report: Any, cancel: Any, template: str = "") -> None:
        encounter = self.encounters[identity]
        if encounter.title in self.breaks:
            raise self.breaks[encounter.title]
        self.drafted.append(encounter.title)
        statement = Statement(id="s1", text="Knee pain.")
        note = Note(sections=[Section(key="history", title="HISTORY", statements=[statement])])
        self.encounters[identity] = encounter.model_copy(update={"note": note})


def write_csv(path: Path, head: list[str], rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])


def lend(workflow: FakeWorkflow) -> Callable[[], AbstractContextManager[FakeWorkflow]]:
    @contextmanager
    def lent() -> Iterator[FakeWorkflow]:
        yield workflow

    return lent

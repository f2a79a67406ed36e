"""When things happened: step by step, and inside a draft by the text that streams to the page."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.encounter import Strict
from assistant.progress import Progress

STATEMENT = re.compile(r"[.!?]\s|\S[^\n]*\n")
"""A whole sentence, or a whole line. A full stop at the very end may still become a decimal point."""


class Timed(Strict):
    """A piece of work and how long it took, in seconds."""

    name: str
    seconds: float


class Timeline:
    """Seconds since the start of the clock for steps, first words, first statement and last words."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._zero = clock()
        self.steps: list[Timed] = []
        self.first_words: float | None = None
        self.first_statement: float | None = None
        self.last_words: float | None = None

    def now(self) -> float:
        """Seconds since this timeline began."""
        return self._clock() - self._zero

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a piece of work; it is listed when it ends without an error."""
        started = self.now()
        yield
        self.steps.append(Timed(name=name, seconds=self.now() - started))

    def hear(self, progress: Progress) -> None:
        """A report for the draft: notes when its text begins, has a first statement, and last grew."""
        heading, _, body = progress.text.partition("\n")
        if not body.strip():
            return
        self.last_words = self.now()
        if self.first_words is None:
            self.first_words = self.last_words
            self._heading = heading
        if self.first_statement is None and (heading != self._heading or STATEMENT.search(body)):
            self.first_statement = self.last_words

    def split_draft(self, started: float) -> list[Timed]:
        """The draft in three parts: reading until the first word, writing, evidence and checks until now."""
        if self.first_words is None or self.last_words is None:
            return [Timed(name="draft", seconds=self.now() - started)]
        return [
            Timed(name="read the transcript", seconds=self.first_words - started),
            Timed(name="write the note", seconds=self.last_words - self.first_words),
            Timed(name="evidence and checks", seconds=self.now() - self.last_words),
        ]

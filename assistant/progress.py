"""How a long step tells what it is doing, and how a person stops it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import Cancelled


@dataclass(frozen=True)
class Progress:
    """A moment of a step: its name, one line for the person, the share done (0 to 1).

    ``text`` is what has been written so far, for steps that stream. It is shown, never logged.
    """

    step: str
    message: str
    done: float = 0.0
    text: str = ""


Report = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """A report that nobody watches."""


class Cancel:
    """A flag that one thread raises and the step looks at between its pieces of work."""

    def __init__(self) -> None:
        self._flag = threading.Event()

    def cancel(self) -> None:
        """Ask the step to stop at the next piece of work."""
        self._flag.set()

    def is_set(self) -> bool:
        """True once somebody asked to stop."""
        return self._flag.is_set()

    def check(self) -> None:
        """Raise Cancelled if somebody asked to stop."""
        if self._flag.is_set():
            raise Cancelled("Stopped. What was finished before is kept; press the button again to go on.")

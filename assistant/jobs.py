"""Long work in the background, one piece at a time, so that a page can show it and be left.

Two models at once are four to six times slower each on two cores (measured), so there is one worker.
A job lives in memory; what it has finished is in the records, so a restart goes on from there.
"""

import logging
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal

from assistant.errors import Cancelled, ProvenoteError
from assistant.progress import Cancel, Progress, Report

log = logging.getLogger(__name__)

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Work = Callable[[Report, Cancel], object]


@dataclass
class Job:
    """One piece of work and how far it is. ``error`` is fit to be shown; times are monotonic seconds."""

    key: str
    state: State = "waiting"
    progress: Progress | None = None
    error: str = ""
    started: float = field(default_factory=time.monotonic)
    ended: float = 0.0
    _cancel: Cancel = field(default_factory=Cancel)

    @property
    def active(self) -> bool:
        """True while the work waits or runs."""
        return self.state in ("waiting", "running")

    @property
    def stopping(self) -> bool:
        """True once somebody pressed Cancel and the work has not stopped yet."""
        return self.active and self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; it does so between two pieces."""
        self._cancel.cancel()

    def report(self, progress: Progress) -> None:
        """Called by the work: where it is."""
        self.progress = progress

    def run(self, work: Work) -> None:
        """Do the work and remember how it ended. Never raises: this is the boundary of a thread."""
        self.state, self.started = "running", time.monotonic()
        try:
            self._cancel.check()
            work(self.report, self._cancel)
            self.state = "done"
        except Cancelled as error:
            self.state, self.error = "cancelled", str(error)
        except ProvenoteError as error:
            self.state, self.error = "failed", str(error)
        except Exception as error:  # noqa: BLE001 - a thread's end is a boundary like a page's
            # The message of an unknown error may hold patient text; its type and place do not.
            frames = traceback.extract_tb(error.__traceback__)
            place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else ""
            log.error("Job failed: %s at %s", type(error).__name__, place)
            self.state = "failed"
            self.error = (
                "Something went wrong that Provenote did not expect. What was saved is kept; try again."
            )
        finally:
            self.ended = time.monotonic()


class Jobs:
    """The queue of a process. A key, such as an encounter's id, has at most one active job."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="provenote-job")
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, key: str, work: Work) -> Job:
        """Queue the work, or return the job that this key already has under way."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None or not job.active:
                job = self._jobs[key] = Job(key)
                self._worker.submit(job.run, work)
            return job

    def job(self, key: str) -> Job | None:
        """The last job of this key, or None."""
        with self._lock:
            return self._jobs.get(key)

    def forget(self, key: str) -> None:
        """Drop a job that has ended, so that its message is not shown again."""
        with self._lock:
            if (job := self._jobs.get(key)) is not None and not job.active:
                del self._jobs[key]

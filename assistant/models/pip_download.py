"""Wheels from the package index, fetched the way the user's own pip is set up."""

import errno
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from assistant.models.meter import Meter
from assistant.models.sources import SourceFailed

PARALLEL = 4
NO_NETWORK = (b"Retrying (", b"NewConnectionError", b"ConnectTimeoutError", b"NameResolutionError")
"""What pip writes when it could not get through to an index."""

POLL = 0.1
"""Seconds between two looks at the running downloads."""


def kept(requirement: str, folder: Path) -> Path | None:
    """The wheel for `name==version` that an earlier try left in `folder`, if any."""
    name, version = requirement.split("==")
    stem = f"{re.sub('[-_.]+', '_', name)}-{version}-"
    return next((path for path in folder.glob("*.whl") if path.name.lower().startswith(stem)), None)


def size_of(folder: Path) -> int:
    """Bytes of everything below `folder`; files that vanish meanwhile count as nothing."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total


class PipRun:
    """One `pip download` of one wheel, with scratch space of its own that goes when it ends."""

    def __init__(self, requirement: str, folder: Path) -> None:
        self.requirement = requirement
        self.folder = folder
        self.scratch = folder / f"pip-{requirement}"
        shutil.rmtree(self.scratch, ignore_errors=True)
        (self.scratch / "tmp").mkdir(parents=True)
        self.log = self.scratch / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(self._command(), stdout=log, stderr=log, env=self._environment())

    def _command(self) -> list[str]:
        # -P keeps a pip.py in the current folder out; wheels only, because building one would run its code.
        pip = [sys.executable, "-P", "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
        options = ["--no-cache-dir", "--no-input", "--disable-pip-version-check", "--progress-bar=off"]
        return [*pip, *options, "--dest", str(self.scratch / "wheel"), self.requirement]

    def _environment(self) -> dict[str, str]:
        # pip collects in TMPDIR: on the disk of the cache, its size is the progress.
        return {"PIP_RETRIES": "2", **os.environ, "TMPDIR": str(self.scratch / "tmp")}

    def ended(self) -> bool:
        """True once pip is done, well or not."""
        return self.process.poll() is not None

    def keep(self) -> None:
        """Move the wheel into the folder. Raises SourceFailed when pip gave none, OSError."""
        wheel = next((self.scratch / "wheel").glob("*.whl"), None)
        if self.process.returncode == 0 and wheel:
            wheel.replace(self.folder / wheel.name)
            self.discard()
            return
        log = self.log.read_bytes()
        if b"No space left on device" in log:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if any(sign in log for sign in NO_NETWORK):
            raise SourceFailed("the package index cannot be reached")
        raise SourceFailed(f"the package index does not have {self.requirement}")

    def discard(self) -> None:
        """Stop pip if it still runs, and delete its scratch space."""
        if not self.ended():
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.scratch, ignore_errors=True)


def download(requirements: list[str], folder: Path, meter: Meter) -> None:
    """Fetch the wheels that `folder` lacks, a few at a time. Raises SourceFailed, OSError, Cancelled."""
    if importlib.util.find_spec("pip") is None:
        raise SourceFailed("this Python has no pip to ask the package index with")
    folder.mkdir(parents=True, exist_ok=True)
    queue = [requirement for requirement in requirements if kept(requirement, folder) is None]
    running: list[PipRun] = []
    try:
        while queue or running:
            while queue and len(running) < PARALLEL:
                running.append(PipRun(queue.pop(0), folder))
            for run in [run for run in running if run.ended()]:
                run.keep()
                running.remove(run)
            meter.at(size_of(folder))
            time.sleep(POLL)
    finally:
        for run in running:
            run.discard()

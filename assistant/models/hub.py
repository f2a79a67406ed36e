"""Model files from the Hugging Face hub, by plain HTTPS requests that resume."""

import threading
from pathlib import Path

import httpx

from assistant.models.checksum import CHUNK
from assistant.models.manifest import HubSource, ModelFile
from assistant.models.meter import Meter
from assistant.models.sources import SourceFailed, part_of, take_over

HUB = "https://huggingface.co"
STALL = 30.0
"""Seconds without a byte after which a download that had begun is given up; it resumes later."""

FAILURES = (httpx.HTTPError, httpx.InvalidURL, OSError, ImportError, ValueError)
"""What a client raises for a dead network, and for a proxy setting it cannot use."""


class Hub:
    """The hub during one run. Once it did not answer, it is not asked again."""

    def __init__(self, timeout: float, base: str = HUB) -> None:
        self.timeout = timeout
        self.base = base
        self._reachable: bool | None = None

    def fetch(self, source: HubSource, file: ModelFile, target: Path, meter: Meter) -> None:
        """Download one file to `target`, going on where an earlier try stopped. Raises SourceFailed."""
        url = f"{self.base}/{source.repo}/resolve/{source.revision}/{file.path}"
        if not self._answers(url):
            raise SourceFailed("the model hub cannot be reached")
        part = part_of(target)
        part.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._download(url, file, part, meter)
        except httpx.HTTPError as error:
            raise SourceFailed(f"the model hub stopped answering while it sent {target.name}") from error
        take_over(part, target, file, "the model hub")

    def _answers(self, url: str) -> bool:
        """Knock once. In a thread, because looking up a name can take longer than any timeout allows."""
        if self._reachable is None:
            heard: list[int] = []
            knock = threading.Thread(target=self._knock, args=(url, heard), daemon=True)
            knock.start()
            knock.join(self.timeout)
            self._reachable = bool(heard)
        return self._reachable

    def _knock(self, url: str, heard: list[int]) -> None:
        try:
            heard.append(httpx.head(url, timeout=self.timeout).status_code)
        except FAILURES:
            return

    def _download(self, url: str, file: ModelFile, part: Path, meter: Meter) -> None:
        begun = part.stat().st_size if part.is_file() else 0
        if begun >= file.size:
            begun = 0
        headers = {"Range": f"bytes={begun}-"} if begun else {}
        timeout = httpx.Timeout(STALL, connect=self.timeout)
        with httpx.stream("GET", url, headers=headers, timeout=timeout, follow_redirects=True) as answer:
            if answer.status_code not in (200, 206):
                raise SourceFailed(f"the model hub refused {file.path} (status {answer.status_code})")
            resumed = answer.headers.get("Content-Range", "").startswith(f"bytes {begun}-")
            going_on = answer.status_code == 206 and resumed
            if answer.status_code == 206 and not resumed:
                raise SourceFailed(f"the model hub sent another piece of {file.path} than was asked for")
            meter.add(begun if going_on else 0)
            self._save(answer, part, "ab" if going_on else "wb", file, meter)

    def _save(self, answer: httpx.Response, part: Path, mode: str, file: ModelFile, meter: Meter) -> None:
        with part.open(mode) as stream:
            for chunk in answer.iter_bytes(CHUNK):
                stream.write(chunk)
                meter.add(len(chunk))
                if stream.tell() > file.size:
                    break  # More than the manifest says: wrong for sure, and no reason to fill the disk.

"""Sources that need no network: a hub on the loopback, and wheels made by hand."""

import hashlib
import re
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from assistant.models.manifest import Artifact, HubSource, ModelFile, Part, Source, WheelSource

REVISION = "0" * 40


def model_file(path: str, content: bytes) -> ModelFile:
    return ModelFile(path=path, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def artifact(files: dict[str, bytes], *sources: Source, role: str = "speech") -> Artifact:
    return Artifact(
        name="tiny",
        title="Tiny",
        role=role,  # type: ignore[arg-type]
        profiles=("default", "small"),
        licence="MIT",
        files=tuple(model_file(path, content) for path, content in files.items()),
        sources=sources,
    )


HUB_SOURCE = HubSource(kind="hub", repo="who/tiny", revision=REVISION)


def wheel_source(*parts: tuple[str, str, str]) -> WheelSource:
    found = tuple(Part(file=file, wheel=wheel, member=member) for file, wheel, member in parts)
    return WheelSource(kind="wheels", parts=found)


def make_wheel(folder: Path, requirement: str, members: dict[str, bytes]) -> Path:
    """A wheel that pip accepts."""
    name, version = requirement.split("==")
    stem = f"{name.replace('-', '_')}-{version}"
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
        archive.writestr(
            f"{stem}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        archive.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{stem}.dist-info/RECORD", "")
    return path


@dataclass
class HubSite:
    """What the loopback hub serves by path, and which requests came, with their range."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    cut_after: int | None = None
    ranges: bool = True

    def serve(self, path: str, content: bytes) -> None:
        self.files[f"/who/tiny/resolve/{REVISION}/{path}"] = content

    def ranges_asked(self) -> list[str]:
        return [asked for method, _, asked in self.asked if method == "GET"]


def handler(site: HubSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            site.asked.append(("HEAD", self.path, ""))
            self.send_response(200 if self.path in site.files else 404)
            self.end_headers()

        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            site.asked.append(("GET", self.path, asked))
            content = site.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            begun = int(re.findall(r"\d+", asked)[0]) if asked and site.ranges else 0
            self.send_response(206 if begun else 200)
            self.send_header("Content-Length", str(len(content) - begun))
            if begun:
                self.send_header("Content-Range", f"bytes {begun}-{len(content) - 1}/{len(content)}")
            self.end_headers()
            self.wfile.write(content[begun : site.cut_after])

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler

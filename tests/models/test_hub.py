import socket
from pathlib import Path

import pytest

from assistant.errors import Cancelled
from assistant.models.hub import Hub
from assistant.models.meter import Meter
from assistant.models.sources import SourceFailed
from assistant.progress import Cancel, Progress
from tests.models.by_hand import HUB_SOURCE, HubSite, model_file

CONTENT = bytes(range(256)) * 40
FILE = model_file("model.bin", CONTENT)


def _meter(seen: list[Progress] | None = None, cancel: Cancel | None = None) -> Meter:
    report = seen.append if seen is not None else (lambda progress: None)
    return Meter("Downloading", FILE.size, report, cancel or Cancel())


def test_a_file_arrives_whole(tmp_path: Path, hub_site: HubSite) -> None:
    hub_site.serve("model.bin", CONTENT)
    seen: list[Progress] = []
    Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, tmp_path / "m/model.bin", _meter(seen))
    assert (tmp_path / "m/model.bin").read_bytes() == CONTENT
    assert [path.name for path in (tmp_path / "m").iterdir()] == ["model.bin"]
    assert seen[-1].done == 1.0


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path, hub_site: HubSite) -> None:
    hub_site.serve("model.bin", CONTENT)
    hub_site.cut_after = 4000
    target = tmp_path / "model.bin"
    with pytest.raises(SourceFailed, match="stopped answering"):
        Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, target, _meter())
    assert not target.exists()
    begun = (tmp_path / "model.bin.part").stat().st_size
    hub_site.cut_after = None
    Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, target, _meter())
    assert target.read_bytes() == CONTENT
    assert hub_site.ranges_asked() == ["", f"bytes={begun}-" if begun else ""]


def test_a_part_is_continued(tmp_path: Path, hub_site: HubSite) -> None:
    hub_site.serve("model.bin", CONTENT)
    (tmp_path / "model.bin.part").write_bytes(CONTENT[:1000])
    Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", _meter())
    assert hub_site.ranges_asked() == ["bytes=1000-"]
    assert (tmp_path / "model.bin").read_bytes() == CONTENT


def test_a_hub_that_knows_no_ranges_starts_over(tmp_path: Path, hub_site: HubSite) -> None:
    hub_site.serve("model.bin", CONTENT)
    hub_site.ranges = False
    (tmp_path / "model.bin.part").write_bytes(CONTENT[:1000])
    Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", _meter())
    assert (tmp_path / "model.bin").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (CONTENT[:-1] + b"x", "one byte differs"),
        (CONTENT[:-1], "a byte is missing"),
        (CONTENT + b"x", "a byte too many"),
        (CONTENT * 200, "far too long: not worth the disk"),
    ],
)
def test_wrong_content_is_deleted(tmp_path: Path, hub_site: HubSite, content: bytes, reason: str) -> None:
    hub_site.serve("model.bin", content)
    with pytest.raises(SourceFailed, match=r"model\.bin from the model hub was not the expected file"):
        Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", _meter())
    assert list(tmp_path.iterdir()) == []


def test_a_file_the_hub_does_not_have(tmp_path: Path, hub_site: HubSite) -> None:
    with pytest.raises(SourceFailed, match="404"):
        Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", _meter())


def test_an_unreachable_hub_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        hub = Hub(5, f"http://127.0.0.1:{taken.getsockname()[1]}")  # bound, but nobody listens
        with pytest.raises(SourceFailed, match="cannot be reached"):
            hub.fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", _meter())
        monkeypatch.setattr("httpx.head", lambda *args, **kwargs: pytest.fail("asked again"))
        monkeypatch.setattr("httpx.stream", lambda *args, **kwargs: pytest.fail("asked again"))
        with pytest.raises(SourceFailed, match="cannot be reached"):
            hub.fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", _meter())


def test_a_hub_that_never_speaks_is_given_up(tmp_path: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        hub = Hub(0.05, f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(SourceFailed, match="cannot be reached"):
            hub.fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", _meter())


def test_cancel_keeps_what_came(tmp_path: Path, hub_site: HubSite) -> None:
    hub_site.serve("model.bin", CONTENT)
    cancel = Cancel()
    meter = Meter("Downloading", FILE.size, lambda progress: progress.done and cancel.cancel(), cancel)
    (tmp_path / "model.bin.part").write_bytes(CONTENT[:1000])
    with pytest.raises(Cancelled):
        Hub(5, hub_site.url).fetch(HUB_SOURCE, FILE, tmp_path / "model.bin", meter)
    assert (tmp_path / "model.bin.part").stat().st_size >= 1000
    assert not (tmp_path / "model.bin").exists()

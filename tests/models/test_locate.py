from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import ModelUnavailable
from assistant.models.inventory import inventory
from assistant.models.locate import locate, model_path
from assistant.models.manifest import Artifact
from assistant.settings import Settings
from tests.models.by_hand import artifact

ONE = {"model.gguf": b"weights"}
TWO = {"config.json": b"{}", "sub/model.bin": b"weights"}


def _lay(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.parametrize(
    ("files", "role", "place", "found", "reason"),
    [
        (ONE, "llm", "own", "own/model.gguf", "one file may lie in the user's folder directly"),
        (ONE, "llm", "own/tiny", "own/tiny/model.gguf", "or in a folder of its own"),
        (TWO, "speech", "own/tiny", "own/tiny", "several files need a folder of their own"),
        (TWO, "speech", "own", None, "config.json alone says nothing about which model it is of"),
        (TWO, "speech", "cache/models/tiny", "cache/models/tiny", "downloads lie in the cache"),
    ],
)
def test_places(
    tmp_path: Path,
    settings: Settings,
    files: dict[str, bytes],
    role: str,
    place: str,
    found: str | None,
    reason: str,
) -> None:
    _lay(tmp_path / place, files)
    own = settings.model_copy(update={"models": tmp_path / "own"})
    assert locate(artifact(files, role=role), own) == (tmp_path / found if found else None)


def test_the_users_folder_comes_first(tmp_path: Path, settings: Settings) -> None:
    _lay(tmp_path / "own", ONE)
    _lay(tmp_path / "cache/models/tiny", ONE)
    own = settings.model_copy(update={"models": tmp_path / "own"})
    assert locate(artifact(ONE, role="llm"), own) == tmp_path / "own/model.gguf"


def test_a_missing_model_says_what_to_do(
    settings: Settings, use_artifact: Callable[[Artifact], None]
) -> None:
    use_artifact(artifact(TWO))
    with pytest.raises(ModelUnavailable, match=r"Tiny is not on this computer.*make setup"):
        model_path("speech", settings)


def test_a_wrong_file_is_named_and_left_alone(
    tmp_path: Path, settings: Settings, use_artifact: Callable[[Artifact], None]
) -> None:
    use_artifact(artifact(TWO))
    _lay(tmp_path / "own/tiny", {**TWO, "sub/model.bin": b"WEIGHTS"})
    own = settings.model_copy(update={"models": tmp_path / "own"})
    with pytest.raises(ModelUnavailable, match=r"model\.bin is not the expected file"):
        model_path("speech", own)
    assert (tmp_path / "own/tiny/sub/model.bin").read_bytes() == b"WEIGHTS"


def test_inventory_lists_what_is_there(
    tmp_path: Path, settings: Settings, use_artifact: Callable[[Artifact], None]
) -> None:
    use_artifact(artifact(TWO))
    (row,) = inventory(settings)
    assert (row.present, row.path, row.size, row.licence, row.used) == (False, None, 9, "MIT", True)
    _lay(tmp_path / "cache/models/tiny", TWO)
    (row,) = inventory(settings)
    assert (row.present, row.path) == (True, tmp_path / "cache/models/tiny")

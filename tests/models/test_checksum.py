from pathlib import Path

import pytest

from assistant.models import checksum
from assistant.models.checksum import Ledger
from tests.models.by_hand import model_file


def test_only_the_right_content_counts(tmp_path: Path) -> None:
    path = tmp_path / "m.bin"
    path.write_bytes(b"right")
    ledger = Ledger(tmp_path / "cache")
    assert ledger.confirms(path, model_file("m.bin", b"right"))
    assert not ledger.confirms(path, model_file("m.bin", b"other"))
    assert not ledger.confirms(path, model_file("m.bin", b"longer than it"))
    assert not ledger.confirms(tmp_path / "none", model_file("m.bin", b"right"))


def test_a_verified_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.bin"
    path.write_bytes(b"right")
    file = model_file("m.bin", b"right")
    assert Ledger(tmp_path).confirms(path, file)
    monkeypatch.setattr(checksum, "sha256_of", lambda path, tick: pytest.fail("read again"))
    assert Ledger(tmp_path).confirms(path, file)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "m.bin"
    path.write_bytes(b"right")
    file = model_file("m.bin", b"right")
    ledger = Ledger(tmp_path)
    assert ledger.confirms(path, file)
    path.write_bytes(b"wrong")
    assert not ledger.confirms(path, file)


@pytest.mark.parametrize("record", ["", "{", "[]", '{"x": 1}', "\x00"])
def test_a_broken_record_costs_nothing_but_time(tmp_path: Path, record: str) -> None:
    path = tmp_path / "m.bin"
    path.write_bytes(b"right")
    (tmp_path / "verified.json").write_text(record)
    assert Ledger(tmp_path).confirms(path, model_file("m.bin", b"right"))


def test_a_cache_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "m.bin"
    path.write_bytes(b"right")
    assert Ledger(path / "not a folder").confirms(path, model_file("m.bin", b"right"))

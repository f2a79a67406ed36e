from pathlib import Path

import pytest

from assistant.errors import InputRefused
from retrieval.reading import read as reading
from retrieval.reading.read import read, read_file

REFUSED = [
    ("a.exe", b"MZ", "not of a kind", "a program"),
    ("a.doc", b"x", "not of a kind", "old Word"),
    ("a.txt", b"  \n", "is empty", "only spaces"),
    ("a.txt", b"\x00\x01", "not a text file", "binary"),
    ("a.md", b"---\ntitle: x\n---\n", "holds no text", "only front matter"),
]


@pytest.mark.parametrize(("name", "data", "said", "why"), REFUSED, ids=[row[3] for row in REFUSED])
def test_what_is_refused(name: str, data: bytes, said: str, why: str) -> None:
    with pytest.raises(InputRefused, match=said):
        read(name, data)


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "LARGEST", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    with pytest.raises(InputRefused, match="larger than"):
        read("a.txt", read_file(path))
    assert len(read_file(path)) == 11, "no more is read than is needed to see that it is too large"


def test_too_many_blocks_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BLOCKS", 2)
    with pytest.raises(InputRefused, match="paragraphs or rows"):
        read("a.txt", b"Title\n\nb\n\nc\n\nd")


def test_an_ending_in_capitals_is_known() -> None:
    assert read("A.TXT", b"Rest.").blocks


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="cannot be read"):
        read_file(tmp_path / "none.txt")

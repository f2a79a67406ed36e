import gzip
from pathlib import Path

import pytest

from assistant.errors import InputRefused
from eval.rows import read_rows

JSON = b'{"a": "1"}\n\n{"a": "2"}\n'


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.csv", b"a\n1\n2\n", "plain table"),
        ("x.csv", b"\xef\xbb\xbfa\r\n1\r\n2\r\n", "byte order mark and Windows line ends"),
        ("x.jsonl", JSON, "JSON lines with an empty line"),
        ("x.jsonl.gz", gzip.compress(JSON), "gzipped"),
    ],
)
def test_reads(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [row["a"] for row in read_rows(path)] == ["1", "2"], reason


def test_line_breaks_and_long_text_within_a_cell_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    long = "word " * 40_000
    path.write_text(f'a\n"one\n{long}"\n', encoding="utf-8")
    assert [row["a"] for row in read_rows(path)] == [f"one\n{long}"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.xlsx", b"PK", "another kind of file"),
        ("x.csv", b"a\n\xff\xfe\n", "not UTF-8"),
        ("x.jsonl", b'{"a": \n', "broken JSON"),
        ("x.jsonl", b"5\n", "not an object"),
        ("x.jsonl.gz", JSON, "not gzipped"),
        ("x.jsonl.gz", gzip.compress(JSON)[:-12], "cut off"),
    ],
)
def test_refuses(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputRefused, match="x"):
        list(read_rows(path))

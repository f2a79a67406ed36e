from pathlib import Path

import pytest

from assistant.errors import InputRefused
from retrieval.load import load_folder, load_guideline
from tests.retrieval.conftest import guideline

GOOD = guideline("Gout", "gout", "Treat it.", "Check it.")


def write(folder: Path, text: str) -> Path:
    path = folder / "gout.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    document = load_guideline(write(tmp_path, GOOD))
    assert document.id == "gout"
    assert document.last_checked is None
    first, second = document.recommendations()
    assert (first.number, first.text, first.grade, first.place) == (1, "Treat it.", "Strong", "Section 1")
    assert (second.grade, second.place) == ("", "Section 2")


def test_a_recommendation_may_go_on_in_an_indented_line(tmp_path: Path) -> None:
    document = load_guideline(write(tmp_path, GOOD.replace("Treat it. [", "Treat\n   it. [")))
    assert document.recommendations()[0].text == "Treat it."


def test_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "gout.md"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert len(load_guideline(path).recommendations()) == 2


BAD = [
    ("publisher: A society\n", "", "lacks front matter key publisher", "a passage needs its publisher"),
    ("year: 2023\n", "", "lacks front matter key year", "nobody could see how old it is"),
    ("url: https", "link: https", "unknown front matter key link", "a typo must not lose the address"),
    ("year: 2023", "year: soon", "bad value in front matter key year", "a year is a number"),
    ("https://example.org", "ftp://example.org", "bad value in front matter key url", "opens in a browser"),
    ("terms: [gout]", "terms: []", "bad value in front matter key terms", "it could not be found"),
    (
        "last_checked: never",
        "last_checked: lately",
        "bad value in front matter key last_checked",
        "a day or never",
    ),
    ("title: Gout", "title: Gout: acute", "not YAML", "an unquoted colon"),
    ("---\ntitle", "title", "no front matter", "the first fence is missing"),
    (" (Section 2)", "", "no source for recommendation 2", "it could not be cited"),
    (" (Section 2)", " ()", "no source for recommendation 2", "an empty place is none"),
    ("2. Check", "3. Check", "1, 2, 3", "a number cites one statement"),
    ("2. Check it", "Check it", "neither a heading nor numbered", "loose text has no source"),
    ("## Treatment\n", "", "before its first heading", "a passage has a section"),
    (
        "\n1. Treat",
        "\n## Empty\n\n1. Treat",
        "no recommendation under “Treatment”",
        "a heading without content",
    ),
]


@pytest.mark.parametrize(("old", "new", "message", "why"), BAD, ids=[row[3] for row in BAD])
def test_unfit_files_are_refused(tmp_path: Path, old: str, new: str, message: str, why: str) -> None:
    assert old in GOOD
    with pytest.raises(InputRefused, match=r"gout\.md") as refusal:
        load_guideline(write(tmp_path, GOOD.replace(old, new, 1)))
    assert message in str(refusal.value)


def test_a_body_without_recommendations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="no recommendations"):
        load_guideline(write(tmp_path, GOOD.split("## ")[0]))


def test_bytes_that_are_not_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "gout.md"
    path.write_bytes(GOOD.encode() + b"\xff\xfe")
    with pytest.raises(InputRefused, match="UTF-8"):
        load_guideline(path)


def test_a_folder_without_guidelines_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(InputRefused, match="no guideline files"):
            load_folder(folder)

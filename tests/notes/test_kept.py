from pathlib import Path

import pytest

from assistant.errors import InputRefused, StorageFailed
from assistant.notes.choices import Choices
from assistant.notes.dictionary import Dictionary
from assistant.notes.kept import (
    DICTIONARY,
    STYLE,
    choices_in,
    load_dictionary,
    load_style,
    save_dictionary,
    save_style,
)
from assistant.notes.style import Preference, Style

MINE = Style(
    sentence_words=11.5,
    tense="past",
    preferred=(Preference(write="hypertension", instead_of="high blood pressure"),),
    shortened=("COPD",),
)


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    assert choices_in(tmp_path, "standard") == Choices()


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    words = Dictionary().added("belly", "abdomen")
    save_style(MINE, tmp_path / "new")
    save_dictionary(words, tmp_path / "new")
    assert choices_in(tmp_path / "new", "brief") == Choices("brief", MINE, words)


def test_only_the_two_files_are_written(tmp_path: Path) -> None:
    save_style(MINE, tmp_path)
    save_dictionary(Dictionary(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [DICTIONARY, STYLE]


@pytest.mark.parametrize("content", ["", "[]", '{"tense": "Mrs. Quimbleton"}', '{"entries": [{"said": ""}]}'])
def test_a_damaged_file_is_named_without_its_content(tmp_path: Path, content: str) -> None:
    for name, load in ((STYLE, load_style), (DICTIONARY, load_dictionary)):
        (tmp_path / name).write_text(content)
        with pytest.raises(InputRefused, match=name) as refused:
            load(tmp_path)
        assert "Quimbleton" not in str(refused.value)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed, match=STYLE):
        save_style(MINE, tmp_path / "file")

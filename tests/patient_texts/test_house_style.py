"""House styles are kept by name and never leave their folder."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import InputRefused
from assistant.patient_texts import HouseStyle, HouseStyles
from assistant.patient_texts.style import FOLDER, LARGEST_LOGO

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
JPEG = b"\xff\xd8\xff" + b"0" * 20


@pytest.fixture
def styles(tmp_path: Path) -> HouseStyles:
    return HouseStyles(tmp_path)


def test_a_style_is_kept_with_its_logo(styles: HouseStyles) -> None:
    style = HouseStyle(name="Ward 3", tone=False, grade=5, layout="normal", contact="Tel. 555 0100")
    styles.save(style, PNG)
    assert styles.names() == ["Ward 3"]
    assert styles.load("Ward 3") == style
    assert styles.logo("Ward 3") == PNG


def test_the_logo_stays_until_it_is_replaced_or_removed(styles: HouseStyles) -> None:
    style = HouseStyle(name="Ward 3")
    styles.save(style, PNG)
    styles.save(style.model_copy(update={"grade": 8.0}))
    assert (styles.load("Ward 3").grade, styles.logo("Ward 3")) == (8.0, PNG)
    styles.save(style, JPEG)
    assert styles.logo("Ward 3") == JPEG
    styles.save(style, b"")
    assert styles.logo("Ward 3") == b""


def test_a_deleted_style_is_gone_with_its_logo(styles: HouseStyles, tmp_path: Path) -> None:
    styles.save(HouseStyle(name="Ward 3"), PNG)
    styles.delete("Ward 3")
    assert styles.names() == [] and not list((tmp_path / FOLDER).iterdir())
    with pytest.raises(InputRefused, match="not there"):
        styles.load("Ward 3")


@pytest.mark.parametrize("name", ["", "  ", "../secrets", "/etc/passwd", ".hidden", "a" * 41, "a\0b", "a/b"])
def test_a_name_that_is_none_is_refused(styles: HouseStyles, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputRefused, match="name"):
        styles.save(HouseStyle.model_construct(name=name))
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize("name", ["Ward 3", "Clínica São João", "क्लिनिक", "عيادة"])
def test_names_of_any_script_are_kept_apart(styles: HouseStyles, name: str) -> None:
    styles.save(HouseStyle(name="Other"))
    styles.save(HouseStyle(name=name))
    assert styles.load(name).name == name and len(styles.names()) == 2


def test_two_names_of_one_file_are_refused_instead_of_overwritten(styles: HouseStyles) -> None:
    styles.save(HouseStyle(name="Ward 3", grade=5))
    with pytest.raises(InputRefused, match="too much like"):
        styles.save(HouseStyle(name="Ward-3", grade=9))
    assert styles.load("Ward 3").grade == 5


LOGOS = [(b"GIF89a" + b"0" * 20, "neither PNG nor JPEG"), (PNG + b"0" * LARGEST_LOGO, "larger than 1 MB")]


@pytest.mark.parametrize(("logo", "reason"), LOGOS, ids=[row[1] for row in LOGOS])
def test_a_bad_logo_is_refused_and_nothing_is_kept(styles: HouseStyles, logo: bytes, reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        styles.save(HouseStyle(name="Ward 3"), logo)
    assert styles.names() == []


def test_unknown_keys_are_refused(styles: HouseStyles, tmp_path: Path) -> None:
    styles.save(HouseStyle(name="Ward 3"))
    file = next((tmp_path / FOLDER).glob("*.json"))
    file.write_text(json.dumps({**json.loads(file.read_text()), "mood": "blue"}))
    with pytest.raises(InputRefused, match="cannot be read"):
        styles.load("Ward 3")


@pytest.mark.parametrize("grade", [2, 13])
def test_grades_outside_three_to_twelve_are_refused(grade: int) -> None:
    with pytest.raises(ValidationError):
        HouseStyle(grade=grade)

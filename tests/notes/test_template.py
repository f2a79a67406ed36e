from pathlib import Path

import pytest

from assistant.errors import InputRefused
from assistant.grounding.sections import part_of
from assistant.notes import template
from assistant.notes.parts import PARTS
from assistant.notes.template import load_template, readable_templates, template_names, unread


@pytest.mark.parametrize("name", template_names())
def test_shipped_templates_read_the_whole_visit(name: str) -> None:
    loaded = load_template(name)
    assert loaded.name == name
    assert {part for section in loaded.sections for part in section.parts} == set(PARTS)
    assert len({section.key for section in loaded.sections}) == len(loaded.sections)


@pytest.mark.parametrize("name", template_names())
def test_checks_can_tell_what_part_a_shipped_section_reports(name: str) -> None:
    for section in load_template(name).sections:
        assert part_of(section.title, section.key) in section.parts, section.title


WHOLE = """\
name: {name}
label: Mine
description: One section for everything.
sections:
  - key: all
    title: Everything
    parts: [history, examination, results, plan]
    excerpt: a visit
    shape: lines
    max_tokens: 100
    instruction: Tell what was said.
"""


def own(name: str) -> str:
    """The source of an own template."""
    return WHOLE.format(name=name)


def filled(source: str) -> str:
    """A row of the table with the whole template in it."""
    section = own("bad").partition("sections:\n")[2]
    wholes = {"good": own("bad"), "renamed": own("other"), "twice": own("bad") + section}
    return source.format(**wholes) if source.startswith("{") else source


BAD = [
    ("name: bad\nlabel: x\ndescription: x\nsections: []\n", "no section reads the visit"),
    ("name: bad\ncolour: red\n", "an unknown key"),
    ("- a list\n", "not a mapping"),
    ("name: [\n", "not YAML"),
    (b"name: \xff\n", "not text"),
    ("{good}\ncolour: red\n", "an unknown key in a whole template"),
    ("{renamed}", "the name of another file"),
    ("{twice}", "two sections with one key"),
]


@pytest.mark.parametrize(("source", "reason"), BAD, ids=[row[1] for row in BAD])
def test_malformed_templates_are_refused(
    source: str | bytes, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.yaml").write_bytes(source if isinstance(source, bytes) else filled(source).encode())
    monkeypatch.setattr(template, "FOLDER", tmp_path)
    with pytest.raises(InputRefused, match="cannot be read"):
        load_template("bad")
    assert readable_templates() == []


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(InputRefused, match="visit"):
        load_template("haiku")


def test_own_templates_are_read_like_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(own("mine"))
    assert template_names(tmp_path) == [*template_names(), "mine"]
    assert load_template("mine", tmp_path).sections[0].title == "Everything"
    with pytest.raises(InputRefused):
        load_template("mine")


def test_an_own_file_cannot_shadow_a_built_in_template(tmp_path: Path) -> None:
    (tmp_path / "visit.yaml").write_text(own("visit"))
    assert template_names(tmp_path) == template_names()
    assert load_template("visit", tmp_path) == load_template("visit")


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(own("mine"))
    before = load_template("mine", tmp_path)
    path.write_text(own("mine").replace("Everything", "All"))
    after = load_template("mine", tmp_path)
    assert after.sections[0].title == "All"
    assert after.sha256 != before.sha256


def test_a_damaged_own_file_hides_only_itself(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(own("mine"))
    (tmp_path / "bad.yaml").write_text("name: bad\n")
    assert [t.name for t in readable_templates(tmp_path)] == [*template_names(), "mine"]


@pytest.mark.parametrize("name", ["../visit", "/etc/passwd", "visit.yaml", ""])
def test_a_name_is_never_a_path(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="no template"):
        load_template(name, tmp_path)


def test_unread_parts_come_in_the_order_of_a_visit() -> None:
    assert unread(["plan", "examination"]) == ["history", "results"]
    assert unread(PARTS) == []

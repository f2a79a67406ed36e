from pathlib import Path

import pytest

from assistant.errors import InputRefused
from assistant.notes import template
from assistant.notes.parts import PARTS
from assistant.notes.template import load_template, template_names


@pytest.mark.parametrize("name", template_names())
def test_shipped_templates_read_the_whole_visit(name: str) -> None:
    loaded = load_template(name)
    assert loaded.name == name
    assert {part for section in loaded.sections for part in section.parts} == set(PARTS)
    assert len({section.key for section in loaded.sections}) == len(loaded.sections)


BAD = [
    ("name: bad\nlabel: x\ndescription: x\nsections: []\n", "no section reads the visit"),
    ("name: bad\ncolour: red\n", "an unknown key"),
    ("- a list\n", "not a mapping"),
    ("name: [\n", "not YAML"),
]


@pytest.mark.parametrize(("source", "reason"), BAD, ids=[row[1] for row in BAD])
def test_malformed_templates_are_refused(
    source: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.yaml").write_text(source)
    monkeypatch.setattr(template, "FOLDER", tmp_path)
    load_template.cache_clear()
    with pytest.raises(InputRefused, match="cannot be read"):
        load_template("bad")
    load_template.cache_clear()


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(InputRefused, match="visit"):
        load_template("haiku")

from pathlib import Path

import pytest

from assistant import prompts
from assistant.prompts import PromptError, load_prompt
from assistant.settings import ROOT

ALL = sorted(
    p.relative_to(ROOT / "prompts").with_suffix("").as_posix() for p in (ROOT / "prompts").rglob("*.md")
)


class Anything(str):
    """A text that has every attribute, so that any loop or field of a prompt can be filled."""

    def __getattr__(self, name: str) -> str:
        return "words"


@pytest.mark.parametrize("name", ALL)
def test_shipped_prompts_render_with_their_inputs(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.name == name
    assert prompt.render(**{name: [Anything("words")] for name in prompt.inputs})
    assert len(prompt.sha256) == 64


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "prompts").mkdir()
    monkeypatch.setattr(prompts, "ROOT", tmp_path)
    load_prompt.cache_clear()
    yield tmp_path / "prompts"
    load_prompt.cache_clear()


FRONT = "---\nname: a\nversion: 1\npurpose: x\ninputs: [word]\noutput: y\n---\n"


def test_a_missing_or_unknown_input_is_an_error(folder: Path) -> None:
    (folder / "a.md").write_text(FRONT + "Say {{ word }}")
    assert load_prompt("a").render(word="hello") == "Say hello"
    for inputs in ({}, {"word": "x", "other": "y"}):
        with pytest.raises(PromptError, match="word"):
            load_prompt("a").render(**inputs)


def test_an_undeclared_variable_is_an_error(folder: Path) -> None:
    (folder / "a.md").write_text(FRONT + "Say {{ word }} {{ hidden }}")
    with pytest.raises(PromptError, match="hidden"):
        load_prompt("a").render(word="hello")


def test_text_from_outside_is_not_a_template(folder: Path) -> None:
    (folder / "a.md").write_text(FRONT + "Say {{ word }}")
    assert load_prompt("a").render(word="{{ 7 * 7 }}") == "Say {{ 7 * 7 }}"


@pytest.mark.parametrize("source", ["no front matter", "---\nname: a\n"], ids=["none", "not closed"])
def test_malformed_files_are_refused(folder: Path, source: str) -> None:
    (folder / "a.md").write_text(source)
    with pytest.raises(PromptError, match="front matter"):
        load_prompt("a")


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(PromptError, match="nowhere"):
        load_prompt("nowhere")

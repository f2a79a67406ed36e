from pathlib import Path

import pytest

from assistant.handouts import rules


def test_the_shipped_files_are_whole() -> None:
    assert [r.key for r in rules.part_rules().sections] == [
        "urgent", "why", "found", "decided", "home", "help", "next", "questions"
    ]  # fmt: skip
    assert len(rules.plain_words().terms) >= 200
    assert rules.fidelity_rules().added
    assert set(rules.medicine_rules().changes) == {"new", "changed", "stopped", "same"}


BROKEN = [
    ("terms: {}\nlong_words: {}\nlabels: []\nours: []\nsaid: {}\nbody: {}\nextra: 1\n", "unknown key"),
    ("terms: {}\n", "missing key"),
    ("terms: [", "not YAML"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_a_broken_file_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    file = tmp_path / "knowledge" / rules.WORDS
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    rules.plain_words.cache_clear()
    with pytest.raises(rules.RulesError, match=r"plain_words\.yaml"):
        rules.plain_words()
    monkeypatch.undo()
    rules.plain_words.cache_clear()


def test_a_bad_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="regular expression"):
        rules._any_of(["("])

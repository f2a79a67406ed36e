from pathlib import Path

import pytest

from assistant.errors import ProvenoteError
from assistant.safety import emergency_rules
from assistant.safety.emergency_rules import patterns


def test_the_shipped_rules_are_whole() -> None:
    known = patterns()
    assert {rule.kind for rule in known.rules.values()} == {"call", "today"}
    for name, rule in known.rules.items():
        assert rule.means.endswith("."), name
        assert not known.signs[name].search(""), f"{name} is met by nothing"


LISTS = "".join(
    f"{name}: []\n"
    for name in (
        *("supposes", "tells_again", "asks", "asks_for", "past", "now", "history"),
        *("over", "not_over", "no_denials"),
    )
)
BROKEN = [
    ("rules: {}\nwords: {}\ncolour: red\n" + LISTS, "unknown key"),
    ("rules: {}\n" + LISTS, "missing key"),
    ("rules: {a: {kind: soon, means: m., signs: [b]}}\nwords: {}\n" + LISTS, "unknown kind"),
    ("rules: {a: {kind: call, means: m., signs: []}}\nwords: {}\n" + LISTS, "no signs"),
    ("rules: {a: {kind: call, means: m., signs: ['(']}}\nwords: {}\n" + LISTS, "not a pattern"),
    ("rules: {a: {kind: call, means: m., signs: ['{nobody}']}}\nwords: {}\n" + LISTS, "unknown piece"),
    ("rules: [", "not YAML"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN, ids=[row[1] for row in BROKEN])
def test_broken_rules_are_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    file = tmp_path / emergency_rules.FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(emergency_rules, "ROOT", tmp_path)
    patterns.cache_clear()
    with pytest.raises(ProvenoteError, match=r"emergencies\.yaml"):
        patterns()
    monkeypatch.undo()
    patterns.cache_clear()

from pathlib import Path

import pytest
from pydantic import ValidationError

from retrieval.rules import read_rules, search_rules


def test_the_weights_add_up_to_one() -> None:
    rules = search_rules()
    assert rules.passage_weight + rules.topic_weight + rules.words_weight == pytest.approx(1)


def test_unknown_keys_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("weakst = 0.3\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="weakst"):
        read_rules(path)

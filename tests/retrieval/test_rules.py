from pathlib import Path

import pytest
from pydantic import ValidationError

from retrieval.query import read_query
from retrieval.rerank import PARTS
from retrieval.rules import Scoring, read_rules, search_rules

EVEN = dict.fromkeys(PARTS, 1 / len(PARTS))

REFUSED = [
    ({**EVEN, "title": 0.9}, "add up to 1", "more than a whole"),
    (dict.fromkeys(PARTS[1:], 1 / 5), "each of", "a part without a weight"),
    ({**EVEN, "passage": -0.1, "topic": EVEN["topic"] * 2 + 0.1}, "0 or more", "a part that counts against"),
    ({**EVEN, "pasage": 0.0}, "pasage", "a part that does not exist"),
]


@pytest.mark.parametrize(("weights", "message", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_weights_that_are_refused(weights: dict[str, float], message: str, why: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Scoring.model_validate({"weakest": 0.5, "weights": weights})


def test_names_and_questions_are_scored_differently() -> None:
    rules = search_rules()
    name, question = read_query("Acute gout"), read_query("How is gout treated?")
    assert name and question
    assert rules.scoring(name) is rules.names
    assert rules.scoring(question) is rules.questions


def test_unknown_keys_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("weakst = 0.3\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="weakst"):
        read_rules(path)

import pytest
from pydantic import ValidationError

from assistant.asking.rules import AskingRules, asking_rules


def test_the_rules_that_ship_are_read() -> None:
    assert 0 < asking_rules().clause_words <= asking_rules().words < 1


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        AskingRules(**{**asking_rules().model_dump(), "threshold": 0.5})

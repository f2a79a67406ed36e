import pytest
from pydantic import ValidationError

from assistant.handouts import simpler as simpler_module
from assistant.handouts.simpler import SimplerRules, simpler

TURNED = [
    ("Notably, you have a cough.", "You have a cough.", "an announcement is cut off"),
    ("We discussed that your knee is swollen.", "Your knee is swollen.", "what was discussed is told"),
    ("We advised you to rest your knee.", "You should rest your knee.", "who does what"),
    ("You were instructed to call us if it swells.", "You should call us if it swells.", "passive"),
    ("We encouraged you to walk each day.", "Please walk each day.", "one word for four"),
    ("We counseled you on smoking.", "We talked with you about smoking.", "not from above"),
    ("Continue lisinopril 20 mg daily.", "Stay on lisinopril 20 mg daily.", "a medicine is stayed on"),
    ("Continue your exercises.", "Continue your exercises.", "nobody stays on exercises"),
    ("You were provided with a knee brace.", "We gave you a knee brace.", "who gave it"),
    ("The scan was reviewed and shows a stone.", "The scan shows a stone.", "that it was read is plain"),
]


@pytest.mark.parametrize(("told", "better", "reason"), TURNED)
def test_a_turn_of_phrase_is_shortened(told: str, better: str, reason: str) -> None:
    assert simpler(told, told) == better, reason


CUT = [
    ("Metformin can affect your kidneys; however, your kidney test was fine last month.",
     "Metformin can affect your kidneys. But your kidney test was fine last month.", "however"),
    ("You ate more salt than usual last week, which likely led to the swelling in your legs.",
     "You ate more salt than usual last week. This likely led to the swelling in your legs.", "which"),
    ("You will start physical therapy next week and will go there 3 times each week.",
     "You will start physical therapy next week. You will go there 3 times each week.", "one subject"),
    ("You are provided a finger splint today and will come back in 2 weeks for it.",
     "We gave you a finger splint today. You will come back in 2 weeks for it.", "the first subject"),
]  # fmt: skip

WHOLE = [
    (
        "If the pain gets worse in the next days, you should call us and we will help.",
        "hangs on the if",
    ),
    ("Your knee is swollen and red.", "short enough"),
    ("We will order a breast x-ray for you this week and have it scheduled here.", "no verb of its own"),
]


@pytest.mark.parametrize(("told", "better", "reason"), CUT)
def test_a_long_sentence_is_cut(told: str, better: str, reason: str) -> None:
    assert simpler(told, told) == better, reason


@pytest.mark.parametrize(("told", "reason"), WHOLE)
def test_a_sentence_stays_whole(told: str, reason: str) -> None:
    assert simpler(told, told) == told, reason


def test_a_turn_that_changes_a_fact_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    turns = [(re.compile("20 mg"), "40 mg"), (re.compile("once daily"), "each day")]
    monkeypatch.setattr(simpler_module, "_rules", lambda: (turns, []))
    told = "Start lisinopril 20 mg once daily."
    assert "20 mg" in simpler(told, told)


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        SimplerRules.model_validate({"turns": [], "cuts": [], "more": []})

import pytest

from assistant.grounding.results import results

CALLED = [
    ("The CBC is normal.", {"normal"}, "a plain state"),
    ("Elevated blood sugar.", {"high"}, "before the test"),
    ("Rapid strep test: positive.", {"positive"}, "behind a colon"),
    ("Her white count is not elevated.", {"normal"}, "denied"),
    ("X-rays show no signs of fracture or abnormality.", {"normal"}, "denied over a list"),
    ("Vitals are slightly elevated but otherwise stable.", {"high"}, "up to the contrast"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), CALLED, ids=[row[2] for row in CALLED])
def test_what_a_test_is_called(text: str, wanted: set[str], reason: str) -> None:
    (result,) = results(text)
    assert result.states == wanted


NOTHING = [
    ("We will order a CBC to see if it is normal.", "an order"),
    ("He takes a blood pressure medication.", "no result"),
    ("I want the blood pressure lower.", "a wish"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING, ids=[row[1] for row in NOTHING])
def test_what_is_no_result(text: str, reason: str) -> None:
    assert results(text) == []


def test_speech_comes_to_the_state_after_a_while() -> None:
    text = "show me the x-ray. so here it is. great"
    assert results(text) == []
    assert [r.states for r in results(text, heard=True)] == [{"normal"}]

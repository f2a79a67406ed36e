import pytest

from assistant.encounter import Step
from assistant.records.listing import StepState
from assistant.ui.steps.state import ORDER, State, landing, states

Stored = dict[Step, StepState]


def stored(*done: Step, **other: StepState) -> Stored:
    return {step: other.get(step, "done" if step in done else "todo") for step in ORDER}


@pytest.mark.parametrize(
    ("given", "now", "why"),
    [
        (stored(), "record", "nothing is there"),
        (stored("record"), "transcript", "recorded only"),
        (stored("record", "transcript", "note"), "sign", "a draft waits for its signature"),
        (stored("record", "transcript", "note", "sign", handout="started"), "handout", "not approved yet"),
    ],
)
def test_the_first_unfinished_step_is_now(given: Stored, now: Step, why: str) -> None:
    shown = states(given)
    assert shown[now] == "now", why
    assert list(shown.values()).count("now") == 1


@pytest.mark.parametrize(
    ("given", "failures", "step", "state"),
    [
        (stored("record"), {"failed": True}, "transcript", "failed"),
        (stored("record", "transcript"), {"failed": True}, "note", "failed"),
        (stored("record", "transcript", "note", "sign"), {"handout_failed": True}, "handout", "failed"),
        (stored("record", "transcript", "note"), {"failed": True}, "note", "done"),
        (stored("record", "transcript", "note", sign="stale"), {}, "sign", "stale"),
    ],
)
def test_failed_and_stale_steps_say_so(
    given: Stored, failures: dict[str, bool], step: Step, state: State
) -> None:
    assert states(given, **failures)[step] == state


@pytest.mark.parametrize(
    ("given", "step"),
    [
        (stored(), "record"),
        (stored("record", "transcript"), "record"),
        (stored("record", "transcript", "note"), "note"),
        (stored("record", "transcript", "note", "sign"), "handout"),
        (stored("record", "transcript", "note", "sign", "handout"), "export"),
    ],
)
def test_an_encounter_opens_where_there_is_something_to_do(given: Stored, step: Step) -> None:
    assert landing(given) == step

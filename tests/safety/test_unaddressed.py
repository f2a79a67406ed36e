import pytest

from assistant.encounter import Note, Section, Statement, Transcript, Utterance
from assistant.safety.unaddressed import unaddressed


def told(speaker: str, *texts: str) -> Transcript:
    said = [Utterance(id=n, speaker=speaker, start=n, end=n + 1.0, text=t) for n, t in enumerate(texts, 1)]
    return Transcript(utterances=said)


def plan(*texts: str) -> Note:
    statements = [Statement(id=f"s{n}", text=text) for n, text in enumerate(texts, 1)]
    return Note(sections=[Section(key="plan", title="Plan", statements=statements)])


CHEST = "I have crushing chest pain right now."

FOUND = [
    ("patient", CHEST, "Rest the knee.", 1, "the plan says nothing of it"),
    ("patient", CHEST, "Chest pain: get a heart tracing today.", 0, "the plan speaks of it"),
    ("patient", CHEST, "Sent to the emergency department.", 0, "the patient was sent there"),
    ("clinician", CHEST, "Rest the knee.", 0, "what the clinician says is no complaint"),
    ("unknown", CHEST, "Rest the knee.", 1, "whose voice it is may be unknown"),
    ("patient", "I have no chest pain.", "Rest the knee.", 0, "denied"),
    ("patient", "My knee hurts.", "Rest the knee.", 0, "no emergency"),
]


@pytest.mark.parametrize(("speaker", "text", "statement", "count", "reason"), FOUND)
def test_what_the_plan_leaves_out_is_pointed_out(
    speaker: str, text: str, statement: str, count: int, reason: str
) -> None:
    assert len(unaddressed(told(speaker, text), plan(statement))) == count, reason


def test_each_sign_once_with_its_words_and_place() -> None:
    [found] = unaddressed(told("patient", "Hello.", CHEST, CHEST), plan("Rest the knee."))
    assert (found.utterance, found.emergency.kind) == (2, "call")
    assert "chest pain" in found.quote

import pytest

from assistant.handouts.reword import TRIES, reword
from assistant.progress import Cancel
from tests.fakes import FakeChat

SOURCE = "Initiate lisinopril 10 mg once daily for persistently elevated hypertension."
TOLD = "Start lisinopril 10 mg once daily for high blood pressure that is persistently elevated."
EASY = "Start lisinopril 10 mg once daily. Your high blood pressure is still elevated."

ANSWERS = [
    (EASY, EASY, 1, "easier and faithful"),
    ("Start lisinopril 20 mg once daily.", "", TRIES, "another dose is never proposed"),
    (TOLD, "", TRIES, "no easier"),
]


@pytest.mark.parametrize(("answer", "proposed", "asked", "reason"), ANSWERS)
def test_only_an_easier_faithful_wording_is_proposed(
    answer: str, proposed: str, asked: int, reason: str
) -> None:
    chat = FakeChat(answers={"": f"1. {answer}"})
    assert reword(TOLD, SOURCE, chat, 6.0, Cancel()) == proposed, reason
    assert len(chat.prompts) == asked

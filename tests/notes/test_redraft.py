import pytest

from assistant.encounter import Finding, Statement
from assistant.notes.reading import Turn, Window
from assistant.notes.redraft import redrafting
from assistant.notes.template import load_template
from assistant.progress import Cancel
from tests.fakes import FakeChat

HISTORY = load_template("visit").sections[0]
FAULT = Finding(rule="dose", severity="critical", explanation="The note has 40 mg; 80 mg was said.")
FIRST = Window((), (Turn("patient", "my knee hurts when i climb stairs"),))
SECOND = Window((), (Turn("clinician", "increase your lasix to eighty milligrams"),))

ANSWERS = [
    ("Increase Lasix to 80 mg.", "Increase Lasix to 80 mg.", "one sentence"),
    ("Increase Lasix to 80 mg. The knee hurts.", "Increase Lasix to 80 mg.", "only the first is wanted"),
    ("Nothing.", "", "nothing of it was said"),
    ("nothing", "", "as the prompt asks"),
]


@pytest.mark.parametrize(("answer", "wanted", "reason"), ANSWERS, ids=[row[2] for row in ANSWERS])
def test_the_answer_as_a_sentence(answer: str, wanted: str, reason: str) -> None:
    chat = FakeChat(otherwise=answer)
    rewrite = redrafting(chat, HISTORY, [FIRST, SECOND], Cancel())
    assert rewrite(Statement(id="", text="Increase Lasix to 40 mg."), FAULT) == wanted


def test_the_model_reads_the_part_that_speaks_of_it_and_the_fault() -> None:
    chat = FakeChat(otherwise="Increase Lasix to 80 mg.")
    redrafting(chat, HISTORY, [FIRST, SECOND], Cancel())(
        Statement(id="", text="Increase Lasix to 40 mg."), FAULT
    )
    assert "eighty milligrams" in chat.prompts[0]
    assert "my knee hurts" not in chat.prompts[0]
    assert FAULT.explanation in chat.prompts[0]


def test_without_a_transcript_nothing_is_asked() -> None:
    chat = FakeChat()
    assert redrafting(chat, HISTORY, [], Cancel())(Statement(id="", text="x"), FAULT) == ""
    assert chat.prompts == []

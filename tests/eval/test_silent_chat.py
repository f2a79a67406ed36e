from langchain_core.messages import HumanMessage

from eval.recording_chat import RecordingChat
from eval.silent_chat import SilentChat
from tests.fakes import FakeChat


def test_nothing_is_said() -> None:
    chat = SilentChat()
    assert chat.invoke([HumanMessage("1. Rest.")]).content == ""
    assert "".join(str(c.content) for c in chat.stream([HumanMessage("1. Rest.")])) == ""


def test_the_first_answer_to_each_line_is_kept() -> None:
    inner = FakeChat(answers={"Rest": ["1. Descanse.\n2. Tome agua.", "1. Otra vez."], "Walk": "No."})
    chat = RecordingChat(inner=inner)
    for question in ("1. Rest.\n2. Drink.", "1. Rest."):
        said = "".join(str(c.content) for c in chat.stream([HumanMessage(question)]))
        assert said == chat.asked[-1][1]
    chat.invoke([HumanMessage("1. Walk.")])
    assert chat.first_answers() == {"Rest.": "Descanse.", "Drink.": "Tome agua.", "Walk.": ""}

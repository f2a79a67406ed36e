import pytest
from langchain_core.language_models import BaseChatModel

from assistant.encounter import Evidence, Statement
from assistant.errors import ModelUnavailable
from assistant.notes.reading import Turn, Window
from assistant.notes.second_reading import second_reading, unread, yes
from assistant.notes.template import load_template
from assistant.progress import Cancel
from tests.fakes import FakeChat, JudgeChat

HISTORY = load_template("visit").sections[0]
FIRST = Window((), (Turn("patient", "My knee hurts."),))
LAST = Window((), (Turn("patient", "I fell last week."),))


def statement(text: str, support: float = 0.6, quote: str = "My knee hurts.") -> Statement:
    evidence = [Evidence(utterance=1, quote=quote)]
    return Statement(id="s1", text=text, verdict="supported", support=support, evidence=evidence)


@pytest.mark.parametrize(
    ("text", "support", "chat", "cut", "reason"),
    [
        ("Knee pain.", 0.6, JudgeChat(true="Knee pain."), False, "the model says yes"),
        ("Hip pain.", 0.6, JudgeChat(true="Knee pain."), True, "the model says no"),
        ("Hip pain.", 0.999, JudgeChat(true="Knee pain."), False, "what is surely supported is not asked"),
        ("Hip pain.", 0.6, JudgeChat(silent=True), False, "an endpoint without probabilities cuts nothing"),
    ],
)
def test_what_does_not_hold_gets_a_finding(
    text: str, support: float, chat: BaseChatModel, cut: bool, reason: str
) -> None:
    found = second_reading(chat, HISTORY, [FIRST], Cancel())(statement(text, support))
    assert (found is not None) == cut, reason


def test_without_a_transcript_or_a_check_nothing_is_asked() -> None:
    chat = JudgeChat()
    assert second_reading(chat, HISTORY, [FIRST], Cancel())(Statement(id="s1", text="Hip pain.")) is None
    assert second_reading(chat, HISTORY, [], Cancel())(statement("Hip pain.")) is None
    assert chat.prompts == []
    assert unread(statement("Hip pain.")) is None


def test_all_spellings_of_yes_count_and_other_words_do_not() -> None:
    chat = JudgeChat(true="Knee pain.")
    assert yes(chat, "it", "Patient: My knee hurts.", statement("Knee pain.")) == pytest.approx(0.8)
    assert yes(chat, "it", "Patient: My knee hurts.", statement("Hip pain.")) == pytest.approx(0.1)


def test_the_part_that_holds_the_evidence_is_read() -> None:
    chat = JudgeChat()
    second_reading(chat, HISTORY, [FIRST, LAST], Cancel())(statement("He fell.", quote="I fell last week."))
    assert "last week" in chat.prompts[0] and FIRST.turns[0].line() not in chat.prompts[0]


def test_a_server_that_is_gone_is_said() -> None:
    with pytest.raises(ModelUnavailable, match="stopped"):
        yes(FakeChat(fail_after=-1), "it", "Patient: My knee hurts.", statement("Knee pain."))

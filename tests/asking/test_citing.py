import pytest

from assistant.asking.citing import read_answer

ANSWERS = [
    ("Start this [1]. Then that [2].", [("Start this.", (1,)), ("Then that.", (2,))], "as asked"),
    ("Start this. [1] Then that. [2]", [("Start this.", (1,)), ("Then that.", (2,))], "behind the full stop"),
    ("[1] Start this. [2] Then that.", [("Start this.", (1,)), ("Then that.", (2,))], "before the sentence"),
    ("1. Start this (1)\n2. Then that (2).", [("Start this.", (1,)), ("Then that.", (2,))], "a list, round"),
    ("Start this [1, 2].", [("Start this.", (1, 2))], "two in one"),
    ("Start this [1][3].", [("Start this.", (1, 3))], "two side by side"),
    ("Start this [1-3].", [("Start this.", (1, 2, 3))], "a range"),
    ("Start this [Passage 2].", [("Start this.", (2,))], "with its name"),
    ("Start this 【2】.", [("Start this.", (2,))], "wide brackets"),
    ("According to passage 2, start this.", [("Start this.", (2,))], "told in words"),
    (
        "Start this (Passage 1). Passage 2 states that it helps.",
        [("Start this.", (1,)), ("It helps.", (2,))],
        "told in words, behind another",
    ),
    (
        "Give (2) or more doses (1). Then wait.",
        [("Give (2) or more doses.", (1,)), ("Then wait.", ())],
        "a count",
    ),
    ("Start this [Strong] [1].", [("Start this.", (1,))], "a copied grade"),
    ("Start this [12].", [("Start this.", (12,))], "no such passage: kept to be judged"),
    ("Start this. Start this.", [("Start this.", ())], "a repeat"),
    ("Yes, start this [1].", [("Start this.", (1,))], "an answer word"),
    ("What else? Start this [1].", [("Start this.", (1,))], "a question"),
    ("**Start** this [1]", [("Start this.", (1,))], "Markdown, no full stop"),
    (
        "Give 2.5 mg [1]. Dr. Harbor agrees [2].",
        [("Give 2.5 mg.", (1,)), ("Dr. Harbor agrees.", (2,))],
        "points",
    ),
    ("nothing", [], "the word for nothing"),
    ("Nothing.", [], "the same as a sentence"),
    ("[1]", [], "a number alone"),
    ("", [], "empty"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), ANSWERS, ids=[row[2] for row in ANSWERS])
def test_sentences_and_their_numbers(
    text: str, wanted: list[tuple[str, tuple[int, ...]]], reason: str
) -> None:
    assert [(one.text, one.numbers) for one in read_answer(text)] == wanted


def test_half_a_sentence_is_not_read() -> None:
    assert [one.text for one in read_answer("Start this [1]. Do not", whole=False)] == ["Start this."]

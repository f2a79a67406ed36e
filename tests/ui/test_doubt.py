import pytest

from assistant.encounter import Utterance, Word
from assistant.ui.components.note_pane.doubt import doubtful


def heard(text: str, *words: tuple[str, float]) -> Utterance:
    return Utterance(
        id=1, text=text, words=[Word(text=w, start=0, end=1, confidence=sure) for w, sure in words]
    )


ROWS = [
    (heard("Take Zieta now.", ("Take", 0.9), ("Zieta", 0.3), ("now.", 0.9)), ["Zieta"], "one word"),
    (heard("Take Zieta now.", (" Take", 0.9), (" zieta", 0.3), (" now.", 0.2)), ["Zieta", "now."],
     "spaces and capitals of the recognizer"),
    (heard("no no no", ("no", 0.9), ("no", 0.1), ("no", 0.9)), ["no"], "the second of three alike"),
    (heard("Take it.", ("Take", 0.9), ("it.", 0.5)), [], "the threshold itself is sure enough"),
    (heard("Take it.", ("um", 0.1), ("Take", 0.9), ("it.", 0.9)), [], "a word that is not in the text"),
    (heard("Take it.", ("", 0.1), ("Take", 0.1)), ["Take"], "an empty word"),
    (heard("Typed by hand."), [], "no words were recognized"),
]  # fmt: skip


@pytest.mark.parametrize(("utterance", "wanted", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_doubtful_words(utterance: Utterance, wanted: list[str], why: str) -> None:
    spans = doubtful(utterance)
    assert [utterance.text[start:end] for start, end in spans] == wanted


def test_the_second_of_the_same_words_is_the_one_marked() -> None:
    assert doubtful(heard("no no no", ("no", 0.9), ("no", 0.1), ("no", 0.9))) == [(3, 5)]

"""Where words are cut into turns and joined again."""

import pytest

from assistant.encounter import Speaker, Utterance, Word
from assistant.speech.turns import MOST_WORDS, ends_sentence, joined, pieces, utterance
from tests.speech.sounds import words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Any pain? No, none.", ["Any pain?", "No, none."]),  # a question and its answer in one segment
        ("I am Dr. Reed. Hello!", ["I am Dr. Reed.", "Hello!"]),  # an abbreviation ends nothing
        ("It was 7.8 percent", ["It was 7.8 percent"]),  # nor does a decimal point
        ("the knee is", ["the knee is"]),  # a window that ends in mid-sentence
    ],
)
def test_cut_after_sentences(text: str, parts: list[str]) -> None:
    assert [" ".join(w.text for w in piece) for piece in pieces(words(text))] == parts


def test_cut_at_a_long_pause() -> None:
    spoken = [*words("so the knee"), *words("yes it hurts", start=3.0)]
    assert [len(piece) for piece in pieces(spoken)] == [3, 3]


def test_long_speech_is_cut_after_a_comma_and_nothing_is_lost() -> None:
    text = " ".join([*["one"] * 19, "two,", *["three"] * 45])
    found = pieces(words(text))
    assert max(len(piece) for piece in found) <= MOST_WORDS
    assert found[0][-1].text == "two,"
    assert " ".join(w.text for piece in found for w in piece) == text


def test_ends_sentence_of_nothing() -> None:
    assert not ends_sentence("")


def test_utterance_moves_times_and_takes_the_mean_confidence() -> None:
    spoken = [
        Word(text="my", start=0.1, end=0.2, confidence=1.0),
        Word(text="knee", start=0.2, end=0.5, confidence=0.5),
    ]
    made = utterance(spoken, 7, offset=300.0)
    assert (made.id, made.text, made.start, made.end) == (7, "my knee", 300.1, 300.5)
    assert made.confidence == 0.75
    assert made.words[1].start == 300.2


def said(speaker: Speaker, start: float, text: str) -> Utterance:
    return utterance(words(text, start=start), 1).model_copy(update={"speaker": speaker})


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (said("patient", 1.0, "on stairs."), 1),  # the same voice goes on
        (said("clinician", 1.0, "on stairs?"), 2),  # another voice
        (said("patient", 9.0, "on stairs."), 2),  # a long silence between
        (said("patient", 1.0, "and " * MOST_WORDS), 2),  # too long for one turn
    ],
)
def test_joined(second: Utterance, count: int) -> None:
    first = said("patient", 0.0, "It hurts.")
    result = joined([first, second])
    assert [u.id for u in result] == list(range(1, count + 1))
    assert " ".join(u.text for u in result) == f"{first.text} {second.text}"
    assert sum(len(u.words) for u in result) == len(first.words) + len(second.words)
    assert result[-1].end == second.end

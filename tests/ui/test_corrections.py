from assistant.encounter import Transcript, Utterance
from assistant.ui.steps.corrections import Correction, corrections, sureness, table

HEARD = Transcript(
    utterances=[
        Utterance(id=1, speaker="clinician", start=0, end=2, text="How are you?", confidence=0.95),
        Utterance(id=2, speaker="unknown", start=65, end=70, text="I take Zieta.", confidence=0.4),
    ]
)


def test_nothing_changed_is_no_correction() -> None:
    assert corrections(HEARD, table(HEARD, with_original=False)) == []


def test_changed_text_and_speaker_come_back_once_a_row() -> None:
    rows = table(HEARD, with_original=True)
    rows[1] |= {"text": " I take Zyrtec. ", "speaker": "Patient"}
    assert corrections(HEARD, rows) == [Correction(2, "I take Zyrtec.", "patient")]


def test_an_emptied_text_is_not_a_correction() -> None:
    # Speech cannot be unsaid by clearing a cell by accident.
    rows = table(HEARD, with_original=False)
    rows[0]["text"] = None
    assert corrections(HEARD, rows) == []


def test_doubtful_turns_are_marked_in_words() -> None:
    clear, doubtful = HEARD.utterances
    corrected = doubtful.model_copy(update={"original": "I take Zieta."})
    assert [sureness(u) for u in (clear, doubtful, corrected)] == ["", "Listen again", "Corrected"]


def test_times_are_read_as_minutes() -> None:
    assert [row["time"] for row in table(HEARD, with_original=False)] == ["00:00", "01:05"]

"""The way from a file to a transcript: progress, cancel, checkpoints, going on."""

from pathlib import Path

import pytest

from assistant.encounter import Utterance
from assistant.errors import Cancelled, InputRefused, ModelUnavailable
from assistant.progress import Cancel, Progress, silent
from assistant.settings import Settings
from assistant.speech import transcribe
from assistant.speech.segment import Segment
from assistant.speech.transcribe import KEEP_SECONDS, SpeechTranscriber, transcriber
from tests.speech.sounds import FakeRecognizer, tone, words, write_wav

QUESTION = Segment(words("Does your knee hurt? Yes, my knee hurts.", 1.0))
PLAN = Segment(words("All right, let's take a look at your knee.", 6.0))


def test_segments_become_turns_of_two_people(recording: Path, settings: Settings) -> None:
    recognizer = FakeRecognizer([QUESTION, PLAN])
    transcript = SpeechTranscriber(recognizer, settings).transcribe(recording, silent, Cancel())
    assert [u.speaker for u in transcript.utterances] == ["clinician", "patient", "clinician"]
    assert [u.id for u in transcript.utterances] == [1, 2, 3]
    assert transcript.utterances[1].text == "Yes, my knee hurts."
    assert transcript.duration == 30.0
    assert transcript.provenance == {"speech_model": "fake", "language": "en"}


def test_progress_counts_the_seconds_done(recording: Path, settings: Settings) -> None:
    seen: list[Progress] = []
    SpeechTranscriber(FakeRecognizer([QUESTION, PLAN]), settings).transcribe(recording, seen.append, Cancel())
    done = [p.done for p in seen]
    assert done == sorted(done)
    assert done[-1] == 1.0
    assert "0:03 of 0:30" in [p.message.split(": ")[-1] if ": " in p.message else "" for p in seen]
    assert {p.step for p in seen} == {"transcript"}


def test_cancel_keeps_what_was_recognized(recording: Path, settings: Settings) -> None:
    cancel, kept = Cancel(), list[list[Utterance]]()
    recognizer = FakeRecognizer([QUESTION, PLAN], before=lambda i: cancel.cancel() if i == 1 else None)
    with pytest.raises(Cancelled):
        SpeechTranscriber(recognizer, settings).transcribe(recording, silent, cancel, keep=kept.append)
    assert [u.text for u in kept[-1]][:2] == ["Does your knee hurt?", "Yes, my knee hurts."]


def test_a_recognizer_that_breaks_off_loses_nothing(recording: Path, settings: Settings) -> None:
    def fail(i: int) -> None:
        if i == 1:
            raise ModelUnavailable("gone")

    kept = list[list[Utterance]]()
    worker = SpeechTranscriber(FakeRecognizer([QUESTION, PLAN], before=fail), settings)
    with pytest.raises(ModelUnavailable):
        worker.transcribe(recording, silent, Cancel(), keep=kept.append)
    assert len(kept[-1]) == 2


def test_it_goes_on_after_the_last_kept_word(recording: Path, settings: Settings) -> None:
    kept = list[list[Utterance]]()
    first = FakeRecognizer([QUESTION])
    SpeechTranscriber(first, settings).transcribe(recording, silent, Cancel(), keep=kept.append)
    end = kept[-1][-1].end
    rest = FakeRecognizer([Segment(words("All right.", 1.0))])
    whole = SpeechTranscriber(rest, settings).transcribe(recording, silent, Cancel(), done=kept[-1])
    assert rest.lengths == [pytest.approx(30.0 - end, abs=0.01)]
    assert [u.text for u in whole.utterances] == ["Does your knee hurt?", "Yes, my knee hurts.", "All right."]
    assert whole.utterances[-1].start == pytest.approx(end + 1.0, abs=0.02)


def test_checkpoints_come_now_and_then_and_hold_everything(tmp_path: Path, settings: Settings) -> None:
    path = write_wav(tmp_path / "visit.wav", tone(90.0))
    segments = [Segment(words("It hurts.", start)) for start in range(0, 88, 4)]
    kept = list[list[Utterance]]()
    SpeechTranscriber(FakeRecognizer(segments), settings).transcribe(path, silent, Cancel(), keep=kept.append)
    assert len(kept) <= 90 / KEEP_SECONDS + 1
    assert [len(k) for k in kept] == sorted({len(k) for k in kept})
    assert len(kept[-1]) == len(segments)


def test_a_doubtful_segment_is_left_out(recording: Path, settings: Settings) -> None:
    segments = [QUESTION, Segment(words("Thanks for watching.", 9.0, confidence=0.2), 0.3, -0.9)]
    transcript = SpeechTranscriber(FakeRecognizer(segments), settings).transcribe(recording, silent, Cancel())
    assert "watching" not in " ".join(u.text for u in transcript.utterances)


def test_nothing_recognized_is_an_empty_transcript(recording: Path, settings: Settings) -> None:
    transcript = SpeechTranscriber(FakeRecognizer([]), settings).transcribe(recording, silent, Cancel())
    assert transcript.utterances == []


def test_what_is_not_audio_never_reaches_the_recognizer(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "visit.wav"
    path.write_text("not sound")
    recognizer = FakeRecognizer([QUESTION])
    with pytest.raises(InputRefused):
        SpeechTranscriber(recognizer, settings).transcribe(path, silent, Cancel())
    assert recognizer.lengths == []


def test_the_configured_endpoint_is_used(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    made = []
    monkeypatch.setattr(transcribe, "EndpointRecognizer", lambda s: made.append(s) or FakeRecognizer([]))
    chosen = settings.model_copy(update={"speech_base_url": "http://127.0.0.1:9/v1"})
    assert type(transcriber(chosen)) is SpeechTranscriber
    assert made == [chosen]


def test_without_model_files_it_says_so(settings: Settings) -> None:
    with pytest.raises(ModelUnavailable):
        transcriber(settings)

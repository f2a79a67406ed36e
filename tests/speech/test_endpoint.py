"""The endpoint protocol: what is sent, what is understood, what is said when it fails."""

import io
import wave

import httpx
import numpy as np
import pytest

from assistant.errors import ModelUnavailable
from assistant.settings import Settings
from assistant.speech.endpoint import EndpointRecognizer, spread, wav_bytes
from assistant.speech.sound import RATE

ANSWER = {
    "task": "transcribe",
    "text": "My knee hurts.",
    "segments": [
        {
            "id": 0,
            "start": 1.0,
            "end": 2.0,
            "text": " My knee hurts.",
            "avg_logprob": -0.1,
            "no_speech_prob": 0.2,
        },
        {"id": 1, "start": 2.0, "end": 2.5, "text": " "},
    ],
}


@pytest.fixture
def local(settings: Settings) -> Settings:
    address = {"speech_base_url": "http://127.0.0.1:9000/v1/", "speech_model": "whisper-1"}
    return settings.model_copy(update=address)


def recognizer(
    local: Settings, answer: httpx.Response | Exception, sent: list[httpx.Request]
) -> EndpointRecognizer:
    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return EndpointRecognizer(local, httpx.Client(transport=httpx.MockTransport(handle)))


def test_segments_of_an_answer(local: Settings) -> None:
    sent: list[httpx.Request] = []
    found = list(
        recognizer(local, httpx.Response(200, json=ANSWER), sent).recognize(np.zeros(RATE, np.float32))
    )
    assert [w.text for w in found[0].words] == ["My", "knee", "hurts."]
    assert (found[0].words[0].start, found[0].end, found[0].no_speech) == (1.0, pytest.approx(2.0), 0.2)
    assert len(found) == 1
    assert str(sent[0].url) == "http://127.0.0.1:9000/v1/audio/transcriptions"
    body = sent[0].read()
    assert b"verbose_json" in body
    assert b"whisper-1" in body
    assert b"RIFF" in body


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(401, json={}), "HTTP 401"),  # a wrong key
        (httpx.Response(200, text="hello"), "verbose_json"),  # another protocol
        (httpx.ConnectError("refused"), "does not answer"),  # not running
        (httpx.ReadTimeout("slow"), "does not answer"),
    ],
)
def test_failures_are_plain(local: Settings, answer: httpx.Response | Exception, said: str) -> None:
    with pytest.raises(ModelUnavailable, match=said):
        list(recognizer(local, answer, []).recognize(np.zeros(RATE, np.float32)))


def test_a_public_address_is_refused(local: Settings) -> None:
    public = local.model_copy(update={"speech_base_url": "http://8.8.8.8/v1"})
    with pytest.raises(ModelUnavailable):
        EndpointRecognizer(public)


def test_wav_bytes_hold_the_samples() -> None:
    with wave.open(io.BytesIO(wav_bytes(np.array([0.0, 0.5, 2.0], np.float32)))) as reader:
        assert (reader.getframerate(), reader.getnchannels()) == (RATE, 1)
        assert list(np.frombuffer(reader.readframes(3), "<i2")) == [0, 16_383, 32_767]


def test_spread_covers_the_segment_in_order() -> None:
    found = spread("a longer word", 2.0, 5.0, 0.5)
    assert found[0].start == 2.0
    assert found[-1].end == pytest.approx(5.0)
    assert [w.end for w in found[:-1]] == [w.start for w in found[1:]]
    assert spread("", 0.0, 1.0, 0.5) == ()

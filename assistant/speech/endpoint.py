"""A recognizer behind ``/v1/audio/transcriptions``, the OpenAI protocol for speech."""

import io
import math
import wave
from collections.abc import Iterator
from typing import Any

import httpx
import numpy as np
from pydantic import BaseModel, ValidationError

from assistant.encounter import Word
from assistant.errors import ModelUnavailable
from assistant.models.endpoints import private_client, private_only
from assistant.settings import Settings
from assistant.speech.segment import Segment
from assistant.speech.sound import RATE, Samples

UNREACHABLE = "The speech endpoint does not answer. Check that it runs and that its address is right."


class _Part(BaseModel):
    """One segment of an answer; servers add fields of their own, which are not needed."""

    start: float
    end: float
    text: str
    avg_logprob: float = 0.0
    no_speech_prob: float = 0.0


class _Answer(BaseModel):
    segments: list[_Part] = []


class EndpointRecognizer:
    """Sends a few minutes of sound at a time to a server on this machine or a private network."""

    def __init__(self, settings: Settings, client: httpx.Client | None = None) -> None:
        private_only(settings.speech_base_url)
        self._settings = settings
        self._client = client or private_client(settings.llm_timeout)

    def recognize(self, samples: Samples) -> Iterator[Segment]:
        """Segments of the server's answer. Raises ModelUnavailable."""
        for part in self._ask(samples).segments:
            words = spread(part.text, part.start, part.end, min(1.0, math.exp(part.avg_logprob)))
            if words:
                yield Segment(words, part.no_speech_prob, part.avg_logprob)

    def _ask(self, samples: Samples) -> _Answer:
        url = self._settings.speech_base_url.rstrip("/") + "/audio/transcriptions"
        form = {
            "model": self._settings.speech_model,
            "language": self._settings.language,
            "response_format": "verbose_json",
        }
        file = ("visit.wav", wav_bytes(samples), "audio/wav")
        try:
            answer = self._client.post(url, data=form, files={"file": file})
            answer.raise_for_status()
            return _Answer.model_validate_json(answer.content)
        except httpx.HTTPStatusError as error:
            code = error.response.status_code
            raise ModelUnavailable(
                f"The speech endpoint refused (HTTP {code}). Check its address and model."
            ) from error
        except httpx.HTTPError as error:
            raise ModelUnavailable(UNREACHABLE) from error
        except ValidationError as error:
            raise ModelUnavailable(
                "The speech endpoint answered without segments. Use one that gives verbose_json."
            ) from error

    def provenance(self) -> dict[str, Any]:
        """The model's name at the endpoint."""
        return {"speech_model": self._settings.speech_model, "engine": "endpoint"}


def wav_bytes(samples: Samples) -> bytes:
    """Mono samples as a 16-bit wav file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes((np.clip(samples, -1.0, 1.0) * 32_767).astype("<i2").tobytes())
    return buffer.getvalue()


def spread(text: str, start: float, end: float, confidence: float) -> tuple[Word, ...]:
    """Words spread over the segment by their length, for servers that time segments only."""
    texts = text.split()
    total = sum(len(word) + 1 for word in texts)
    words, clock = [], start
    for word in texts:
        until = clock + (end - start) * (len(word) + 1) / total
        words.append(Word(text=word, start=clock, end=until, confidence=confidence))
        clock = until
    return tuple(words)

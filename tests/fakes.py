"""Stand-ins for models: quick, without weights, and the same every time."""

import hashlib
import math
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field, PrivateAttr

from assistant.encounter import Transcript, Utterance
from assistant.progress import Cancel, Progress, Report

DIMENSIONS = 256


class FakeEmbeddings(Embeddings):
    """Bags of words hashed into a vector of length one: texts that share words are near."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.zeros(DIMENSIONS)
        for word in re.findall(r"[a-z0-9]+", text.lower()):
            vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % DIMENSIONS] += 1.0
        length = float(np.linalg.norm(vector)) or 1.0
        return [float(value) for value in vector / length]


class FakeChat(BaseChatModel):
    """Answers with the first of ``answers`` whose key occurs in the last message, else ``otherwise``.

    An answer may be a string, a list of strings used one after the other, or a function of the
    prompt. ``cut`` names keys whose answers end with finish reason "length". ``fail_after`` raises
    once so many streamed answers were asked for, as a server does that was killed.
    """

    answers: dict[str, Any] = Field(default_factory=dict)
    otherwise: str = "None."
    cut: tuple[str, ...] = ()
    fail_after: int | None = None
    error: Any = None
    _prompts: list[str] = PrivateAttr(default_factory=list)
    _written: list[str] = PrivateAttr(default_factory=list)
    _turns: dict[str, int] = PrivateAttr(default_factory=dict)

    @property
    def prompts(self) -> list[str]:
        """The last message of every call so far."""
        return self._prompts

    @property
    def written(self) -> list[str]:
        """Those of the prompts whose answers were streamed: text that a person sees being written."""
        return self._written

    @property
    def _llm_type(self) -> str:
        return "fake"

    def _answer(self, messages: list[BaseMessage], streamed: bool = False) -> tuple[str, str]:
        prompt = "\n".join(str(m.content) for m in messages)
        self._prompts.append(prompt)
        self._written += [prompt] if streamed else []
        if self.fail_after is not None and len(self._written) > self.fail_after:
            raise self.error or ConnectionError("gone")
        for key, answer in self.answers.items():
            if key in prompt:
                finish = "length" if key in self.cut else "stop"
                return self._text(key, answer, prompt), finish
        return self.otherwise, "stop"

    def _text(self, key: str, answer: Any, prompt: str) -> str:
        if isinstance(answer, list):
            turn = self._turns.get(key, 0)
            self._turns[key] = turn + 1
            return str(answer[min(turn, len(answer) - 1)])
        return str(answer(prompt)) if callable(answer) else str(answer)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        text, finish = self._answer(messages)
        message = AIMessage(text, response_metadata={"finish_reason": finish})
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        text, finish = self._answer(messages, streamed=True)
        for piece in re.findall(r"\S+\s*", text):
            yield ChatGenerationChunk(message=AIMessageChunk(piece))
        yield ChatGenerationChunk(message=AIMessageChunk("", response_metadata={"finish_reason": finish}))


class JudgeChat(FakeChat):
    """Asked whether a sentence holds, says "yes" with probability 0.8 if it stands in ``true``, else 0.1.

    ``silent`` gives no probabilities, as some endpoints do. Other questions are answered like FakeChat's.
    """

    true: str = ""
    silent: bool = False

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        made = super()._generate(messages, stop, run_manager, **kwargs)
        if not self.silent:
            statement = str(messages[-1].content).partition("this sentence: ")[2].partition("\n")[0]
            chance = 0.8 if statement in self.true else 0.1
            likely = {"Yes": chance / 2, " yes": chance / 2, "No": 1 - chance, "Yesterday": 0.9}
            tokens = [{"token": word, "logprob": math.log(p)} for word, p in likely.items()]
            made.generations[0].message.response_metadata["logprobs"] = {
                "content": [{"top_logprobs": tokens}]
            }
        return made


class FakeTranscriber:
    """Hears the given turns, one second each, whatever the recording holds."""

    def __init__(
        self, turns: list[tuple[str, str]], before_each: Callable[[int], None] | None = None
    ) -> None:
        self.turns = turns
        self.heard = 0
        self._before_each = before_each

    def transcribe(
        self,
        path: Path,
        report: Report,
        cancel: Cancel,
        done: list[Utterance] | tuple[Utterance, ...] = (),
        keep: Callable[[list[Utterance]], None] = lambda said: None,
    ) -> Transcript:
        said = list(done)
        for number in range(len(said), len(self.turns)):
            cancel.check()
            if self._before_each:
                self._before_each(number)
            speaker, text = self.turns[number]
            said.append(
                Utterance.model_validate(
                    {
                        "id": number + 1,
                        "speaker": speaker,
                        "start": float(number),
                        "end": number + 1.0,
                        "text": text,
                        "confidence": 0.9,
                    }
                )
            )
            self.heard += 1
            keep(said)
            report(
                Progress(
                    "transcript", f"Transcribing: {number + 1} of {len(self.turns)}", number / len(self.turns)
                )
            )
        return Transcript(utterances=said, duration=float(len(self.turns)))


class Reports:
    """A report that remembers everything it was told."""

    def __init__(self) -> None:
        self.seen: list[Progress] = []
        self._lock = threading.Lock()

    def __call__(self, progress: Progress) -> None:
        with self._lock:
            self.seen.append(progress)


VISIT = """\
[doctor] Good morning, I'm Doctor Rivera. What brings you in today?
[patient] I have had a sore throat and a fever for three days.
[doctor] Any cough or shortness of breath?
[patient] No, no cough, and I breathe fine.
[doctor] Are you allergic to any medicine?
[patient] Yes, I am allergic to penicillin. I got a rash as a child.
[doctor] Do you take anything regularly?
[patient] Lisinopril, ten milligrams once a day, for my blood pressure.
[doctor] Let me look at your throat. The tonsils are red and swollen with white spots.
[doctor] Your temperature is 101.2 degrees and your blood pressure is 128 over 76.
[doctor] The rapid strep test is positive.
[doctor] So you have strep throat. I will prescribe azithromycin 500 milligrams once a day for five days.
[doctor] For your high blood pressure, keep taking the lisinopril.
[doctor] Come back in one week if you are not better, and call us if you cannot swallow.
[patient] Okay, thank you.
"""
"""An invented visit that the fake models talk about."""

NOTE_ANSWERS = {
    "history of present illness": "The patient has had a sore throat and a fever for 3 days. "
    "She denies cough and shortness of breath. She is allergic to penicillin. "
    "She takes lisinopril 10 mg once daily.",
    "found on examination": "Vital signs: Temperature 101.2 degrees, blood pressure 128/76.\n"
    "Throat: The tonsils are red and swollen with white spots.",
    "results": "The rapid strep test is positive.",
    "assessment and plan": "Strep throat\nMedical Treatment: Azithromycin 500 mg once daily for 5 days.\n"
    "Patient Education and Counseling: Return in 1 week if not better and call if unable to swallow.\n"
    "High blood pressure\nMedical Treatment: Continue lisinopril.",
}
"""What a good model would write of that visit, by words of the section's instruction."""

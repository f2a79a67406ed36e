"""A chat model that keeps what it was asked and what it answered: the answers before any check."""

import re
from collections.abc import Iterator
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import PrivateAttr

NUMBERED = re.compile(r"^\s*(\d{1,3})\s*[.):]\s*(.+?)\s*$", re.M)


class RecordingChat(BaseChatModel):
    """Passes every question on to ``inner``; ``asked`` has the last message and the answer of each."""

    inner: Any
    _asked: list[tuple[str, str]] = PrivateAttr(default_factory=list)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Questions and answers so far."""
        return self._asked

    @property
    def _llm_type(self) -> str:
        return "recording"

    def first_answers(self) -> dict[str, str]:
        """The first answer to each numbered line that was asked about, by the line."""
        found: dict[str, str] = {}
        for question, answer in self._asked:
            answers = dict(NUMBERED.findall(answer))
            for number, line in NUMBERED.findall(question):
                found.setdefault(line, answers.get(number, ""))
        return found

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        made: ChatResult = self.inner._generate(messages, stop, run_manager, **kwargs)
        self._asked.append((str(messages[-1].content), str(made.generations[0].message.content)))
        return made

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        text = ""
        for chunk in self.inner.stream(messages, stop=stop, **kwargs):
            text += str(chunk.content)
            # A model that does not stream gives one whole message.
            piece = AIMessageChunk(content=chunk.content, response_metadata=chunk.response_metadata)
            yield ChatGenerationChunk(message=piece)
        self._asked.append((str(messages[-1].content), text))

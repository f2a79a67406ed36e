"""One answer of a model: streamed, continued when it is cut off, stopped when it runs in circles."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage

from assistant.errors import ModelUnavailable
from assistant.notes.template import SectionTemplate
from assistant.progress import Cancel
from assistant.prompts import load_prompt

CONTINUATIONS = 2
"""Times a cut-off answer is continued before it is kept with a finding that says so."""

Written = Callable[[str], None]
"""Called with the text so far, each time it grows."""


@dataclass(frozen=True)
class Answer:
    """What a model wrote and whether it came to its own end."""

    text: str
    whole: bool


def answer(
    chat: BaseChatModel,
    messages: list[BaseMessage],
    wanted: SectionTemplate,
    written: Written,
    cancel: Cancel,
) -> Answer:
    """The whole answer; one that is cut off is continued, one that runs in circles is stopped."""
    text = ""
    for _ in range(1 + CONTINUATIONS):
        asked = messages if not text else [*messages, AIMessage(text), HumanMessage(_go_on())]
        piece, finish = stream(
            chat, asked, wanted.max_tokens, _after(text, written), cancel, wanted.frequency_penalty
        )
        text = f"{text}\n{piece}".strip() if text else piece
        if finish != "length":
            return Answer(text, whole=True)
        cut = without_loop(text)
        if cut != text:
            return Answer(cut, whole=True)
        text = _whole_sentences(text)
    return Answer(text, whole=False)


def _after(text: str, written: Written) -> Written:
    """Shows what a continuation adds behind the text it continues."""
    return lambda new: written(f"{text}\n{new}" if text else new)


def _go_on() -> str:
    return load_prompt("notes/continue").render()


def stream(
    chat: BaseChatModel,
    messages: list[BaseMessage],
    most_tokens: int,
    written: Written,
    cancel: Cancel,
    frequency_penalty: float = 0.0,
) -> tuple[str, str]:
    """The text of one call and its finish reason, "stop" or "length". Raises ModelUnavailable."""
    text, finish = "", ""
    try:
        limits: dict[str, Any] = {"max_tokens": most_tokens, "frequency_penalty": frequency_penalty}
        for chunk in chat.stream(messages, **limits):
            cancel.check()
            text += str(chunk.content)
            finish = str(chunk.response_metadata.get("finish_reason") or finish)
            written(text)
            if len(text) > 400 and without_loop(text) != text:
                return without_loop(text), "stop"
    except (openai.OpenAIError, httpx.HTTPError, OSError) as error:
        raise ModelUnavailable(
            "The language model stopped answering. What was written before is kept; try again."
        ) from error
    if not finish:
        raise ModelUnavailable("The language model's answer broke off. Finished parts are kept; try again.")
    return text, finish


def without_loop(text: str) -> str:
    """The text up to where a line or sentence comes for the third time: small models run in circles."""
    pieces = re.split(r"(?<=[.!?])\s+|\n+", text)
    seen: dict[str, int] = {}
    at = 0
    for piece in pieces:
        key = piece.strip().lower()
        start = text.find(piece, at)
        at = start + len(piece)
        if len(key) > 12:
            seen[key] = seen.get(key, 0) + 1
            if seen[key] == 3:
                return text[:start].strip()
    return text


def _whole_sentences(text: str) -> str:
    end = max(text.rfind(mark) for mark in (". ", ".\n", "! ", "? "))
    return text[: end + 1] if end > 0 else text

"""One question to the language model about numbered lines."""

from collections.abc import Callable

import httpx
import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage

from assistant.errors import ModelUnavailable
from assistant.handouts.numbering import read_numbered
from assistant.progress import Cancel

TOKENS_A_WORD = 2.5
"""Room for the answer, per word asked about; plain words are shorter, two sentences may be needed."""


def ask(
    chat: BaseChatModel,
    instruction: str,
    body: str,
    asked: list[str],
    progress: Callable[[str], None],
    cancel: Cancel,
) -> dict[int, str]:
    """The model's wordings by position in ``asked``. Raises ModelUnavailable and Cancelled.

    When the answer is cut off, its last line is not used: half a sentence may say the opposite.
    """
    cancel.check()
    text, finish = "", ""
    room = 64 + int(TOKENS_A_WORD * sum(len(line.split()) for line in asked))
    try:
        for chunk in chat.stream([SystemMessage(instruction), HumanMessage(body)], max_tokens=room):
            cancel.check()
            text += str(chunk.content)
            finish = str(chunk.response_metadata.get("finish_reason") or finish)
            progress(text)
    except (openai.OpenAIError, httpx.HTTPError, OSError) as error:
        raise ModelUnavailable(
            "The language model stopped answering. The signed note is unchanged; make the handout again."
        ) from error
    if finish == "length":
        text = text[: text.rfind("\n") + 1]
    return read_numbered(text, asked)

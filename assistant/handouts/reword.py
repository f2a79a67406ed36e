"""An easier wording of one sentence, proposed to a person; nothing is changed by itself."""

from langchain_core.language_models import BaseChatModel

from assistant.handouts.rewrite import Rewriter, Wording
from assistant.progress import Cancel

TRIES = 3
"""Questions to the model at most, each naming what the last answer lost."""


def reword(sentence: str, source: str, chat: BaseChatModel, grade: float, cancel: Cancel) -> str:
    """A wording of ``sentence`` that is easier and as faithful to ``source``; "" when none was found.

    ``source`` are the words of the note that the sentence tells. Raises Cancelled and ModelUnavailable.
    """
    line = Wording(source, sentence)
    asked = Rewriter(chat, grade, cancel)
    for _ in range(TRIES):
        asked.one(line)
        if line.by_model:
            return line.chosen
    return ""

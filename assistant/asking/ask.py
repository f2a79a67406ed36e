"""A question answered from the guidelines: passages first, one call of the model, everything checked.

Nothing of the question is kept or logged: it may hold words about a patient.
"""

import re
from collections.abc import Callable, Sequence

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from pydantic import BaseModel

from assistant.asking.answer import Answer, SourcePassage
from assistant.asking.citing import read_answer
from assistant.asking.verify import verify
from assistant.errors import InputRefused
from assistant.notes.answer import stream
from assistant.progress import Cancel
from assistant.prompts import load_prompt

Search = Callable[[str, int], Sequence[BaseModel]]
"""Finds at most so many passages for a question, best first; none when nothing is close."""

PASSAGES = 4
"""Passages that a question is answered from."""

SENTENCES = 4
"""Sentences of an answer, as the design asks."""

LONGEST = 600
"""Characters of a question."""

TOKENS = 220
"""Enough for four sentences with their numbers, and one too many."""

QUOTES = '"""'
"""Marks around quoted text in the prompt; taken out of the text itself: it cannot end its quotation."""

PROMPTS = ("guidelines/reader", "guidelines/ask")


def nowhere(question: str) -> list[str]:
    """Names no titles."""
    return []


def ask(
    question: str,
    search: Search,
    chat: Callable[[], BaseChatModel],
    nearest: Callable[[str], list[str]] = nowhere,
    cancel: Cancel | None = None,
) -> Answer:
    """At most four sentences, each with the passage that states it.

    ``chat`` is only called when passages were found. ``nearest`` names the titles that come closest when
    none were. Raises InputRefused, ModelUnavailable, Cancelled.
    """
    asked, cancel = _question(question), cancel or Cancel()
    passages = [SourcePassage.model_validate(_shown(p)) for p in search(asked, PASSAGES)]
    if not passages:
        return Answer(question=asked, outcome="nothing_found", nearest=nearest(asked))
    cancel.check()
    text, finish = stream(chat(), _messages(asked, passages), TOKENS, lambda so_far: None, cancel)
    written = read_answer(text, whole=finish != "length")
    sentences = verify(written, passages, SENTENCES, asked)
    return Answer(
        question=asked,
        outcome="answered" if sentences else "nothing_citable",
        sentences=sentences,
        passages=passages,
        dropped=len(written) - len(sentences),
        provenance={
            "prompts": {name: load_prompt(name).sha256 for name in PROMPTS},
            "passages": {passage.id: passage.sha256 for passage in passages},
        },
    )


def _question(text: str) -> str:
    asked = " ".join(text.split())
    if not re.search(r"\w{2}", asked):
        raise InputRefused("There is no question. Write one, such as: first medicine for type 2 diabetes?")
    if len(asked) > LONGEST:
        raise InputRefused(f"The question is too long. Ask it in at most {LONGEST} characters.")
    return asked


def _shown(passage: BaseModel) -> dict[str, object]:
    return passage.model_dump(include=set(SourcePassage.model_fields))


def _messages(question: str, passages: Sequence[SourcePassage]) -> list[BaseMessage]:
    quoted = [
        {"number": number, "heading": _quoted(p.heading()), "text": _quoted(p.text)}
        for number, p in enumerate(passages, start=1)
    ]
    body = load_prompt("guidelines/ask").render(passages=quoted, question=_quoted(question), most=SENTENCES)
    return [SystemMessage(load_prompt("guidelines/reader").render()), HumanMessage(body)]


def _quoted(text: str) -> str:
    """Text that cannot end its quotation; without grades in brackets, which look like citations."""
    return re.sub(r" ?\[[^\[\]]*\]", "", text.replace(QUOTES, "'"))

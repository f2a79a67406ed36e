"""The model reads a statement once more beside the transcript, and says whether it holds.

Rules see numbers, drugs and denials; what they cannot see is a sentence whose words were all said, in another
relation. The chat model's own "yes" sees some of these (docs/grounding.md). It is asked only of statements
without a finding that are not surely supported, and its no only cuts a statement of a draft: it never
supports one, and it is not asked again when a person edits.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import httpx
import openai
import yaml
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, Field

from assistant.encounter import Finding, Statement
from assistant.errors import ModelUnavailable
from assistant.notes.reading import Window, tidied
from assistant.notes.template import SectionTemplate
from assistant.progress import Cancel
from assistant.prompts import load_prompt
from assistant.settings import ROOT

Reading = Callable[[Statement], Finding | None]
"""The finding of a statement that does not hold on a second reading."""

ALTERNATIVES = 10
"""Words of the answer whose probabilities are asked for: "yes" and "no" in their spellings are among them."""


class SecondReadingRules(BaseModel):
    """Thresholds, 0 to 1, ``knowledge/rules/second_reading.yaml``; what each is, is said there."""

    model_config = ConfigDict(extra="forbid")

    sure: float = Field(ge=0, le=1)
    quotes: int = Field(ge=1)
    held: float = Field(ge=0, le=1)


@lru_cache(maxsize=1)
def second_reading_rules() -> SecondReadingRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/second_reading.yaml").read_text(encoding="utf-8")
    return SecondReadingRules(**yaml.safe_load(source))


def unread(statement: Statement) -> Finding | None:
    """The second reading of a draft that is not read again."""
    return None


def second_reading(
    chat: BaseChatModel, wanted: SectionTemplate, parts: list[Window], cancel: Cancel
) -> Reading:
    """Reads statements of a section again. Its part of the transcript comes first, as it did in drafting."""

    def reading(statement: Statement) -> Finding | None:
        if not parts or statement.verdict == "unchecked" or statement.support >= second_reading_rules().sure:
            return None
        cancel.check()
        said_yes = yes(chat, wanted.excerpt, _shown(statement, parts).text(), statement)
        return None if said_yes is None or said_yes >= second_reading_rules().held else _finding()

    return reading


def yes(chat: BaseChatModel, excerpt: str, transcript: str, statement: Statement) -> float | None:
    """The model's probability of "yes" among "yes" and "no", 0 to 1.

    None when the endpoint gives no probabilities, or neither word is likely. Raises ModelUnavailable.
    """
    prompt = load_prompt("notes/second_reading").render(
        excerpt=excerpt,
        transcript=transcript,
        statement=statement.text,
        quotes=[e.quote for e in statement.evidence[: second_reading_rules().quotes]],
    )
    asked: list[BaseMessage] = [SystemMessage(load_prompt("notes/scribe").render()), HumanMessage(prompt)]
    try:
        answer = chat.bind(logprobs=True, top_logprobs=ALTERNATIVES, max_tokens=1).invoke(asked)
    except (openai.OpenAIError, httpx.HTTPError, OSError) as error:
        raise ModelUnavailable(
            "The language model stopped answering. What was written before is kept; try again."
        ) from error
    first = ((answer.response_metadata.get("logprobs") or {}).get("content") or [{}])[0]
    return _share_of_yes(first.get("top_logprobs") or [])


def _share_of_yes(likely: Sequence[Mapping[str, Any]]) -> float | None:
    def mass(word: str) -> float:
        return sum(math.exp(t["logprob"]) for t in likely if t["token"].strip().lower() == word)

    said_yes, said_no = mass("yes"), mass("no")
    return said_yes / (said_yes + said_no) if said_yes + said_no else None


def _shown(statement: Statement, parts: list[Window]) -> Window:
    """The part of the transcript that holds most of the evidence."""
    quotes = [tidied(e.quote).lower() for e in statement.evidence]
    return max(parts, key=lambda part: sum(quote in part.text().lower() for quote in quotes))


def _finding() -> Finding:
    return Finding(
        rule="second_reading",
        severity="major",
        explanation="Read once more beside the transcript, this did not hold.",
    )

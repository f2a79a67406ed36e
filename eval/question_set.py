"""Questions over the guidelines that ship, each with the recommendations that answer it, and some without."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from assistant.encounter import Strict
from retrieval.document import GuidelineDocument

QUESTIONS = Path(__file__).with_name("questions") / "guidelines.yaml"

Kind = Literal["near", "field", "other"]


class Answerable(Strict):
    """A question and the ids of the recommendations that answer it, such as ``acne:3``; any one is right."""

    question: str
    recommendations: list[str] = Field(min_length=1)


class Unanswerable(Strict):
    """A question that no current guideline here answers, and why; see the file."""

    question: str
    kind: Kind


class QuestionSet(Strict):
    """The file ``eval/questions/guidelines.yaml``. Unknown keys are refused."""

    version: int
    answerable: list[Answerable]
    unanswerable: list[Unanswerable]


@lru_cache(maxsize=1)
def question_set(path: Path = QUESTIONS) -> QuestionSet:
    """The questions, read once."""
    return QuestionSet(**yaml.safe_load(path.read_text(encoding="utf-8")))


def recommendation_ids(document: GuidelineDocument) -> set[str]:
    """The ids of all recommendations of a guideline."""
    return {f"{document.id}:{one.number}" for one in document.recommendations()}


def holds(passage: str, recommendation: str) -> bool:
    """Whether the passage with this id (``acne:2-4``) holds a recommendation (``acne:3``)."""
    document, _, numbers = passage.rpartition(":")
    of, _, number = recommendation.rpartition(":")
    first, _, last = numbers.partition("-")
    if document != of or not (first.isdigit() and number.isdigit()):
        return False
    return int(first) <= int(number) <= int(last if last.isdigit() else first)

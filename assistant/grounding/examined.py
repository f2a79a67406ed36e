"""What an examination can find, and where in a conversation it begins.

Words are data: ``knowledge/vocabulary/examination.yaml``.
"""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.concepts import Concept, Vocabulary
from assistant.grounding.phrases import Phrases, tokens
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms
from assistant.settings import ROOT

BEGINNING = "beginning"


class ExaminationWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    vitals: dict[str, Concept]
    findings: dict[str, Concept]
    systems: dict[str, Concept]
    places: dict[str, Concept]
    cues: list[str]
    begins: list[str]
    plain: list[str]


@lru_cache(maxsize=1)
def words() -> ExaminationWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/examination.yaml").read_text(encoding="utf-8")
    return ExaminationWords(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def findings() -> Vocabulary:
    """Vital signs and findings; together, so that "radial pulse" is not also taken for a heart rate."""
    return Vocabulary({**words().vitals, **words().findings})


@lru_cache(maxsize=1)
def systems() -> Vocabulary:
    """The parts of the body that an examination is ordered by: neck, heart, nerves."""
    return Vocabulary(words().systems)


@lru_cache(maxsize=1)
def places() -> Vocabulary:
    """Joints, limbs and regions."""
    return Vocabulary(words().places)


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Stems of words that a note uses of any finding, and nobody says."""
    return frozenset(terms(" ".join(words().plain)))


@lru_cache(maxsize=1)
def _cues() -> Phrases:
    return Phrases({"cue": words().cues})


@lru_cache(maxsize=1)
def _beginning() -> Vocabulary:
    return Vocabulary({BEGINNING: Concept(written=words().begins)})


def begins(conversation: Conversation) -> int:
    """The place (0, 1, …) of the utterance that the examination begins with; 0 when none seems to."""
    return next(iter(_beginning().heard(conversation).said.get(BEGINNING, ())), 0)


def examines(statement: Stated) -> bool:
    """Whether a statement tells of today's examination, by its section or by its own words."""
    if statement.part in ("examination", "history"):
        return statement.part == "examination"
    return any(_cues().every(tokens(statement.text)))


def unnamed_places(text: str, conversation: Conversation, since: int = 0) -> list[str]:
    """The joints, limbs and regions of a text that nobody named from utterance ``since`` (0, 1, …) on."""
    return places().unheard_words(text, conversation, since)

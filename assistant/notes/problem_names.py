"""Whether a heading of an assessment names a problem, by which guidelines are found.

A small model also puts "Managed well at this time" or "Additional notes" above its lines.
"""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.body import parts
from assistant.grounding.checks.complaint import complaints
from assistant.grounding.checks.diagnosis import conditions
from assistant.grounding.sections import starts_sentence
from assistant.settings import ROOT


class ProblemNames(BaseModel):
    """The rules file ``knowledge/rules/problem_names.yaml``; what each list is, is said there."""

    model_config = ConfigDict(extra="forbid")

    words: list[str]
    endings: list[str]
    other: list[str]


@lru_cache(maxsize=1)
def problem_names() -> ProblemNames:
    """The lists, read once."""
    source = (ROOT / "knowledge/rules/problem_names.yaml").read_text(encoding="utf-8")
    return ProblemNames(**yaml.safe_load(source))


@lru_cache(maxsize=256)
def is_problem(heading: str) -> bool:
    """True when a heading names a condition, a complaint or a part of the body, and no kind of action."""
    plain = " ".join(re.findall(r"[^\W_]+", heading.lower()))
    if _any_of(problem_names().other, plain) or (len(plain.split()) > 2 and starts_sentence(heading)):
        return False
    return bool(
        _any_of(problem_names().words, plain)
        or re.search(rf"(?:{'|'.join(problem_names().endings)})\b", plain)
        or conditions().mentioned(heading)
        or complaints().mentioned(heading)
        or parts(heading)
    )


def _any_of(words: list[str], text: str) -> bool:
    return re.search(rf"\b(?:{'|'.join(words)})\b", text) is not None

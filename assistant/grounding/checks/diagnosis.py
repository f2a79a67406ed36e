"""A condition that a note names must have been named or described in the visit, in any section.

"Possible rheumatoid arthritis" is a reason that nobody gave. One that is only denied harms less.
Words are data: ``knowledge/vocabulary/conditions.yaml``.
"""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Finding, Severity
from assistant.grounding.concepts import Concept, Vocabulary, asserted, quoted
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.settings import ROOT

RULE = "diagnosis"


class ConditionWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    conditions: dict[str, Concept]


@lru_cache(maxsize=1)
def conditions() -> Vocabulary:
    """The conditions by name, read once."""
    source = (ROOT / "knowledge/vocabulary/conditions.yaml").read_text(encoding="utf-8")
    return Vocabulary(ConditionWords(**yaml.safe_load(source)).conditions)


def check_diagnosis(statement: Stated, conversation: Conversation) -> list[Finding]:
    """One finding for the conditions that nobody named: minor if the statement denies them, else major."""
    spans = conditions().unheard_words(statement.text, conversation)
    if not spans:
        return []
    explanation = f"Nobody named this in the visit: {quoted(spans)}."
    severity: Severity = "major" if asserted(statement.text, spans, conversation) else "minor"
    return [Finding(rule=RULE, severity=severity, explanation=explanation, span=spans[0])]

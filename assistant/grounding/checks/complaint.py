"""A complaint that a note reports or denies must have been spoken of: "denies fever" needs a question.

What the patient told counts in every section but the examination, which has a check of its own.
Words are data: ``knowledge/vocabulary/complaints.yaml``.
"""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Finding
from assistant.grounding.concepts import Concept, Vocabulary, quoted
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.settings import ROOT

RULE = "complaint"


class ComplaintWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    complaints: dict[str, Concept]


@lru_cache(maxsize=1)
def complaints() -> Vocabulary:
    """The complaints by name, read once."""
    source = (ROOT / "knowledge/vocabulary/complaints.yaml").read_text(encoding="utf-8")
    return Vocabulary(ComplaintWords(**yaml.safe_load(source)).complaints)


def check_complaint(statement: Stated, conversation: Conversation) -> list[Finding]:
    """One finding for the complaints of a statement that nobody spoke of."""
    if statement.part == "examination":
        return []
    spans = complaints().unheard_words(statement.text, conversation)
    if not spans:
        return []
    explanation = f"Nobody spoke of this in the visit: {quoted(spans)}."
    return [Finding(rule=RULE, severity="major", explanation=explanation, span=spans[0])]

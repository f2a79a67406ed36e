"""A complaint that a note reports or denies must have been spoken of: "denies fever" needs a question.

What the patient told counts in every section but the examination, which has a check of its own. A denial
is worth less than a complaint: notes deny by habit, and rooms ask in many words.
Words are data: ``knowledge/vocabulary/complaints.yaml``.
"""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Finding
from assistant.grounding.concepts import Concept, Vocabulary, asserted, quoted
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.settings import ROOT

RULE = "complaint"

SEVERAL = 3
"""Denied complaints that nobody spoke of, from which they are no other words for what was asked.

On MTS-Dialog valid five statements deny one that the vocabulary did not hear; no planted error is found so.
"""


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
    """One finding for the complaints that nobody spoke of: minor if one or two are denied, else major."""
    if statement.part == "examination":
        return []
    spans = complaints().unheard_words(statement.text, conversation)
    if not spans:
        return []
    explanation = f"Nobody spoke of this in the visit: {quoted(spans)}."
    sure = len(spans) >= SEVERAL or asserted(statement.text, spans, conversation)
    return [Finding(rule=RULE, severity="major" if sure else "minor", explanation=explanation, span=spans[0])]

"""A part of the body that is called normal as a whole, without a word of what was found.

Models fill examinations up with such lines. The check only hints: a clinician may well write one.
"""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Finding
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.settings import ROOT

RULE = "generic"


class GenericRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    normal: list[str]
    supported: float


@lru_cache(maxsize=1)
def generic_rules() -> GenericRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/generic.yaml").read_text(encoding="utf-8")
    return GenericRules(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    normal = "|".join(re.escape(words) for words in generic_rules().normal)
    return re.compile(rf"^[A-Z][\w /-]{{2,40}}(?::| is| are| was| were)\s*(?:{normal})\s*\.?$", re.I)


def check_generic(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A minor finding for an examination line that only says that a part is normal, if little supports it."""
    wanted = statement.part in ("examination", "")
    if not wanted or statement.support >= generic_rules().supported or not _pattern().match(statement.text):
        return []
    return [
        Finding(
            rule=RULE,
            severity="minor",
            explanation="This calls the part normal as a whole; no finding of it was told in the visit.",
            span=statement.text,
        )
    ]

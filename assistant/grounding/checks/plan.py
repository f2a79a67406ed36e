"""What a plan orders or advises must have been spoken of in the visit: tests, procedures, referrals,
aids, groups of medicines, advice, the next visit. Single drugs are the affair of the drug check.

An order or advice of today counts as spoken of from the examination on: "he walks a lot" in the history
advises no exercise. Words are data: ``knowledge/vocabulary/orders.yaml``.
"""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Finding, Severity
from assistant.grounding.concepts import Concept, Vocabulary, quoted
from assistant.grounding.examined import begins, unnamed_places
from assistant.grounding.phrases import Mention, Phrases, tokens
from assistant.grounding.quantities import Quantity
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.settings import ROOT

RULE = "plan"

FOLLOW_UP = "follow-up"

REFUSED = re.compile(
    r"\b(?:no|not|without|declin\w+|den(?:y|ie[sd])|defer\w*)\b(?! improv)[^,.;:]{0,20}$", re.I
)
"""Right before an order that is not given; "if it does not improve refer to …" gives one."""

INTERVALS = {"day", "week", "month", "year"}
"""Units of the time until the next visit."""


class OrderWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    tests: dict[str, Concept]
    imaging: dict[str, Concept]
    procedures: dict[str, Concept]
    referrals: dict[str, Concept]
    devices: dict[str, Concept]
    medicines: dict[str, Concept]
    advice: dict[str, Concept]
    follow_up: Concept
    orders: list[str]
    ongoing: list[str]
    before: list[str]
    headings: list[str]


@lru_cache(maxsize=1)
def words() -> OrderWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/orders.yaml").read_text(encoding="utf-8")
    return OrderWords(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def orders() -> Vocabulary:
    """Tests, procedures, referrals, aids, medicines and advice by name, and the next visit."""
    rules = words()
    groups = (rules.tests, rules.imaging, rules.procedures, rules.referrals, rules.devices, rules.medicines)
    named = {name: concept for group in (*groups, rules.advice) for name, concept in group.items()}
    return Vocabulary({**named, FOLLOW_UP: rules.follow_up})


@lru_cache(maxsize=1)
def _cues() -> Phrases:
    return Phrases({"orders": words().orders, "ongoing": words().ongoing, "before": words().before})


def check_plan(statement: Stated, conversation: Conversation) -> list[Finding]:
    """One finding for the orders and advice of a statement that nobody spoke of, or for its time or place."""
    if statement.part not in ("plan", "results", ""):
        return []
    text, cues = _without_heading(statement.text), _cues_of(statement.text)
    today = statement.part == "plan" and "orders" in cues and "before" not in cues
    since = begins(conversation) if today and "ongoing" not in cues else 0
    unheard = [m for m in orders().unheard(text, conversation, since) if not _harmless(m, text, today)]
    if unheard:
        return [_finding([text[m.start : m.end] for m in unheard], _severity(unheard))]
    if today and (unsaid := _unsaid_interval(statement, conversation, since)):
        interval = unsaid.phrase or unsaid.span
        return [_finding([interval], "major", f"No next visit in {interval} was spoken of.")]
    if places := unnamed_places(text, conversation):
        return [_finding(places, "major")]
    return []


def _without_heading(text: str) -> str:
    """The text behind a heading such as "Specialist referrals:"; "" when it is one."""
    label, _, rest = text.partition(":")
    return rest if label.strip(" .").lower() in words().headings else text


def _harmless(mention: Mention, text: str, today: bool) -> bool:
    """Whether nothing is ordered: "no referral is needed", "here for follow-up"."""
    return bool(REFUSED.search(text[: mention.start])) or (mention.name == FOLLOW_UP and not today)


def _cues_of(text: str) -> set[str]:
    return {m.name for m in _cues().every(tokens(text))}


def _unsaid_interval(statement: Stated, conversation: Conversation, since: int) -> Quantity | None:
    """The time until the next visit if nobody said it since utterance ``since`` (0, 1, …)."""
    if not any(m.name == FOLLOW_UP for m in orders().mentioned(statement.text)):
        return None
    said = conversation.said[since:]
    heard = {(q.value, q.unit) for s in said for q in s.numbers}
    singles = {unit for unit in INTERVALS for s in said if unit in s.utterance.text.lower()}
    for number in statement.numbers:
        if number.unit in INTERVALS and (number.value, number.unit) not in heard:
            if number.value == "1" and number.unit in singles:  # "next week", "a month from now"
                continue
            return number
    return None


def _severity(mentions: list[Mention]) -> Severity:
    """A procedure or a medicine that nobody spoke of can harm; a test or advice less so."""
    harmful = {*words().procedures, *words().medicines}
    return "critical" if any(m.name in harmful for m in mentions) else "major"


def _finding(spans: list[str], severity: Severity, explanation: str = "") -> Finding:
    explanation = explanation or f"Nobody spoke of this in the visit: {quoted(spans)}."
    return Finding(rule=RULE, severity=severity, explanation=explanation, span=spans[0])

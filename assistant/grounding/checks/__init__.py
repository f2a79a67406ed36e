"""The checks of a statement, one rule a file. Each explains itself and names the words it is about."""

from collections.abc import Callable

from assistant.encounter import Finding
from assistant.grounding.checks.drugs import check_drugs
from assistant.grounding.checks.negation import check_negation
from assistant.grounding.checks.numbers import check_numbers
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

Check = Callable[[Stated, Conversation], list[Finding]]
"""A statement with its evidence, and the whole conversation, to what is wrong with it."""

CHECKS: tuple[Check, ...] = (check_numbers, check_drugs, check_negation)

__all__ = ["CHECKS", "Check", "check_drugs", "check_negation", "check_numbers"]

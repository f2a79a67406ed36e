"""One thing that a sentence of a handout and its source do not share."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "number_lost",
    "number_added",
    "drug_lost",
    "drug_added",
    "date_lost",
    "date_added",
    "negation",
    "change",
    "advice_added",
    "invented",
    "strays",
]


@dataclass(frozen=True)
class Difference:
    """One thing that a sentence and its source do not share; ``span`` is the words it is about."""

    kind: Kind
    span: str
    explanation: str

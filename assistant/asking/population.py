"""Whom a question is about, as far as a note says it: for filters, and open where nothing is said."""

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.encounter import Statement
from assistant.grounding.ages import ages
from assistant.grounding.negation import negated
from assistant.grounding.quantities import quantities

Sex = Literal["female", "male"]

YEARS = {"year": 1.0, "month": 1 / 12, "week": 1 / 52, "day": 1 / 365}

NAMED: dict[Sex, re.Pattern[str]] = {
    "female": re.compile(
        r"\b(?:old|year-old|y\.?/?o\.?)\W+(?:\w+\W+){0,2}?(?:female|woman|lady|girl)\b", re.I
    ),
    "male": re.compile(r"\b(?:old|year-old|y\.?/?o\.?)\W+(?:\w+\W+){0,2}?(?:male|man|gentleman|boy)\b", re.I),
}
"""Said with the age, so surely of the patient."""

SPOKEN_OF: dict[Sex, re.Pattern[str]] = {
    "female": re.compile(r"^(?:she|her)\b", re.I),
    "male": re.compile(r"^(?:he|his)\b", re.I),
}
"""At the head of a sentence, where it mostly is the patient."""

PREGNANT = re.compile(
    r"\b(?:(?:is|currently|now|patient is)\s+(?:\w+\s+){0,3}?pregnant|pregnant (?:patient|woman)"
    r"|(?:weeks|months) pregnant"
    r"|weeks'? (?:of )?gestation|intrauterine pregnancy|gravid)\b",
    re.I,
)
NOT_PREGNANT = re.compile(
    r"\bpregnancy test\b[^.]{0,20}\bnegative|\bnegative pregnancy test|\bpostmenopausal", re.I
)

DISEASE = re.compile(
    r"\b(?:ckd|(?:chronic )?kidney disease|(?:chronic )?(?:renal|kidney) (?:insufficiency|failure)"
    r"|dialysis|esrd)\b",
    re.I,
)
FILTRATION = re.compile(r"\b(?:e?gfr|glomerular filtration(?: rate)?)\b\D{0,20}", re.I)

REDUCED = 60
"""mL/min/1.73 m². Below it kidney function is reduced (KDIGO 2024, categories G3a to G5)."""


class Population(BaseModel):
    """Age in years, sex and pregnancy; None is not known and excludes nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    age: float | None = Field(default=None, ge=0, le=130)
    sex: Sex | None = None
    pregnant: bool | None = None


def population(statements: Sequence[Statement]) -> Population:
    """Whom the statements of a note are about."""
    texts = [statement.text for statement in statements]
    sex = _sex(texts)
    return Population(age=_age(texts), sex=sex, pregnant=False if sex == "male" else _pregnant(texts))


def reduced_kidney_function(statements: Sequence[Statement]) -> bool:
    """Whether the statements name kidney disease, or a filtration rate below 60."""
    return any(_reduced(statement.text) for statement in statements)


def _age(texts: Sequence[str]) -> float | None:
    found = {round(age.value * YEARS[age.unit], 2) for text in texts for age in ages(text) if age.patient}
    # Two ages are a mistake in the note: none is better than the wrong one.
    return found.pop() if len(found) == 1 else None


def _sex(texts: Sequence[str]) -> Sex | None:
    for patterns in (NAMED, SPOKEN_OF):
        found = [sex for sex, pattern in patterns.items() if any(pattern.search(text) for text in texts)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _pregnant(texts: Sequence[str]) -> bool | None:
    denied = any(
        NOT_PREGNANT.search(text) or ("pregnan" in text.lower() and _denies_pregnancy(text)) for text in texts
    )
    stated = any(PREGNANT.search(text) and not _denies_pregnancy(text) for text in texts)
    return stated if stated != denied else None


def _denies_pregnancy(text: str) -> bool:
    return any(term.startswith("pregnan") for term in negated(text))


def _reduced(text: str) -> bool:
    denied = any(term.startswith(("kidn", "renal", "ckd")) for term in negated(text))
    named = bool(DISEASE.search(text)) and not denied
    rates = [quantities(text[m.end() :])[:1] for m in FILTRATION.finditer(text)]
    return named or any(rate and rate[0].amount < REDUCED for rate in rates)

"""The number that calls an ambulance, by country: ``knowledge/vocabulary/emergency_numbers.yaml``."""

from functools import lru_cache
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from assistant.errors import InputRefused, ProvenoteError
from assistant.settings import ROOT

FILE = "knowledge/vocabulary/emergency_numbers.yaml"

Number = Annotated[str, StringConstraints(pattern=r"^\d{2,5}$")]
"""Digits as they are dialled; text, because of 000."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class EmergencyNumber(BaseModel):
    """A country's name, the number to call, and others that reach an ambulance there."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    country: str
    number: Number
    also: list[Number] = []


@lru_cache(maxsize=1)
def emergency_numbers() -> dict[str, EmergencyNumber]:
    """All countries by ISO 3166-1 alpha-2 code. Raises ProvenoteError when the file cannot be used."""
    try:
        text = (ROOT / FILE).read_text(encoding="utf-8")
        return TypeAdapter(dict[Code, EmergencyNumber]).validate_python(yaml.safe_load(text))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise ProvenoteError(f"{FILE} cannot be used; restore it from the release. {error}") from error


def emergency_number(country: str) -> EmergencyNumber:
    """The entry of a country, by its code. Raises InputRefused when it is not in the list: no guess."""
    known = emergency_numbers()
    if country not in known:
        raise InputRefused(
            f"No emergency number is known for the country {country}. "
            f"Set PROVENOTE_EMERGENCY_COUNTRY to one of {', '.join(sorted(known))}."
        )
    return known[country]

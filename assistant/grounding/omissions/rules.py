"""The rules and vocabularies of omissions as data; unknown keys are refused."""

from functools import lru_cache
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Severity
from assistant.grounding.stated import Part
from assistant.settings import ROOT


class Data(BaseModel):
    """A piece of a data file."""

    model_config = ConfigDict(extra="forbid")


class Place(Data):
    """Where a kind of fact belongs: the part of a note, and words of a title that are preferred."""

    part: Part
    titles: list[str]


class Names(Data):
    """How a thing is said in the room, and further ways a note has it."""

    said: list[str]
    written: list[str]


class Substance(Names):
    """``needs``: at least one of these beside the others, because "drink" alone may be water."""

    needs: list[str]


class Allergies(Names):
    """``effects`` tell of an allergy without its name; ``any`` is no cause.

    ``causes`` are those besides drugs, ``seasonal`` those that come with the season.
    """

    effects: list[str]
    causes: list[str]
    seasonal: list[str]
    any: list[str]


class FollowUp(Names):
    """``sure`` cues need nothing beside them; ``strict`` words alone are a follow-up in a note.

    ``summaries`` tell of this visit, not of the next; ``others`` are doctors other than this one.
    """

    sure: list[str]
    strict: list[str]
    summaries: list[str]
    not_these: list[str]
    others: list[str]


class SafetyNet(Names):
    """Advice to call or come: when, and for which signs."""

    when: list[str]
    specific: list[str]


class OrderCues(Data):
    """What tells that a test is wanted, in the room and in a note."""

    cues: list[str]
    written: list[str]


class Questions(Data):
    """How a question begins without a question mark, and questions that are none."""

    starts: list[str]
    idle: list[str]


class OmissionRules(Data):
    """``knowledge/rules/omissions.yaml``."""

    places: dict[str, Place]
    thoughts: list[str]
    tags: list[str]
    open_questions: list[str]
    hypothetical: list[str]
    relatives: list[str]
    decisions: list[str]
    earlier: list[str]
    later: list[str]
    changes: dict[str, list[str]]
    written_changes: dict[str, list[str]]
    takes: list[str]
    dose_units: list[str]
    not_medicines: list[str]
    no_medicines: list[str]
    taken: list[str]
    dosed: list[str]
    allergies: Allergies
    self_harm: Names
    pregnancy: Names
    substances: dict[str, Substance]
    follow_up: FollowUp
    safety_net: SafetyNet
    orders: OrderCues
    questions: Questions


class RedFlag(Names):
    """A warning sign; ``severity`` of its omission when the patient has it."""

    severity: Severity


class Measurement(Data):
    """How a value is named; ``normal`` and ``possible`` are [low, high] in the usual unit."""

    said: list[str]
    normal: tuple[float, float] | None = None
    possible: tuple[float, float] | None = None


class Measurements(Data):
    """``knowledge/vocabulary/measurements.yaml``."""

    vital_sign: dict[str, Measurement]
    test_result: dict[str, Measurement]
    shows: list[str]
    tells: list[str]
    normal: list[str]
    pending: list[str]
    written: list[str]


class Orders(Data):
    """``knowledge/vocabulary/tests_and_referrals.yaml``: name to the ways it is said and written."""

    tests: dict[str, list[str]]
    referrals: dict[str, list[str]]
    also_written: dict[str, list[str]]


@lru_cache(maxsize=1)
def rules() -> OmissionRules:
    """How facts are said and written, read once."""
    return OmissionRules(**_read("rules/omissions.yaml"))


@lru_cache(maxsize=1)
def red_flags() -> dict[str, RedFlag]:
    """Warning signs by name, read once."""
    return {name: RedFlag(**flag) for name, flag in _read("vocabulary/red_flags.yaml").items()}


@lru_cache(maxsize=1)
def measurements() -> Measurements:
    """Vital signs and test values, read once."""
    return Measurements(**_read("vocabulary/measurements.yaml"))


@lru_cache(maxsize=1)
def orders() -> Orders:
    """Tests and specialties, read once."""
    return Orders(**_read("vocabulary/tests_and_referrals.yaml"))


def _read(name: str) -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load((ROOT / "knowledge" / name).read_text(encoding="utf-8"))
    return document

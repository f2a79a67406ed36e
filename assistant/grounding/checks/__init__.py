"""The checks of a statement, one rule a file. Each explains itself and names the words it is about."""

from collections.abc import Callable

from assistant.encounter import Finding
from assistant.grounding.checks.ages import check_ages
from assistant.grounding.checks.allergies import check_allergies
from assistant.grounding.checks.certainty import check_certainty
from assistant.grounding.checks.commitment import check_commitment
from assistant.grounding.checks.complaint import check_complaint
from assistant.grounding.checks.dates import check_dates
from assistant.grounding.checks.diagnosis import check_diagnosis
from assistant.grounding.checks.done import check_done
from assistant.grounding.checks.doses import check_doses
from assistant.grounding.checks.doubtful import check_doubtful
from assistant.grounding.checks.drug_changes import check_drug_changes
from assistant.grounding.checks.drugs import check_drugs
from assistant.grounding.checks.examination import check_examination
from assistant.grounding.checks.frequencies import check_frequencies
from assistant.grounding.checks.generic import check_generic
from assistant.grounding.checks.identity import check_identity
from assistant.grounding.checks.inference import check_inference
from assistant.grounding.checks.laterality import check_laterality
from assistant.grounding.checks.negation import check_negation
from assistant.grounding.checks.numbers import check_numbers
from assistant.grounding.checks.plan import check_plan
from assistant.grounding.checks.results import check_results
from assistant.grounding.checks.site import check_site
from assistant.grounding.checks.support import check_support
from assistant.grounding.checks.sweeping import check_sweeping
from assistant.grounding.checks.time import check_time
from assistant.grounding.checks.verbs import check_verbs
from assistant.grounding.checks.vitals import check_vitals
from assistant.grounding.checks.who import check_who
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

Check = Callable[[Stated, Conversation], list[Finding]]
"""A statement with its evidence, and the whole conversation, to what is wrong with it."""

CHECKS: tuple[Check, ...] = (
    check_doses,
    check_frequencies,
    check_numbers,
    check_ages,
    check_dates,
    check_results,
    check_drugs,
    check_allergies,
    check_drug_changes,
    check_verbs,
    check_done,
    check_negation,
    check_sweeping,
    check_laterality,
    check_site,
    check_who,
    check_certainty,
    check_doubtful,
    check_commitment,
    check_time,
    check_identity,
    check_vitals,
    check_examination,
    check_plan,
    check_diagnosis,
    check_complaint,
    check_generic,
    check_inference,
    check_support,
)

__all__ = [
    "CHECKS",
    "Check",
    "check_ages",
    "check_allergies",
    "check_certainty",
    "check_commitment",
    "check_complaint",
    "check_dates",
    "check_diagnosis",
    "check_done",
    "check_doses",
    "check_doubtful",
    "check_drug_changes",
    "check_drugs",
    "check_examination",
    "check_frequencies",
    "check_generic",
    "check_identity",
    "check_inference",
    "check_laterality",
    "check_negation",
    "check_numbers",
    "check_plan",
    "check_results",
    "check_site",
    "check_support",
    "check_sweeping",
    "check_time",
    "check_verbs",
    "check_vitals",
    "check_who",
]

import pytest

from assistant.encounter import Omission
from eval.datasets import Sample
from eval.planted import visit_of
from eval.planted.deletions import Deleted, delete_all, without
from tests.eval.planted.visits import DIALOGUE, NOTE, visit


def facts(dialogue: str = DIALOGUE, note: str = NOTE) -> dict[tuple[str, str], Deleted]:
    """The facts by kind and first name."""
    other = visit_of(Sample(id="V1", input=dialogue, reference=note))
    return {(d.fact, d.names[0]): d for d in delete_all([other])}


def test_facts_of_the_note_that_were_said() -> None:
    assert set(facts()) == {
        ("drug", "ibuprofen"), ("drug", "lisinopril"), ("drug_change", "lisinopril"), ("follow_up", "follow"),
    }  # fmt: skip


def test_a_fact_is_truly_gone() -> None:
    note = without(visit().note, facts()["drug", "lisinopril"])
    assert "lisinopril" not in note.text().lower() and len(note.statements()) == len(visit().lines) - 2


def test_a_change_goes_and_the_medicine_stays() -> None:
    text = without(visit().note, facts()["drug_change", "lisinopril"]).text()
    assert "40 mg" not in text and "lisinopril 20 mg" in text


def test_what_nobody_said_is_not_taken_out() -> None:
    silent = "[doctor] how are you\n[patient] my knee hurts, it is swollen\n"
    assert facts(dialogue=silent) == {}


def test_an_allergy_is_a_fact() -> None:
    dialogue = DIALOGUE + "[doctor] any allergies?\n[patient] penicillin gives me a rash\n"
    assert ("allergy", "penicillin") in facts(dialogue, NOTE + "\nALLERGIES\nPenicillin.\n")
    assert ("allergy", "penicillin") not in facts(DIALOGUE, NOTE + "\nALLERGIES\nPenicillin.\n")


NAMED = [
    ("drug", "i take lisinopril every day", True, "the name in the quote"),
    ("drug", "i take a pill every day", False, "no name"),
    ("follow_up", "see you in two weeks", True, "the period as it is said"),
    ("follow_up", "see you in two months", False, "another unit"),
    ("follow_up", "for three weeks now", False, "another number"),
]


@pytest.mark.parametrize(("fact", "quote", "named", "reason"), NAMED, ids=[row[3] for row in NAMED])
def test_an_omission_names_the_fact(fact: str, quote: str, named: bool, reason: str) -> None:
    deleted = facts()[fact, "lisinopril" if fact == "drug" else "follow"]
    omission = Omission(kind="any", utterance=1, quote=quote, severity="critical")
    assert deleted.is_named_by(omission) == named

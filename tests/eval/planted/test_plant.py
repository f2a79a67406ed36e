from random import Random

import pytest

from eval.datasets import Sample
from eval.planted import KINDS, Kind, Planted, plant_all, visit_of, with_planted
from eval.planted.plant import PLANTERS, rounds
from tests.eval.planted.visits import DIALOGUE, visit


def planted(kind: Kind) -> list[Planted]:
    return list(PLANTERS[kind](visit(), Random(1)))


def ways(kind: Kind) -> dict[str, str]:
    """How each error was made, with one of the texts."""
    return {error.how: error.after for error in planted(kind)}


def test_the_same_seed_plants_the_same_errors() -> None:
    first, again = plant_all([visit()]), plant_all([visit()])
    assert first == again
    assert plant_all([visit()], seed=1) != first
    assert {error.kind for error in first} == set(KINDS)


def test_wrong_numbers_are_said_nowhere_near() -> None:
    said = ("54", "3 weeks", "2 weeks")
    assert planted("number")
    assert all(not all(s in e.after for s in said if s in e.before) for e in planted("number"))


def test_doses_units_and_drugs_were_not_said() -> None:
    assert not any(
        "lisinopril 20 mg once" in e.after and "ibuprofen 400 mg" in e.after for e in planted("dose")
    )
    assert set(ways("unit")) >= {"mg to mcg", "weeks to months"}
    drugs = {e.after for e in planted("drug")}
    assert drugs and not any("lisinopril" in d and "ibuprofen" in d for d in drugs)


def test_denials_are_turned() -> None:
    assert ways("negation") == {"denial dropped": "She reports fever and chills."}


def test_sides_are_turned_and_a_side_that_was_said_too_is_not() -> None:
    assert "The right knee is swollen." in {e.after for e in planted("laterality")}
    both = DIALOGUE + "[patient] and my right knee hurts too\n"
    other = visit_of(Sample(id="V2", input=both, reference="EXAM\nThe left knee is swollen."))
    assert list(PLANTERS["laterality"](other, Random(1))) == []


def test_people_are_mistaken() -> None:
    assert ways("wrong_relative") == {
        "another relative": ways("wrong_relative")["another relative"],
        "the patient for a relative": "The patient had gout for years.",
        "a relative never named for the patient": ways("wrong_relative")[
            "a relative never named for the patient"
        ],
    }
    assert "father" not in ways("wrong_relative")["another relative"]


def test_hedges_are_dropped_only_where_none_is_left() -> None:
    assert ways("changed_certainty") == {"made certain": "The x-ray of the left knee will show a small tear."}
    for note, expected in (
        (
            "PLAN\nThe left knee pain is probably due to the meniscus.",
            ["The left knee pain is due to the meniscus."],
        ),
        ("PLAN\nThe left knee pain may be due to a possible tear.", []),
    ):
        other = visit_of(Sample(id="V2", input=DIALOGUE, reference=note))
        assert [e.after for e in PLANTERS["changed_certainty"](other, Random(1))] == expected


SAID_IN_PASSING = [
    ("[doctor] your lungs are clear", "ung", "invented_finding", "lungs"),
    ("[doctor] blood pressure is one thirty over eighty", "lood pressure", "invented_finding", "pressure"),
    ("[doctor] we will get an mri", "MRI", "invented_plan", "an order"),
    ("[patient] could i see a cardiologist", "ardiolog", "invented_plan", "a referral"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "word", "kind", "reason"), SAID_IN_PASSING, ids=[r[3] for r in SAID_IN_PASSING]
)
def test_what_was_said_is_not_invented(said: str, word: str, kind: Kind, reason: str) -> None:
    note = "EXAM\nThe knee is swollen.\n\nPLAN\nIncrease lisinopril."
    other = visit_of(Sample(id="V3", input=f"{DIALOGUE}{said}\n", reference=note))
    quiet = visit_of(Sample(id="V3", input=DIALOGUE, reference=note))
    assert any(word in e.after for e in PLANTERS[kind](quiet, Random(1)))
    assert not any(word in e.after for e in PLANTERS[kind](other, Random(1)))


def test_a_vague_vital_sign_is_made_specific() -> None:
    assert any(
        e.how == "made specific" and e.before == "Vitals look good." for e in planted("invented_finding")
    )


def test_a_note_carries_its_errors_and_nothing_else_changes() -> None:
    errors = plant_all([visit()])
    for copy in rounds(errors):
        assert len({e.place for e in copy}) == len(copy) == len({e.kind for e in copy})
        note = with_planted(visit().note, copy)
        texts = {s.id: s.text for s in note.statements()}
        assert all(texts[e.statement] == e.after for e in copy)
        before = {s.id: s.text for s in visit().note.statements()}
        touched = {e.statement for e in copy}
        assert {i: t for i, t in texts.items() if i not in touched} == {
            i: t for i, t in before.items() if i not in touched
        }
    assert sorted(e.model_dump_json() for copy in rounds(errors) for e in copy) == sorted(
        e.model_dump_json() for e in errors
    )

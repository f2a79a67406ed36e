import pytest

from assistant.encounter import Note
from assistant.handouts.parts import parts
from tests.handouts.conftest import MakeNote


def told(note: Note) -> dict[str, list[str]]:
    return {part.rule.key: [line.source for line in part.lines] for part in parts(note)}


def test_each_part_has_its_statements(visit: Note) -> None:
    found = told(visit)
    assert list(found) == ["why", "found", "decided", "home", "help", "next"]
    assert found["why"] == ["The patient presents with knee pain."]
    assert len(found["found"]) == 3
    assert [len(found[key]) for key in ("decided", "home", "help", "next")] == [2, 1, 1, 1]


PLAN = [
    ("Return to the emergency room if the pain gets worse.", "urgent"),
    ("Call us if you have chest pain.", "urgent"),
    ("The chest x-ray was clear in the emergency room.", "found"),
    ("Call us with any questions or if the fever returns.", "help"),
    ("Follow up in 2 weeks.", "next"),
    ("Referred to physical therapy.", "next"),
    ("Order an MRI of the brain.", "next"),
    ("I encouraged him to exercise.", "home"),
    ("Avoid salty foods.", "home"),
    ("Start amoxicillin 500 mg.", "decided"),
    ("The blood pressure is well controlled.", "found"),
]


@pytest.mark.parametrize(("statement", "key"), PLAN)
def test_plan_statements_are_told_apart(make_note: MakeNote, statement: str, key: str) -> None:
    assert list(told(make_note(assessment_and_plan=[statement]))) == [key]


def test_soap_sections_are_known(make_note: MakeNote) -> None:
    note = make_note(
        subjective=["Cough for 2 days."], objective=["Lungs are clear."], plan=["Follow up in 1 week."]
    )
    assert list(told(note)) == ["why", "found", "next"]


NOT_TOLD = [
    ({"review_of_systems": ["Denies chest pain."]}, "a list of what is not there"),
    ({"social_history": ["Former smoker."]}, "the patient knows"),
    ({"assessment_and_plan": ["The patient understands and agrees with the plan."]}, "files only"),
    ({"assessment_and_plan": ["2."]}, "no word in it"),
    ({"assessment_and_plan": []}, "empty"),
]


@pytest.mark.parametrize(("sections", "reason"), NOT_TOLD)
def test_left_out(make_note: MakeNote, sections: dict[str, list[str]], reason: str) -> None:
    assert told(make_note(**sections)) == {}, reason


def test_findings_are_limited_and_abnormal_ones_come_first(make_note: MakeNote) -> None:
    normal = [f"Organ number {n} is fine." for n in range(10)]
    found = told(make_note(physical_exam=[*normal, "The ankle is swollen."]))["found"]
    assert len(found) == 6
    assert "The ankle is swollen." in found


def test_decisions_are_never_limited(make_note: MakeNote) -> None:
    plan = [f"Start pill number {n} today." for n in range(30)]
    assert told(make_note(plan=plan))["decided"] == plan


def test_a_repeat_is_told_once_and_a_denied_one_is_no_repeat(make_note: MakeNote) -> None:
    found = told(
        make_note(
            results=["Fracture of the wrist.", "The fracture of the wrist.", "No fracture of the wrist."]
        )
    )
    assert found["found"] == ["The fracture of the wrist.", "No fracture of the wrist."]


def test_what_a_finding_leans_on_is_told_with_it(make_note: MakeNote) -> None:
    normal = [f"Organ number {n} shows a high value." for n in range(10)]
    note = make_note(results=["We looked at the heart ultrasound.", "It shows a positive sign.", *normal])
    told_there = told(note)["found"]
    assert told_there[:2] == ["We looked at the heart ultrasound.", "It shows a positive sign."]

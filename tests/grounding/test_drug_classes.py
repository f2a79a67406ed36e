import pytest

from assistant.grounding.drug_classes import classes_in, classes_of

MEMBERS = [
    ("atorvastatin", "statin", "by its ending"),
    ("lisinopril", "ace inhibitor", "another ending"),
    ("cephalexin", "antibiotic", "by its beginning"),
    ("meloxicam", "anti-inflammatory", "by name"),
]


@pytest.mark.parametrize(("drug", "group", "reason"), MEMBERS, ids=[row[2] for row in MEMBERS])
def test_members_of_a_class(drug: str, group: str, reason: str) -> None:
    assert group in classes_of(drug)
    assert classes_of("not a drug") == []


def test_classes_are_found_as_they_are_said() -> None:
    assert classes_in("started on a statin and a water pill") == {
        "statin": "statin",
        "diuretic": "water pill",
    }
    assert classes_in("he is well") == {}

from datetime import date
from typing import Any

import pytest

from retrieval.filters import EVERYTHING, Wanted, left_out
from retrieval.library_document import LibraryDocument


def document(**details: Any) -> LibraryDocument:
    given = {"publisher": "A society", "year": 2020, **details}
    return LibraryDocument(
        id="own/a",
        collection="own",
        title="A",
        name="a",
        sha256="",
        added=date(2024, 1, 1),
        reading=1,
        **given,
    )


CASES: list[tuple[dict[str, Any], dict[str, Any], bool, str]] = [
    ({"age": 40}, {}, True, "a document for everyone"),
    ({}, {"ages": (0, 17), "sex": "male", "pregnancy": "only"}, True, "nothing is known of the patient"),
    ({"age": 17.9}, {"ages": (None, 17)}, True, "until the 18th birthday"),
    ({"age": 18}, {"ages": (None, 17)}, False, "from the 18th birthday"),
    ({"age": 17}, {"ages": (18, None)}, False, "too young"),
    ({"age": 64}, {"ages": (18, 64)}, True, "within the ages"),
    ({"sex": "female"}, {"sex": "male"}, False, "the other sex"),
    ({"sex": "female"}, {"sex": "female"}, True, "the same sex"),
    ({"pregnant": True}, {"pregnancy": "excluded"}, False, "not in pregnancy"),
    ({"pregnant": False}, {"pregnancy": "only"}, False, "only in pregnancy"),
    ({"pregnant": True}, {"pregnancy": "only"}, True, "in pregnancy"),
    ({"pregnant": False}, {}, True, "says nothing of pregnancy"),
    ({"since": 2021}, {"year": 2020}, False, "too old"),
    ({"since": 2020}, {"year": 2020}, True, "of the first year"),
    ({"publishers": {"Another"}}, {}, False, "of another publisher"),
    ({"collections": {"guidelines"}}, {}, False, "of another collection"),
]


@pytest.mark.parametrize(("wanted", "details", "allowed", "why"), CASES, ids=[row[3] for row in CASES])
def test_what_is_wanted(wanted: dict[str, Any], details: dict[str, Any], allowed: bool, why: str) -> None:
    assert Wanted(**wanted).allows(document(**details)) is allowed


def test_ids_that_are_left_out() -> None:
    assert left_out([document(year=1999)], Wanted(since=2000)) == {"own/a"}
    assert left_out([document()], EVERYTHING) == frozenset()

import json

import pytest

from assistant.errors import InputRefused
from retrieval.reading.record_fields import RULES, RecordFields, record_fields
from retrieval.reading.table import read_csv, read_json

RECORD = {
    "id": 7,
    "title": "Cough: children",
    "grade": "D",
    "sex": "female",
    "ageRange": [2, 11],
    "text": "<p>Do not give codeine to a child with a cough.</p>",
    "tools": [{"name": "x"}],
}


def test_a_record_becomes_a_recommendation() -> None:
    (block,) = read_json("r.json", json.dumps({"all": {"items": [RECORD]}}).encode()).blocks
    assert (block.kind, block.path, block.grade) == ("recommendation", ("Cough: children",), "D")
    assert block.text == "Do not give codeine to a child with a cough. For: female, 2 to 11 years. Grade: D."


def test_a_table_of_recommendations() -> None:
    text = (
        "Section;Topic;Recommendation;Strength;Year;Publisher\n"
        "Lungs;Cough;Do not give antibiotics for an acute cough;Strong;2021;Us\n"
        "Joints;Gout;Give colchicine early in a flare of gout;Weak;2023;Us\n"
    )
    reading = read_csv("r.csv", text.encode())
    assert [(b.path, b.grade) for b in reading.blocks] == [
        (("Lungs", "Cough"), "Strong"),
        (("Joints", "Gout"), "Weak"),
    ]
    assert (reading.stated.year, reading.stated.publisher) == (2023, "Us")
    assert "Year: 2021." in reading.blocks[0].text


def test_any_other_table_is_read_row_by_row() -> None:
    reading = read_csv("d.csv", b"Drug,Dose\nIbuprofen,400 mg\nNaproxen,\n")
    assert [(b.kind, b.text) for b in reading.blocks] == [
        ("table", "Drug: Ibuprofen; Dose: 400 mg"),
        ("table", "Drug: Naproxen"),
    ]


def test_a_json_list_of_plain_records_is_read_row_by_row() -> None:
    reading = read_json("d.json", b'[{"drug": "Ibuprofen", "dose": 400}, {"drug": "Naproxen"}]')
    assert [b.text for b in reading.blocks] == ["drug: Ibuprofen; dose: 400", "drug: Naproxen"]


REFUSED = [
    (b"{", "damaged", "cut off"),
    (b'{"a": 1}', "no list of records", "one object"),
    (b"[1, 2, 3]", "no list of records", "numbers"),
    (b"[" * 100_000, "damaged", "nested to break a reader"),
]


@pytest.mark.parametrize(("data", "said", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_json_that_is_no_table_is_refused(data: bytes, said: str, why: str) -> None:
    with pytest.raises(InputRefused, match=said):
        read_json("r.json", data)


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(InputRefused, match="no rows"):
        read_csv("r.csv", b"Drug,Dose\n")


def test_the_shipped_names_are_compared_without_signs() -> None:
    assert RULES.is_file()
    for part in RecordFields.model_fields:
        assert all(name.isalnum() and name.islower() for name in getattr(record_fields(), part))

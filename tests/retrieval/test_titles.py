from datetime import date

import pytest

from retrieval.library_document import LibraryDocument
from retrieval.query import read_query
from retrieval.titles import Titles


def document(name: str, title: str, *terms: str, status: str = "current") -> LibraryDocument:
    return LibraryDocument.model_validate(
        {
            "id": name,
            "collection": "own",
            "title": title,
            "name": name,
            "sha256": "",
            "publisher": "A",
            "year": 2020,
            "added": date(2024, 1, 1),
            "reading": 1,
            "terms": terms,
            "status": status,
        }
    )


TITLES = Titles(
    [
        document("gout", "Gout", "gout flare", "podagra"),
        document("old", "Gout", status="superseded"),
        document("dm", "Type 2 diabetes"),
    ]
)

MATCHES = [
    ("Gout", "gout", 1.0, "the title itself"),
    ("podagra", "gout", 1.0, "a further name"),
    ("gout diet", "gout", 2 / 3, "half of what was asked"),
    ("diabetes", "dm", 0.5, "one of three words of the title"),
    ("asthma", "gout", 0.0, "nothing shared"),
    ("gout", "old", 0.0, "a superseded document has no names"),
]


@pytest.mark.parametrize(("query", "name", "expected", "why"), MATCHES, ids=[row[3] for row in MATCHES])
def test_match(query: str, name: str, expected: float, why: str) -> None:
    read = read_query(query)
    assert read
    assert TITLES.match(read, name, lambda word: 1.0) == pytest.approx(expected)


def test_further_names_and_titles() -> None:
    assert TITLES.terms("gout") == ["gout", "flare", "podagra"]
    assert TITLES.terms("old") == []
    assert set(TITLES.titles) == {"gout", "dm"}

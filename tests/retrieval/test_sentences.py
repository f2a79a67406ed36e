import pytest

from retrieval.sentences import sentences

CASES = [
    ("Give it. Check it.", ["Give it.", "Check it."], "two"),
    (
        "Use 0.5 mg, e.g. at night. Stop then.",
        ["Use 0.5 mg, e.g. at night.", "Stop then."],
        "an abbreviation",
    ),
    (
        'Add "Stop! Read this." to it. Go.',
        ['Add "Stop! Read this." to it.', "Go."],
        "a quotation stays whole",
    ),
    ("See Dr. Lee. Go.", ["See Dr. Lee.", "Go."], "a title"),
    ("One\nTwo", ["One", "Two"], "lines end sentences"),
    ("Why? Because.", ["Why?", "Because."], "a question"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[row[2] for row in CASES])
def test_sentences(text: str, expected: list[str], why: str) -> None:
    assert sentences(text) == expected

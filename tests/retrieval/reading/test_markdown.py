from retrieval.reading.markdown import read_markdown
from tests.retrieval.made import INJECTED

PAGE = """---
title: Cough here
publisher: The clinic
year: 2022
mood: blue
---
# Cough

Do **not** give
antibiotics.

## Children

* Honey
* Rest

| Age | Dose |
|---|---|
| 1 year | 2 ml |
"""


def test_structure_and_front_matter() -> None:
    reading = read_markdown("c.md", PAGE.encode())
    assert (reading.stated.title, reading.stated.publisher, reading.stated.year) == (
        "Cough here",
        "The clinic",
        2022,
    )
    assert [(b.kind, b.path, b.text) for b in reading.blocks] == [
        ("paragraph", ("Cough",), "Do not give antibiotics."),
        ("list", ("Cough", "Children"), "Honey"),
        ("list", ("Cough", "Children"), "Rest"),
        ("table", ("Cough", "Children"), "Age: 1 year; Dose: 2 ml"),
    ]


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read_markdown("c.md", b"# Cough\n\nRest.").stated.title == "Cough"


def test_comments_hidden_pieces_and_link_labels_are_kept_apart() -> None:
    source = f'# A\n\nOne <span hidden>{INJECTED}</span> two.\n\n<!-- {INJECTED} -->\n\n[x]: # "{INJECTED}"\n'
    reading = read_markdown("c.md", source.encode())
    assert [block.text for block in reading.blocks] == ["One two."]
    assert sorted(one.rule for one in reading.unseen) == ["comment", "comment", "hidden attribute"]


def test_damaged_front_matter_is_left_out() -> None:
    reading = read_markdown("c.md", b"---\ntitle: [\n---\nRest.")
    assert reading.stated.title == "" and reading.blocks[0].text == "Rest."

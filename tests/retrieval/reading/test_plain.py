from retrieval.reading.plain import read_plain


def test_headings_by_number_capitals_and_underline() -> None:
    text = (
        "Cough here\n\nTREATMENT\nRest and\ndrink.\n\n2.1 When to refer\nRefer for\n- fever\n- blood\n\n"
        "Children\n--------\nHoney."
    )
    reading = read_plain("c.txt", text.encode())
    assert reading.stated.title == "Cough here"
    assert [(b.kind, b.path[-1], b.text) for b in reading.blocks] == [
        ("paragraph", "TREATMENT", "Rest and drink."),
        ("paragraph", "2.1 When to refer", "Refer for"),
        ("list", "2.1 When to refer", "fever"),
        ("list", "2.1 When to refer", "blood"),
        ("paragraph", "Children", "Honey."),
    ]


def test_form_feeds_are_pages() -> None:
    assert [b.page for b in read_plain("c.txt", b"One.\fTwo.").blocks] == [1, 2]


def test_other_encodings() -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert read_plain("c.txt", "38 °C is a fever.".encode(encoding)).blocks[0].text == "38 °C is a fever."


def test_a_sentence_is_no_heading() -> None:
    (block,) = read_plain("c.txt", b"5 mg is the usual dose, and it is given once a day.").blocks
    assert block.path == ()

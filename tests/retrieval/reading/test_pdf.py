import pytest
from fpdf import FPDF

from assistant.errors import InputRefused
from retrieval.reading.block import Reading
from retrieval.reading.pdf import read_pdf
from tests.retrieval.made import INJECTED, Page, pdf

LONG = "Offer an inhaled steroid to every adult with asthma and look at the inhaler technique at each visit. "


def texts(reading: Reading) -> str:
    return " ".join(block.text for block in reading.blocks)


def test_headings_pages_and_paragraphs() -> None:
    page = Page()
    page.write_text("Asthma in this practice", 20, bold=True)
    page.write_text("Treatment", 15)
    page.write_text(LONG)
    page.write_text("2.1 Exacerbations")
    page.write_text("- Give oxygen.\n- Give a steroid tablet.")
    page.add_page()
    page.write_text(LONG)
    reading = read_pdf("a.pdf", page.made())
    assert reading.stated.title == "Asthma in this practice"
    first, *items, last = reading.blocks
    assert (first.path, first.page) == (("Asthma in this practice", "Treatment"), 1)
    assert first.text == LONG.strip()
    assert [(i.kind, i.text) for i in items] == [("list", "Give oxygen."), ("list", "Give a steroid tablet.")]
    assert items[0].path == ("Asthma in this practice", "Treatment", "2.1 Exacerbations")
    assert last.page == 2


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        f"Practice handbook\n{LONG}{word} of it.\nPage {n}" for n, word in enumerate(("One", "Two", "Six"), 1)
    ]
    read = texts(read_pdf("a.pdf", pdf(*pages)))
    assert "handbook" not in read and "Page" not in read
    assert "Two of it." in read


def test_a_word_cut_at_a_line_end_is_joined_when_it_stands_elsewhere() -> None:
    read = texts(
        read_pdf("a.pdf", pdf("Hypertension is common, and hyper-\ntension needs a low-\ndose tablet."))
    )
    assert "hypertension needs" in read and "low-dose" in read


def hidden_in(page: Page) -> tuple[str, list[str]]:
    reading = read_pdf("a.pdf", page.made())
    return texts(reading), [one.rule for one in reading.unseen]


def test_white_text_is_kept_apart() -> None:
    page = Page()
    page.write_text(LONG)
    page.set_text_color(255, 255, 255)
    page.write_text(INJECTED)
    read, rules = hidden_in(page)
    assert INJECTED not in read and rules == ["invisible colour"]


def test_white_text_on_a_dark_band_is_read() -> None:
    page = Page()
    page.set_fill_color(0, 0, 120)
    page.set_text_color(255, 255, 255)
    page.set_font("helvetica", size=11)
    page.multi_cell(0, 8, LONG, fill=True)
    read, rules = hidden_in(page)
    assert LONG.strip() in read and rules == []


def test_tiny_text_is_kept_apart() -> None:
    page = Page()
    page.write_text(LONG)
    page.write_text(INJECTED, size=1)
    assert hidden_in(page)[1] == ["tiny text"]


def test_text_that_is_not_painted_is_kept_apart() -> None:
    page = Page()
    page.write_text(LONG)
    page.text_mode = 3  # type: ignore[assignment]
    page.write_text(INJECTED)
    read, rules = hidden_in(page)
    assert INJECTED not in read and rules == ["not painted"]


def test_text_beside_the_page_is_kept_apart() -> None:
    page = Page()
    page.write_text(LONG)
    page.set_xy(-900, 100)
    page.set_font("helvetica", size=11)
    page.cell(text=INJECTED)
    read, rules = hidden_in(page)
    assert INJECTED not in read and rules == ["off the page"]


def scan() -> bytes:
    page = FPDF()
    page.add_page()
    page.rect(10, 10, 150, 200, style="F")
    return bytes(page.output())


def encrypted() -> bytes:
    page = Page()
    page.set_encryption("owner", "user")
    page.write_text(LONG)
    return page.made()


REFUSED = [
    (scan(), "no text layer", "a picture of a page"),
    (encrypted(), "encrypted", "a password"),
    (pdf(LONG)[:400], "damaged", "cut off"),
    (b"%PDF-1.7\nnothing", "damaged", "no objects"),
]


@pytest.mark.parametrize(("data", "said", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_read_is_refused(data: bytes, said: str, why: str) -> None:
    with pytest.raises(InputRefused, match=rf"a\.pdf.*{said}"):
        read_pdf("a.pdf", data)

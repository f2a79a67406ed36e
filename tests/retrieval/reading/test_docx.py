import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.enum.dml import MSO_THEME_COLOR
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from assistant.errors import InputRefused
from retrieval.reading.docx import read_docx
from retrieval.reading.refusal import UNPACKED
from tests.retrieval.made import INJECTED, docx_bytes, word


def test_headings_lists_and_tables() -> None:
    made = Document()
    made.core_properties.author = "Dr Lee"
    made.add_heading("Gout here", 0)
    made.add_heading("Flare", 1)
    made.add_paragraph("Treat early.")
    made.add_heading("Doses", 2)
    made.add_paragraph("Check the kidneys.", style="List Bullet")
    table = made.add_table(rows=2, cols=3)
    for at, text in enumerate(("Drug", "Dose", "Note", "Colchicine", "0.5 mg", "")):
        table.cell(at // 3, at % 3).text = text
    reading = read_docx("g.docx", docx_bytes(made))
    assert (reading.stated.title, reading.stated.publisher) == ("Gout here", "Dr Lee")
    assert [(b.kind, b.path, b.text) for b in reading.blocks] == [
        ("paragraph", ("Flare",), "Treat early."),
        ("list", ("Flare", "Doses"), "Check the kidneys."),
        ("table", ("Flare", "Doses"), "Drug: Colchicine; Dose: 0.5 mg"),
    ]


def test_a_merged_cell_is_read_once() -> None:
    made = Document()
    table = made.add_table(rows=2, cols=2)
    for at, text in enumerate(("Drug", "Dose", "Not in pregnancy", "")):
        table.cell(at // 2, at % 2).text = text
    table.cell(1, 0).merge(table.cell(1, 1))
    (row,) = read_docx("g.docx", docx_bytes(made)).blocks
    assert row.text == "Drug: Not in pregnancy"


def white(run: Run) -> None:
    run.font.color.rgb = RGBColor(255, 255, 255)


def paper(run: Run) -> None:
    run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


def tiny(run: Run) -> None:
    run.font.size = Pt(1)


def vanished(run: Run) -> None:
    run.font.hidden = True


def grey(run: Run) -> None:
    run.font.color.rgb = RGBColor(120, 120, 120)


def highlighted(run: Run) -> None:
    white(run)
    run.font.highlight_color = WD_COLOR_INDEX.DARK_BLUE


def footnote(run: Run) -> None:
    run.font.size = Pt(6)


RUNS = [
    (white, "invisible colour", "white on white"),
    (paper, "invisible colour", "the theme's paper"),
    (tiny, "tiny text", "one point"),
    (vanished, "hidden text", "Word's own hiding"),
    (grey, "", "grey can be read"),
    (highlighted, "", "white on a dark highlight can be read"),
    (footnote, "", "six points can be read"),
]


@pytest.mark.parametrize(("change", "rule", "why"), RUNS, ids=[row[2] for row in RUNS])
def test_what_a_reader_cannot_see(change: Callable[[Run], None], rule: str, why: str) -> None:
    made = Document()
    paragraph = made.add_paragraph("Treat early. ")
    change(paragraph.add_run(INJECTED))
    reading = read_docx("g.docx", docx_bytes(made))
    assert [one.rule for one in reading.unseen] == ([rule] if rule else [])
    assert (INJECTED in reading.blocks[0].text) == (not rule)


def test_white_text_in_a_shaded_cell_is_a_usual_table_header() -> None:
    made = Document()
    table = made.add_table(rows=2, cols=1)
    white(table.cell(0, 0).paragraphs[0].add_run("Drug"))
    table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="1F3864"/>'))
    table.cell(1, 0).text = "Colchicine"
    reading = read_docx("g.docx", docx_bytes(made))
    assert reading.blocks[0].text == "Drug: Colchicine" and not reading.unseen


def test_a_style_can_hide_a_run() -> None:
    made = Document()
    style = made.styles.add_style("Secret", 2)
    style.font.hidden = True
    made.add_paragraph("Treat early. ").add_run(INJECTED, style="Secret")
    assert [one.rule for one in read_docx("g.docx", docx_bytes(made)).unseen] == ["hidden text"]


def test_deleted_text_of_tracked_changes_is_not_read() -> None:
    made = Document()
    paragraph = made.add_paragraph("Treat early.")
    paragraph._p.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:t> Give ten times the dose.</w:t></w:r></w:del>")
    )
    assert read_docx("g.docx", docx_bytes(made)).blocks[0].text == "Treat early."


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        block = b"0" * 10_000_000
        with archive.open("word/document.xml", "w", force_zip64=True) as inner:
            for _ in range(UNPACKED // len(block) + 1):
                inner.write(block)
    return out.getvalue()


REFUSED = [
    (word("Gout", "Treat early.")[:500], "damaged", "cut off"),
    (b"PK\x03\x04nothing", "damaged", "no archive"),
    (b"\xd0\xcf\x11\xe0 old", "encrypted or an old DOC", "the container of both"),
    (bomb(), "too large", "made to fill the memory"),
]


@pytest.mark.parametrize(("data", "said", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_read_is_refused(data: bytes, said: str, why: str) -> None:
    with pytest.raises(InputRefused, match=said):
        read_docx("g.docx", data)

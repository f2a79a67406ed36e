"""The educator's way in Chromium: texts brought, made, compared, approved, found again, taken along."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from assistant.patient_texts import HouseStyle, Library, PatientText, make_plain, read_pasted
from assistant.progress import Cancel
from tests.fakes import FakeChat, Reports
from tests.retrieval.made import word
from tests.ui.browser import CONTRAST
from tests.ui.in_browser import IN_BROWSER, NARROW, press
from tests.ui.test_page_patient_texts import LETTER, PNG, WRONG

pytestmark = IN_BROWSER

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = b"<html><h1>Asthma</h1><script>document.title = 1</script><p>Use your inhaler twice.</p></html>"


@pytest.fixture
def letter(address: str, data_dir: Path) -> PatientText:
    """A letter in the library with a dose that somebody typed wrong."""
    library = Library(data_dir)
    source = read_pasted(LETTER, "Knee letter", "letter")
    text = library.add(make_plain(source, HouseStyle(name=""), FakeChat(), Reports(), Cancel()))
    wrong = library.edit(text.id, 0, 1, WRONG, "Dr Rivera")
    library.close()
    return wrong


def files() -> list[FilePayload]:
    text = "Take ibuprofen 400 mg with food."
    return [
        FilePayload(name="knee.docx", mimeType=WORD, buffer=word("Sore knee", text)),
        FilePayload(name="asthma.html", mimeType="text/html", buffer=HTML),
        FilePayload(name="empty.txt", mimeType="text/plain", buffer=b" . "),
    ]


def levels(page: Page) -> list[int]:
    """The levels of the headings on the page, in order."""
    names: list[str] = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => one.tagName)")
    return [int(name[1]) for name in names]


def test_a_batch_is_made_in_a_new_house_style(page: Page, address: str) -> None:
    page.goto(f"{address}/patient_texts?view=styles")
    press(page, "Make a house style")
    page.get_by_role("textbox", name="Name").fill("Rivera Clinic")
    page.get_by_role("textbox", name="Contact line").fill("Call 555 0100")
    page.locator("input[type=file]").set_input_files(
        FilePayload(name="logo.png", mimeType="image/png", buffer=PNG)
    )
    expect(page.get_by_alt_text("Logo")).to_be_visible()
    press(page, "Save the style")
    expect(page.get_by_role("heading", name="Rivera Clinic")).to_be_visible()

    page.get_by_text("Make", exact=True).click()
    page.get_by_text("Upload files").click()
    page.locator("input[type=file]").set_input_files(files())
    press(page, "Look at these files")
    expect(page.get_by_text("Will be skipped")).to_be_visible()
    expect(page.get_by_role("combobox", name="House style")).to_have_value("Rivera Clinic")
    press(page, "Make 2 texts plain")
    expect(page.get_by_text("Made: 2 of 2.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Made: 2 of 2.")).to_be_visible()
    assert page.title() == "Provenote", "no script of a file runs"
    page.get_by_role("button", name="Open").last.click()
    expect(page.get_by_role("heading", name="Original and plain text")).to_be_visible()
    assert "text=" in page.url and "part=compare" in page.url


def test_a_letter_is_settled_approved_found_and_taken_along(
    page: Page, address: str, letter: PatientText
) -> None:
    page.goto(f"{address}/patient_texts?text={letter.id}")
    expect(page.locator("del", has_text="400")).to_be_visible()
    assert page.locator("ins", has_text="800").evaluate(
        "node => getComputedStyle(node).textDecorationLine"
    ) == ("underline")
    assert min(page.locator("del, ins").evaluate_all(f"all => all.map({CONTRAST})")) >= 4.5
    assert levels(page) == [1, 2, 3, 4, 4], "headings in order, none left out"

    page.get_by_role("button", name="Correct").nth(1).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Sentence 1").fill("Take ibuprofen 400 mg three times a day with food.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("ins", has_text="800")).to_have_count(0)
    expect(page.get_by_text("Critical")).to_have_count(0)

    page.get_by_text("Approve and export").click()
    expect(page.get_by_role("button", name="PDF")).to_be_disabled()
    press(page, "Approve this text")
    expect(page.get_by_text("Approved by Dr Rivera")).to_be_visible()
    page.get_by_text("History", exact=True).click()
    expect(page.get_by_text("4. Approved")).to_be_visible()

    page.goto(f"{address}/patient_texts?view=library")
    page.get_by_role("textbox", name="Search").fill("aspirin")
    page.get_by_role("textbox", name="Search").press("Enter")
    expect(page.get_by_text("1 text", exact=True)).to_be_visible()
    press(page, "Export")
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert download.value.suggested_filename == "knee-letter.pdf"


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_a_narrow_screen_needs_no_sideways_scrolling(page: Page, address: str, letter: PatientText) -> None:
    page.goto(f"{address}/patient_texts?text={letter.id}")
    expect(page.locator("del", has_text="400")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    original = page.locator("del", has_text="400").bounding_box()
    plain = page.locator("ins", has_text="800").bounding_box()
    assert original and plain and original["y"] < plain["y"], "below each other"

"""A document of the practice in Chromium: added, found for a note, attached to the plan, and exported."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from assistant.workflow import Workflow
from tests.retrieval.made import INJECTED, word
from tests.ui.browser import CONTRAST, serving
from tests.ui.clinic import signed
from tests.ui.in_browser import IN_BROWSER, press

pytestmark = IN_BROWSER

TITLE = "Strep throat protocol 2025"
RULE = "Strep throat with a penicillin allergy: azithromycin 250 mg once a day for strep throat."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def address(data_dir: Path, clinic: Workflow) -> Iterator[str]:
    """Where the app answers, with a library and an index as they are in use."""
    (data_dir / "real-index").touch()
    with serving(data_dir) as found:
        yield found


def protocol() -> FilePayload:
    """A small Word file with a rule for the fake visit's first problem, and an instruction to a model."""
    return FilePayload(name="strep.docx", mimeType=WORD, buffer=word(TITLE, RULE, INJECTED))


def add(page: Page, address: str) -> None:
    """Take the protocol in, with its publisher corrected."""
    page.goto(f"{address}/guidelines")
    page.get_by_text("Your documents").click()
    page.locator("input[type=file]").set_input_files(protocol())
    press(page, "Look at these files")
    expect(page.get_by_label("Title (from the file)")).to_have_value(TITLE)
    expect(page.get_by_label("Year (guessed from the title)")).to_have_value("2025")
    page.get_by_label("Publisher (guessed from").fill("Rivera Clinic")
    page.get_by_label("Publisher (guessed from").press("Enter")
    press(page, "Take it in")
    expect(page.get_by_text("1 taken in, 0 skipped")).to_be_visible()


def card(page: Page) -> Locator:
    return page.locator("[data-testid=stExpander]", has_text=TITLE)


def test_a_document_is_added_found_attached_and_exported(page: Page, address: str, clinic: Workflow) -> None:
    encounter = signed(clinic).id
    add(page, address)
    expect(page.get_by_text("Hidden or foreign instructions were taken out")).to_be_visible()
    expect(page.get_by_text("overrides instructions")).to_be_visible()

    page.goto(f"{address}/encounter?id={encounter}&step=note")
    press(page, "Look up the guidelines again")
    card(page).locator("summary").click()
    expect(card(page)).to_contain_text("Rivera Clinic, 2025")
    expect(card(page)).to_contain_text("the note says 500 mg, the passage says 250 mg")
    expect(card(page).get_by_role("button", name="Attach to the plan")).to_be_disabled()
    page.get_by_text("Correct the signed note").click()
    card(page).get_by_role("button", name="Attach to the plan").click()
    expect(page.get_by_role("heading", name="Cited in the plan")).to_be_visible()
    expect(card(page).get_by_role("button", name="Take off the plan")).to_have_count(1)
    assert min(page.locator("blockquote p").evaluate_all(f"all => all.map({CONTRAST})")) >= 4.5

    page.goto(f"{address}/encounter?id={encounter}&step=sign")
    expect(page.get_by_text("What this changed")).to_be_visible()
    page.get_by_text("I have read this note").click()
    press(page, "Sign the note")
    expect(page.get_by_text("This is an addendum")).to_be_visible()
    page.goto(f"{address}/encounter?id={encounter}&step=export")
    with page.expect_download() as download:
        press(page, "Note as Word")
    written = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    lines = [paragraph.text for paragraph in written.paragraphs]
    assert f"Guideline cited: {TITLE}, Rivera Clinic, 2025, Treatment." in lines
    assert not any("Ignore all previous" in line for line in lines)

"""The handout in Chromium: made, corrected, translated from right to left, approved, and taken along."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.encounter import Handout
from assistant.workflow import Workflow
from tests.ui.browser import CONTRAST
from tests.ui.clinic import signed
from tests.ui.handout_clinic import BELIEVING, HARD, WARNING, to_correct
from tests.ui.in_browser import IN_BROWSER, NARROW, press

pytestmark = IN_BROWSER

CORRECTED = "You have had a sore throat and a fever for 3 days now."


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The served app offers all languages."""
    folder = tmp_path_factory.mktemp("clinic")
    (folder / "all-languages").touch()
    return folder


def stored(clinic: Workflow, encounter: str, language: str = "en") -> Handout | None:
    found = clinic.records.load(encounter)
    return found.handout if language == "en" else found.translations.get(language)


def choose(page: Page, label: str, option: str) -> None:
    """Pick from a box by typing, as one does with many languages."""
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(option)
    page.keyboard.press("Enter")


def test_a_handout_from_the_first_press_to_the_file(page: Page, address: str, clinic: Workflow) -> None:
    encounter = signed(clinic).id
    page.goto(f"{address}/encounter?id={encounter}&step=handout")
    press(page, "Make the handout")
    expect(page.get_by_role("img", name="you asked for 6")).to_be_visible()
    page.get_by_text("Correct the sentences").click()
    page.get_by_label("Sentence 1").first.fill(CORRECTED)
    press(page, "Save this part")
    page.get_by_text("Correct the sentences").click()
    press(page, "Approve the handout")
    expect(page.get_by_text("Approved by Dr Rivera")).to_be_visible()
    choose(page, "Language of the handout", "Arabic")
    press(page, "Translate the handout")
    told = page.locator("p[lang=ar]", has_text="Azithromycin")
    expect(told).to_have_css("direction", "rtl")
    # Read from right to left, the dose keeps its own order: the figure stands left of its unit.
    boxes = told.locator("bdi").first.evaluate(
        "node => ['5', 'm'].map((sign) => { const range = document.createRange();"
        "const at = node.textContent.indexOf(sign === 'm' ? 'mg' : '500');"
        "range.setStart(node.firstChild, at); range.setEnd(node.firstChild, at + 1);"
        "return range.getBoundingClientRect().left; })"
    )
    assert boxes[0] < boxes[1]
    expect(page.get_by_text(f"English: {CORRECTED}")).to_be_visible()
    press(page, "Approve the translation")
    expect(page.get_by_text("العربية (Arabic): approved")).to_be_visible()
    press(page, "Go on to export")
    expect(page.get_by_text("Large print")).to_be_visible()
    choose(page, "Language", "Arabic")
    page.get_by_text("Letter", exact=True).click()
    with page.expect_download() as download:
        press(page, "Handout as PDF")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert download.value.suggested_filename.endswith("-ar.pdf")
    press(page, "Show the portal message to copy")
    expect(page.locator("code")).to_contain_text("Azithromycin 500 mg")
    made = stored(clinic, encounter, "ar")
    assert made is not None and made.is_approved()


def test_what_is_wrong_is_found_and_settled(page: Page, address: str, clinic: Workflow) -> None:
    encounter = to_correct(clinic).id
    page.goto(f"{address}/encounter?id={encounter}&step=handout")
    expect(page.get_by_role("button", name="Approve the handout")).to_be_disabled()
    first = page.locator("h3").first
    expect(first).to_have_text("Call 911 right away if")
    expect(page.get_by_text("Urgent: read this first")).to_be_visible()
    expect(page.locator("blockquote strong", has_text=WARNING)).to_be_visible()
    press(page, "Change to: ")
    expect(page.get_by_role("button", name="Change to: ")).to_have_count(0)
    handout = stored(clinic, encounter)
    assert handout is not None and BELIEVING in handout.text()
    expect(page.get_by_text("Hard to read").first).to_be_visible()
    press(page, "Suggest an easier wording")
    expect(page.get_by_text("No easier wording was found")).to_be_visible()
    press(page, "Close")
    assert HARD in handout.text()
    page.get_by_text("Ask back").click()
    expect(page.get_by_text("What would make you call 911")).to_be_visible()
    for what in ("[role=img] span", "[data-testid=stCaptionContainer] p", "[data-testid=stExpander] summary"):
        weakest = min(page.locator(what).evaluate_all(f"all => all.map({CONTRAST})"))
        assert weakest >= 4.5, what


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_a_narrow_screen_shows_the_handout_without_sideways_scrolling(
    page: Page, address: str, clinic: Workflow
) -> None:
    page.goto(f"{address}/encounter?id={to_correct(clinic).id}&step=handout")
    expect(page.get_by_role("img", name="you asked for 6")).to_be_visible()
    expect(page.get_by_text("Your medicines").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]

"""The page in Chromium, over fake models: what AppTest cannot see."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from assistant.workflow import Workflow
from tests.ui.browser import CONTRAST
from tests.ui.clinic import INVENTED, recorded, speech
from tests.ui.in_browser import IN_BROWSER, NARROW, PENICILLIN, press, statement

pytestmark = IN_BROWSER


def begin(page: Page, address: str, name: str) -> None:
    """A new encounter with an uploaded recording."""
    page.goto(address)
    press(page, "New encounter")
    page.get_by_label("Name", exact=True).fill(name)
    press(page, "Begin")
    page.get_by_text("Upload a recording").click()
    recording = FilePayload(name="visit.wav", mimeType="audio/wav", buffer=speech())
    page.locator("input[type=file]").set_input_files(recording)
    expect(page.get_by_text("Recording saved on this computer")).to_be_visible()


def test_the_whole_way_with_the_demo_visit(page: Page, address: str, hold: Path) -> None:
    page.goto(address)
    page.get_by_label("Search by name").fill("Demo visit")
    page.get_by_label("Search by name").press("Enter")
    expect(page.get_by_role("button", name="Delete")).to_have_count(1)
    press(page, "Open")
    press(page, "Make the note")
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    hold.unlink()
    statement(page, PENICILLIN).click()
    expect(page.locator(".turn.evidence")).to_contain_text("I am allergic to penicillin")
    expect(page.locator(".turn.evidence mark")).to_contain_text("allergic to penicillin")
    page.locator(".details").get_by_role("button", name="Play").first.click()
    # The fake visit has one turn a second; penicillin is the sixth.
    expect(page.locator(".pane audio")).to_have_js_property("paused", False)
    assert page.locator(".pane audio").evaluate("audio => audio.currentTime") > 4
    page.get_by_role("button", name="Add a sentence: Physical examination").click()
    page.get_by_label("New sentence").fill(INVENTED)
    press(page, "Add it")
    statement(page, INVENTED).click()
    expect(statement(page, INVENTED)).to_contain_text("Not found in the conversation")
    press(page, "Remove")
    expect(statement(page, INVENTED)).to_have_count(0)
    press(page, "Go on to sign")
    page.get_by_text("I have read this note").click()
    press(page, "Sign the note")
    expect(page.get_by_text("Signed by Dr Rivera")).to_be_visible()
    press(page, "Go on to the handout")
    press(page, "Make the handout")
    press(page, "Approve the handout")
    press(page, "Go on to export")
    for label in ("Note as PDF", "Handout as PDF"):
        with page.expect_download() as download:
            press(page, label)
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_cancel_stops_and_the_work_goes_on_from_there(page: Page, address: str, hold: Path) -> None:
    begin(page, address, "Cancelled")
    press(page, "Make the note")
    press(page, "Cancel")
    expect(page.get_by_role("button", name="Stopping")).to_be_disabled()
    hold.unlink()
    expect(page.get_by_text("Stopped. What was finished before is kept.")).to_be_visible()
    press(page, "Make the note")
    expect(statement(page, PENICILLIN)).to_be_visible()


def test_a_reload_finds_the_running_work_again(
    page: Page, address: str, clinic: Workflow, hold: Path
) -> None:
    encounter = recorded(clinic, "Reloaded")
    page.goto(f"{address}/encounter?id={encounter.id}")
    press(page, "Make the note")
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    hold.unlink()
    expect(statement(page, PENICILLIN)).to_be_visible()


def test_the_note_can_be_read_and_changed_by_keyboard(page: Page, note: str) -> None:
    lines = page.locator("button.line")
    lines.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(lines.nth(2)).to_be_focused()
    expect(page.locator(".turn.evidence")).to_contain_text("allergic to penicillin")
    assert lines.evaluate_all("all => all.filter((line) => line.tabIndex === 0).length") == 1
    page.keyboard.press("End")
    # What is folded is not walked through.
    expect(lines.locator("visible=true").last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")  # to Play
    page.keyboard.press("Tab")  # to Edit
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("She has had a sore throat for 3 days.")
    page.keyboard.press("Control+Enter")
    expect(lines.first).to_contain_text("She has had a sore throat for 3 days.")
    expect(lines.first).to_contain_text("Edited by you")


def test_what_is_typed_into_a_note_never_runs(page: Page, note: str) -> None:
    hostile = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
    statement(page, PENICILLIN).click()
    press(page, "Edit")
    page.get_by_label("New text of this sentence").fill(hostile)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(statement(page, hostile)).to_be_visible()
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_a_narrow_screen_needs_no_sideways_scrolling(page: Page, note: str) -> None:
    statement(page, PENICILLIN).click()
    expect(page.locator(".details")).to_contain_text("allergic to penicillin")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    above, below = page.locator(".note").bounding_box(), page.locator(".transcript").bounding_box()
    assert above and below and below["y"] >= above["y"] + above["height"]


def test_texts_stand_out_from_their_background(page: Page, note: str) -> None:
    statement(page, INVENTED).click()
    for what in (".badge", ".quiet", ".details button", ".turn p", "[data-testid=stCaptionContainer] p"):
        weakest = min(page.locator(what).evaluate_all(f"all => all.map({CONTRAST})"))
        assert weakest >= 4.5, what

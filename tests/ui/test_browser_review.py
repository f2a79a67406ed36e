"""Review in Chromium: by keyboard, finding by finding, with evidence and what was left out."""

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.encounter import Note
from assistant.workflow import Workflow
from tests.ui.browser import CONTRAST
from tests.ui.clinic import IBUPROFEN, INVENTED, OTHERWISE, RASH, REPAIRED, to_review
from tests.ui.in_browser import IN_BROWSER, PENICILLIN, press, statement

pytestmark = IN_BROWSER


@pytest.fixture
def review(page: Page, address: str, clinic: Workflow) -> str:
    """Opens a note with something of each kind to decide on; its id."""
    encounter = to_review(clinic, "To review").id
    page.goto(f"{address}/encounter?id={encounter}&step=note")
    expect(statement(page, PENICILLIN)).to_be_visible()
    return encounter


def details(page: Page) -> Locator:
    return page.locator(".details")


def stored(clinic: Workflow, encounter: str) -> Note:
    note = clinic.records.load(encounter).note
    assert note is not None
    return note


def test_what_is_open_is_walked_by_keys_the_most_severe_first(page: Page, review: str) -> None:
    points = page.locator(".open-list .point")
    expect(points).to_have_count(5)
    expect(points.first).to_contain_text(OTHERWISE)
    statement(page, PENICILLIN).click()
    page.keyboard.press("n")
    expect(statement(page, INVENTED)).to_be_focused()
    page.keyboard.press("n")
    expect(statement(page, "I got a rash as a child")).to_be_focused()
    page.keyboard.press("p")
    expect(statement(page, INVENTED)).to_be_focused()
    page.keyboard.press("p")
    expect(statement(page, "Continue lisinopril")).to_be_focused()
    points.nth(1).click()
    expect(statement(page, "I got a rash as a child")).to_be_focused()


def test_keys_do_nothing_while_one_types(page: Page, review: str, clinic: Workflow) -> None:
    before = len(clinic.records.history(review, "note"))
    statement(page, PENICILLIN).click()
    page.keyboard.press("e")
    field = page.get_by_label("New text of this sentence")
    expect(field).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("n p a e r v")
    expect(field).to_have_value("n p a e r v")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(statement(page, PENICILLIN)).to_be_focused()
    assert len(clinic.records.history(review, "note")) == before


def test_one_finding_is_set_aside_and_the_other_repaired(page: Page, review: str, clinic: Workflow) -> None:
    statement(page, INVENTED).click()
    expect(details(page).locator(".against")).to_contain_text("Your temperature is 101.2 degrees")
    expect(page.locator(".turn.against")).to_contain_text("Your temperature is 101.2 degrees")
    expect(page.locator(".turn.against")).to_contain_text("says otherwise")
    page.get_by_role("button", name="This finding is wrong").first.click()
    page.get_by_label("Why is the finding wrong?").fill("Read from the monitor.")
    page.keyboard.press("Control+Enter")
    expect(details(page)).to_contain_text("Kept by you: Read from the monitor.")
    expect(page.locator(".open-list .point")).to_have_count(4)
    target = next(s for s in stored(clinic, review).statements() if s.text == INVENTED)
    assert [f.resolution for f in target.findings] == ["Read from the monitor.", ""]
    press(page, "Change to")
    expect(statement(page, REPAIRED)).to_be_visible()
    expect(statement(page, INVENTED)).to_have_count(0)


def test_the_critical_sentence_is_kept_by_key_with_a_reason(page: Page, review: str) -> None:
    statement(page, INVENTED).click()
    page.keyboard.press("a")
    expect(page.get_by_label("Why is it right?")).to_be_focused()
    page.keyboard.type("Read from the monitor.")
    page.keyboard.press("Control+Enter")
    expect(statement(page, INVENTED)).to_contain_text("Kept by you")
    expect(statement(page, INVENTED)).to_be_focused()


def test_removing_by_key_asks_first_and_goes_on_to_the_next(page: Page, review: str) -> None:
    statement(page, INVENTED).click()
    page.keyboard.press("r")
    expect(page.get_by_text("Take this sentence out of the note?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Take this sentence out of the note?")).to_have_count(0)
    expect(statement(page, INVENTED)).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    expect(statement(page, INVENTED)).to_have_count(0)
    expect(statement(page, "rapid strep test")).to_be_focused()


def test_a_person_shows_where_a_sentence_is_said(page: Page, review: str, clinic: Workflow) -> None:
    statement(page, PENICILLIN).click()
    page.keyboard.press("v")
    picks = page.locator(".pick")
    expect(picks).to_have_count(15)
    expect(page.locator(".turn", has_text="I am allergic").locator(".pick")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".turn", has_text="Are you allergic").locator(".pick")).to_be_focused()
    page.keyboard.press("Escape")
    expect(picks).to_have_count(0)
    page.keyboard.press("v")
    page.locator(".turn", has_text="Okay, thank you").get_by_role("button", name="It is said here").click()
    expect(details(page)).to_contain_text("shown by you")
    expect(picks).to_have_count(0)
    target = next(s for s in stored(clinic, review).statements() if s.text == PENICILLIN)
    assert [e.utterance for e in target.evidence if e.by == "person"] == [15]


def test_what_was_left_out_is_added_or_left_out_with_a_reason(
    page: Page, review: str, clinic: Workflow
) -> None:
    statement(page, "I got a rash as a child").click()
    press(page, "Add to ")
    expect(statement(page, RASH)).to_be_visible()
    expect(statement(page, "I got a rash as a child")).to_contain_text("Added by you")
    statement(page, "three days").last.click()
    press(page, "Leave out")
    page.get_by_label("Why can it be left out?").fill("It is in the history.")
    page.keyboard.press("Control+Enter")
    expect(statement(page, "three days").last).to_contain_text("Left out by you")
    resolutions = [o.resolution for o in stored(clinic, review).omissions if o.severity != "minor"]
    assert resolutions == ["added", "It is in the history."]


def test_what_has_no_place_in_the_note_asks_for_one(page: Page, review: str, clinic: Workflow) -> None:
    statement(page, "three days").last.click()
    page.keyboard.press("a")
    page.get_by_label("Section").select_option("plan")
    page.get_by_label("Sentence for the note").fill("It began three days ago.")
    page.get_by_role("button", name="Add it").click()
    expect(statement(page, "It began three days ago.")).to_be_visible()
    plan = next(s for s in stored(clinic, review).sections if s.key == "plan")
    assert "It began three days ago." in [s.text for s in plan.statements]


def test_resting_on_a_sentence_shows_its_words(page: Page, review: str) -> None:
    statement(page, INVENTED).click()
    statement(page, PENICILLIN).hover()
    expect(page.locator(".turn.evidence")).to_contain_text("I am allergic to penicillin")
    expect(page.locator(".turn.evidence mark").first).to_be_visible()
    page.locator("h2", has_text="Note").hover()
    expect(page.locator(".turn.evidence", has_text="I am allergic")).to_have_count(0)


def test_hard_to_hear_words_and_earlier_changes_are_told_in_words(page: Page, review: str) -> None:
    word = page.locator(".turn .doubt")
    expect(word).to_have_count(1)
    expect(word).to_have_text("azithromycin?")
    expect(word.locator("sup")).to_have_attribute("aria-label", "(hard to hear)")
    page.get_by_text("What was changed before you saw this").click()
    expect(page.locator(".changes")).to_contain_text("Nobody spoke of ibuprofen.")


def test_what_was_taken_out_is_put_back_by_keyboard(page: Page, review: str, clinic: Workflow) -> None:
    page.get_by_text("What was changed before you saw this").focus()
    page.keyboard.press("Enter")
    undo = page.get_by_role("button", name=f"Put back: “{IBUPROFEN}”")
    page.keyboard.press("Tab")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(statement(page, IBUPROFEN)).to_be_focused()
    expect(details(page).locator(".finding").first).to_be_visible()
    expect(page.locator(".changes")).to_contain_text("It stands in the note again.")
    expect(undo).to_have_count(0)
    assert IBUPROFEN in [s.text for s in stored(clinic, review).sections[-1].statements]


def test_small_things_are_folded_and_left_out_with_one_press(
    page: Page, review: str, clinic: Workflow
) -> None:
    small = statement(page, "I breathe fine")
    expect(small).to_be_hidden()
    statement(page, "three days").last.click()
    page.keyboard.press("ArrowDown")
    expect(statement(page, "three days").last).to_be_focused()
    page.get_by_text("2 smaller things that were said").click()
    small.click()
    expect(page.get_by_role("button", name="Leave out …")).to_be_visible()
    press(page, "Leave all of these out")
    expect(page.get_by_text("2 smaller things that were said, left out")).to_be_visible()
    expect(small).to_contain_text("Left out by you")
    left = [o.severity for o in stored(clinic, review).omissions if not o.resolution]
    assert left == ["critical", "major"]


def test_a_signed_note_can_be_read_and_not_changed_by_keys(page: Page, review: str, clinic: Workflow) -> None:
    note = stored(clinic, review)
    clinic.remove(review, next(s.id for s in note.statements() if s.text == INVENTED))
    clinic.dismiss_omission(review, 0, "Known.")
    clinic.sign(review, "Dr Rivera")
    page.reload()
    statement(page, PENICILLIN).click()
    for key in "aerv":
        page.keyboard.press(key)
    expect(page.locator(".form, .pick")).to_have_count(0)
    page.keyboard.press("n")
    expect(statement(page, "three days").last).to_be_focused()


def test_the_new_texts_stand_out_from_their_background(page: Page, review: str) -> None:
    page.get_by_text("What was changed before you saw this").click()
    statement(page, INVENTED).click()
    for what in (
        ".point span",
        ".keys span",
        "kbd",
        ".doubt sup",
        ".turn.against p",
        ".changes p",
        "summary",
    ):
        weakest = min(page.locator(what).evaluate_all(f"all => all.map({CONTRAST})"))
        assert weakest >= 4.5, what


def test_every_control_has_a_name_and_can_be_reached(page: Page, review: str) -> None:
    page.get_by_text("2 smaller things that were said").click()
    page.get_by_text("What was changed before you saw this").click()
    statement(page, INVENTED).click()
    nameless = page.locator(".pane button, .pane select, .pane textarea, .pane summary").evaluate_all(
        "all => all.filter((one) => !(one.innerText.trim() || one.ariaLabel)).length"
    )
    assert nameless == 0
    for label in ("Edit", "Keep as it is", "Show where it is said", "Remove", "This finding is wrong"):
        control = details(page).get_by_role("button", name=label).first
        control.focus()
        expect(control).to_be_focused()

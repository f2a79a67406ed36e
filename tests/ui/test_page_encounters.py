from assistant.workflow import Workflow
from tests.ui.clinic import signed, with_transcript
from tests.ui.conftest import Open, button, words


def test_an_empty_list_says_how_to_begin(open_page: Open) -> None:
    assert "No encounter yet" in words(open_page())


def test_each_encounter_shows_how_far_it_is(workflow: Workflow, open_page: Open) -> None:
    signed(workflow)
    assert "Done: record, transcript, note, sign" in words(open_page())


def test_search_finds_by_name(workflow: Workflow, open_page: Open) -> None:
    with_transcript(workflow, "Knee pain")
    with_transcript(workflow, "Sore throat")
    app = open_page()
    app.text_input(key="encounters-search").set_value("knee").run()
    assert "Knee pain" in words(app)
    assert "Sore throat" not in words(app)


def test_a_new_encounter_opens_at_record(workflow: Workflow, open_page: Open) -> None:
    app = open_page()
    app.text_input(key="new-title").set_value("Knee pain")
    button(app, "Begin").click().run()
    assert [summary.title for summary in workflow.records.list()] == ["Knee pain"]
    assert app.title[0].value == "Knee pain"
    assert app.header[0].value == "Record"


def test_an_encounter_can_be_deleted(workflow: Workflow, open_page: Open) -> None:
    with_transcript(workflow, "Knee pain")
    with_transcript(workflow, "Sore throat")
    app = open_page()
    assert "Delete" not in [one.label for one in app.button], "deleting takes two presses"
    button(app, "Delete for good").click().run()
    assert [summary.title for summary in workflow.records.list()] == ["Knee pain"]
    assert "Sore throat" not in words(app)


def test_markup_in_a_name_stays_text(workflow: Workflow, open_page: Open) -> None:
    with_transcript(workflow, "**bold** <b>x</b>")
    assert r"\*\*bold\*\* \<b\>x\<\/b\>" in words(open_page())

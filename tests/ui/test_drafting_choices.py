"""Length, style and own words where a draft begins."""

from assistant.notes.dictionary import Dictionary
from assistant.notes.kept import save_dictionary, save_style
from assistant.notes.style import Style
from assistant.workflow import Workflow
from tests.fakes import NOTE_ANSWERS, FakeChat
from tests.ui.clinic import with_note, with_transcript
from tests.ui.conftest import Open, button, words


def test_the_chosen_length_is_asked_for_and_offered_again(workflow: Workflow, open_page: Open) -> None:
    encounter = with_transcript(workflow).id
    app = open_page("encounter", id=encounter)
    assert app.selectbox(key=f"length-{encounter}").value == "standard"
    app.selectbox(key=f"length-{encounter}").set_value("brief").run()
    button(app, "Make the note").click().run()
    note = workflow.records.load(encounter).note
    assert note is not None and note.provenance["length"] == "brief"
    app = open_page("encounter", id=encounter, step="note")
    assert app.selectbox(key=f"relength-{encounter}").value == "brief"


def test_a_draft_can_be_written_again_at_another_length(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow).id
    app = open_page("encounter", id=encounter, step="note")
    app.selectbox(key=f"relength-{encounter}").set_value("detailed").run()
    button(app, "Draft it again").click().run()
    note = workflow.records.load(encounter).note
    assert note is not None and note.provenance["length"] == "detailed"


def test_style_and_own_words_reach_the_draft(workflow: Workflow, open_page: Open) -> None:
    chat = FakeChat(answers=NOTE_ANSWERS)
    workflow.chat = lambda: chat
    save_style(Style(tense="past"), workflow.settings.data_dir)
    save_dictionary(Dictionary().added("sore throat", "pharyngitis"), workflow.settings.data_dir)
    encounter = with_transcript(workflow).id
    button(open_page("encounter", id=encounter), "Make the note").click().run()
    note = workflow.records.load(encounter).note
    assert note is not None and "pharyngitis" in note.text() and "sore throat" not in note.text()
    assert note.statements()[0].verdict != "unchecked"
    assert {"notes/style"} <= set(note.provenance["prompts"])


def test_words_and_facts_are_shown_on_the_note(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=with_note(workflow).id, step="note")
    assert "words a fact" in words(app)

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.notes.own_templates import OwnSection, assembled, own_folder, own_names, save_template
from assistant.notes.template import Template, load_template
from assistant.progress import Cancel
from assistant.workflow import Workflow
from tests.fakes import Reports
from tests.ui.clinic import with_transcript
from tests.ui.conftest import Open, button, words


@pytest.fixture
def folder(workflow: Workflow) -> Path:
    return own_folder(workflow.settings.data_dir)


def mine(folder: Path, label: str = "Mine") -> Template:
    """An own template, as a copy of the visit note."""
    sections = [OwnSection.of(section) for section in load_template("visit").sections]
    save_template(assembled(label, "For the tests.", sections), folder)
    return load_template(label.lower(), folder)


def copy_of(open_page: Open, name: str = "visit") -> AppTest:
    """The form with a copy of a built-in template."""
    return open_page("templates").button(key=f"copy-{name}").click().run()


def titles(app: AppTest) -> list[str]:
    return [str(field.value) for field in app.text_input if field.label == "Title"]


def named(app: AppTest, label: str) -> AppTest:
    return app.text_input(key="template-label").set_value(label).run()


def test_the_built_in_templates_are_listed(open_page: Open) -> None:
    said = words(open_page("templates"))
    for label in ("Visit note", "SOAP note", "History and physical", "Progress note", "Referral letter"):
        assert label in said
    assert "You have none yet" in said


def test_a_copy_has_a_name_of_its_own_at_first(open_page: Open) -> None:
    assert copy_of(open_page, "progress").text_input(key="template-label").value == "My progress note"
    assert copy_of(open_page, "soap").text_input(key="template-label").value == "My SOAP note"


def test_a_copy_is_saved_by_its_name(open_page: Open, folder: Path) -> None:
    app = named(copy_of(open_page), "Knee clinic")
    app = button(app, "Save the template").click().run()
    assert not app.error and "Knee clinic" in words(app)
    assert len(load_template("knee-clinic", folder).sections) == len(load_template("visit").sections)


def test_sections_are_filled_in_moved_added_and_removed(open_page: Open, folder: Path) -> None:
    app = named(copy_of(open_page), "Mine")
    _, second, *rest = titles(app)
    app.text_input(key="section-title-1").set_value("The story").run()
    app.button(key="section-down-1").click().run()
    assert titles(app) == [second, "The story", *rest]
    app.button(key="section-remove-2").click().run()
    button(app, "Add a section").click().run()
    app.text_input(key="section-title-5").set_value("All of it")
    app.multiselect(key="section-parts-5").set_value(["examination", "results"])
    app.selectbox(key="section-shape-5").set_value("lines")
    app.text_area(key="section-instruction-5").set_value("Tell what was found.").run()
    app = button(app, "Save the template").click().run()
    assert not app.error
    made = load_template("mine", folder)
    assert [s.title for s in made.sections] == ["The story", *rest, "All of it"]
    assert made.sections[-1].parts == ("examination", "results")


def test_what_is_missing_is_said_and_nothing_is_lost(open_page: Open, folder: Path) -> None:
    app = named(copy_of(open_page), "Visit")
    app.text_input(key="section-title-1").set_value("The story")
    app.multiselect(key="section-parts-4").set_value([]).run()
    app = button(app, "Save the template").click().run()
    said = " ".join(str(error.value) for error in app.error)
    for fault in ("built\\-in template", "Section 4", "Assessment and plan"):
        assert fault in said
    assert titles(app)[0] == "The story"
    assert own_names(folder) == []


def test_discarding_keeps_nothing(open_page: Open, folder: Path) -> None:
    app = button(named(copy_of(open_page), "Mine"), "Discard changes").click().run()
    assert "Built-in templates" in words(app)
    assert own_names(folder) == []


def test_an_own_template_is_edited_in_place(open_page: Open, folder: Path) -> None:
    mine(folder)
    app = open_page("templates").button(key="edit-mine").click().run()
    named(app, "Renamed")
    button(app, "Save the template").click().run()
    assert own_names(folder) == ["renamed"]


def test_deleting_asks_first(open_page: Open, folder: Path) -> None:
    mine(folder)
    app = open_page("templates")
    assert "cannot be chosen any more" in words(app)
    app.button(key="gone-mine").click().run()
    assert own_names(folder) == []


def test_a_damaged_file_is_told_and_can_be_deleted(open_page: Open, folder: Path) -> None:
    mine(folder)
    (folder / "bad.yaml").write_text("name: bad\n")
    app = open_page("templates")
    assert "cannot be read" in words(app) and "Mine" in words(app)
    app.button(key="gone-bad").click().run()
    assert own_names(folder) == ["mine"]


def test_a_clinicians_words_are_never_markup(open_page: Open, folder: Path) -> None:
    sections = [OwnSection.of(section) for section in load_template("visit").sections]
    save_template(assembled("![x](http://example.org/x.png)", "<b>bold</b>", sections), folder)
    assert "![x](http" not in words(open_page("templates"))


# What is done with them


def test_a_note_is_drafted_by_an_own_template(workflow: Workflow, open_page: Open, folder: Path) -> None:
    mine(folder)
    encounter = with_transcript(workflow).id
    app = open_page("encounter", id=encounter)
    app.selectbox(key=f"layout-{encounter}").set_value("mine").run()
    button(app, "Make the note").click().run()
    note = workflow.records.load(encounter).note
    assert note is not None and note.template == "mine" and note.statements()


def test_an_encounter_of_a_deleted_template_still_opens(
    workflow: Workflow, open_page: Open, folder: Path
) -> None:
    mine(folder)
    encounter = with_transcript(workflow).id
    workflow.process(encounter, Reports(), Cancel(), "mine")
    (folder / "mine.yaml").unlink()
    for step in ("note", "sign", "transcript"):
        app = open_page("encounter", id=encounter, step=step)
        assert not app.exception and not app.error
    app = button(open_page("encounter", id=encounter, step="note"), "Draft it again").click().run()
    note = workflow.records.load(encounter).note
    assert not app.error and note is not None and note.template != "mine"

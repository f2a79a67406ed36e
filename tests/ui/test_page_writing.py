from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.notes.dictionary import Dictionary, Entry
from assistant.notes.kept import DICTIONARY, STYLE, load_dictionary, load_style, save_dictionary, save_style
from assistant.notes.style import Style
from assistant.workflow import Workflow
from tests.ui.clinic import signed
from tests.ui.conftest import Open, button, words

NOTE = (
    "Mrs. Quimbleton reported a cough. She denied fever. She was well. She had COPD. She took colchicine. "
    "She was seen in Timbuktu. COPD was stable. She felt tired. She had a rash for 23 days."
)
"""Of an invented patient, whose name, drug and place must not stay anywhere."""


@pytest.fixture
def folder(workflow: Workflow) -> Path:
    return workflow.settings.data_dir


def field(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(one for one in [*app.text_input, *app.text_area, *app.selectbox] if one.label == label)


def entered(app: AppTest, said: str, written: str) -> AppTest:
    field(app, "Said or written").set_value(said)
    field(app, "I write").set_value(written)
    return button(app, "Add").click().run()


# Own words


def test_an_entry_is_kept_and_shown(open_page: Open, folder: Path) -> None:
    app = entered(open_page("writing"), "high blood pressure", "hypertension")
    assert load_dictionary(folder).entries == (Entry(said="high blood pressure", written="hypertension"),)
    assert "high blood pressure → **hypertension**" in words(app)


def test_an_entry_that_would_change_a_fact_is_refused_with_the_reason(open_page: Open, folder: Path) -> None:
    app = entered(open_page("writing"), "lisinopril", "losartan")
    assert "drug" in app.error[0].value
    assert load_dictionary(folder).entries == ()
    assert field(app, "Said or written").value == "lisinopril", "what was typed stays"


def test_an_entry_is_removed(open_page: Open, folder: Path) -> None:
    save_dictionary(Dictionary().added("belly", "abdomen").added("tummy", "abdomen"), folder)
    app = open_page("writing").button(key="dictionary-remove-belly").click().run()
    assert [entry.said for entry in load_dictionary(folder).entries] == ["tummy"]
    assert "belly" not in words(app)


# Style


def test_pasted_notes_leave_their_manner_and_nothing_else(open_page: Open, folder: Path) -> None:
    app = open_page("writing")
    field(app, "Notes that you wrote").set_value(NOTE)
    app = button(app, "Learn from these notes").click().run()
    assert "Learned" in words(app)
    style = load_style(folder)
    assert (style.tense, style.subject, style.shortened) == ("past", "pronoun", ("COPD",))
    assert field(app, "Notes that you wrote").value == ""
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(word in data for word in (b"Quimbleton", b"colchicine", b"Timbuktu"))


def test_too_few_sentences_teach_nothing_and_say_so(open_page: Open, folder: Path) -> None:
    app = open_page("writing")
    field(app, "Notes that you wrote").set_value("She denied fever.")
    app = button(app, "Learn from these notes").click().run()
    assert "too little" in words(app)
    assert not (folder / STYLE).exists()


def test_corrections_of_signed_notes_teach(workflow: Workflow, open_page: Open, folder: Path) -> None:
    encounter = signed(workflow)
    note = workflow.records.load(encounter.id).note
    assert note is not None
    plan = next(s for s in note.statements() if "lisinopril" in s.text and s.problem)
    texts = ("Continue lisinopril for hypertension.", "Hypertension: continue lisinopril.")
    workflow.edit_statement(encounter.id, plan.id, texts[0])
    workflow.add_statement(encounter.id, "plan", texts[1])
    workflow.sign(encounter.id, "Dr Rivera")
    app = button(open_page("writing"), "Learn from my corrections").click().run()
    assert "Learned" in words(app)
    assert [one.write for one in load_style(folder).preferred] == ["hypertension"]


def test_the_style_is_changed_by_hand_and_forgotten(open_page: Open, folder: Path) -> None:
    save_style(Style(tense="past", shortened=("COPD", "GERD")), folder)
    app = open_page("writing")
    field(app, "Tense").set_value("present")
    app.multiselect[1].set_value(["GERD"])
    app = button(app, "Save the style").click().run()
    assert load_style(folder) == Style(tense="present", shortened=("GERD",))
    button(app, "Forget my style").click().run()
    assert load_style(folder) == Style()


def test_a_damaged_file_is_told_in_words(open_page: Open, folder: Path) -> None:
    (folder / DICTIONARY).write_text("{")
    app = open_page("writing")
    assert DICTIONARY in app.error[0].value

"""Passages beside the note: marked, compared, attached by a person and by nobody else."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from assistant.encounter import Citation, Encounter, Suggestion, Why
from assistant.ui.components.passage_card import found_by, marks, quotation
from assistant.ui.plain_text import plain
from assistant.workflow import Workflow
from tests.ui.clinic import signed, with_note
from tests.ui.conftest import Open, button, words

OLD = date.today().year - 8
PASSAGE = Citation(
    id="sore-throat:2",
    document="sore-throat",
    title="Sore throat",
    section="Treatment",
    text="Give azithromycin 250 mg once daily for 5 days.",
    publisher="A society",
    year=OLD,
    grade="Strong",
    score=0.8,
    why=Why(words=["throat"]),
)
LINE = f"Guideline cited: Sore throat, A society, {OLD}, Treatment"


def shown(workflow: Workflow, encounter: Encounter) -> str:
    suggestions = [Suggestion(problem="Strep throat", citations=[PASSAGE]), Suggestion(problem="Cough")]
    workflow.records.save(encounter.id, "suggestions", suggestions)
    return encounter.id


@pytest.fixture
def at_note(workflow: Workflow, open_page: Open) -> AppTest:
    return open_page("encounter", id=shown(workflow, with_note(workflow)), step="note")


def text(workflow: Workflow) -> str:
    note = workflow.records.load(workflow.records.list()[0].id).note
    assert note is not None
    return note.text()


def test_a_passage_says_where_it_is_from_and_why_it_is_there(at_note: AppTest) -> None:
    said = words(at_note)
    assert "Grade: Strong" in said and "more than five years old" in said
    assert "Found because it has: throat" in said
    assert "Nothing found in the guidelines" in said, "the other problem has none"
    label = next(e.label for e in at_note.expander if "Sore throat" in e.label)
    assert "A society" in label and "Outdated" in label


def test_the_two_kinds_of_text_are_told_apart_once(at_note: AppTest) -> None:
    said = words(at_note)
    assert said.count("Nobody said it in the room") == 1
    assert "✓ Said in the room" in said and ":material/menu_book: From the guideline" in said


def test_a_difference_is_shown_and_not_judged(at_note: AppTest) -> None:
    said = words(at_note)
    assert plain("the note says 500 mg, the passage says 250 mg") in said
    assert "It is not said which of the two is right" in said


def test_it_is_attached_with_a_click_and_taken_off_again(workflow: Workflow, at_note: AppTest) -> None:
    assert LINE not in text(workflow)
    app = button(at_note, "Attach to the plan").click().run()
    assert LINE in text(workflow) and "Cited in the plan" in words(app)
    assert not [one for one in app.button if one.label == "Attach to the plan"]
    button(app, "Take off the plan").click().run()
    assert LINE not in text(workflow)


def test_a_signed_note_is_not_changed_without_saying_so(workflow: Workflow, open_page: Open) -> None:
    encounter = shown(workflow, signed(workflow))
    app = open_page("encounter", id=encounter, step="note")
    assert button(app, "Attach to the plan").disabled
    app = app.toggle[0].set_value(True).run()
    button(app, "Attach to the plan").click().run()
    app = open_page("encounter", id=encounter, step="sign")
    assert "The changes are an addendum" in words(app)
    assert plain(LINE) in words(app), "the text to be signed names it"


def test_passages_are_looked_up_again_and_citations_stay(workflow: Workflow, at_note: AppTest) -> None:
    app = button(at_note, "Attach to the plan").click().run()
    button(app, "Look up the guidelines again").click().run()
    found = workflow.records.load(workflow.records.list()[0].id).suggestions
    assert found and found[0].citations == [] and LINE in text(workflow)


def test_nothing_in_a_passage_acts_as_markup() -> None:
    shown = quotation("A [link](https://example.org)\nand $x$ **bold**", "**bold**")
    assert shown.split("\n")[0] == "> A \\[link\\]\\(https\\:\\/\\/example\\.org\\)  "
    assert shown.split("\n")[1] == "> and \\$x\\$ :yellow-background[**\\*\\*bold\\*\\***]"
    assert "[click]" not in marks("[click](x)", 2024, "", "") and found_by([]) == ""

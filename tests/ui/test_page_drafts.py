from assistant.workflow import Workflow
from tests.ui.clinic import INVENTED, signed, with_note
from tests.ui.conftest import Open, words


def tables(app: object) -> str:
    return "\n".join(str(table.value.to_string()) for table in app.table)  # type: ignore[attr-defined]


def test_without_a_signed_note_there_is_nothing_to_show(open_page: Open) -> None:
    app = open_page("drafts")
    assert not app.exception and not app.table
    assert "No note was drafted and signed" in app.info[0].value


def test_the_page_tells_what_was_changed_without_any_words_of_the_note(
    workflow: Workflow, open_page: Open
) -> None:
    encounter = with_note(workflow)
    assert encounter.note is not None
    drafted = encounter.note.statements()
    for statement in drafted:
        if statement.text == INVENTED:
            workflow.remove(encounter.id, statement.id)
    workflow.edit_statement(encounter.id, drafted[0].id, "She has a sore throat and fever for 3 days.")
    workflow.sign(encounter.id, "Dr Rivera")
    app = open_page("drafts")
    shown = words(app) + tables(app)
    assert "Physical examination" in shown and "Number" in shown
    kept = next(metric for metric in app.metric if metric.label == "Sentences kept untouched")
    assert kept.value == f"{(len(drafted) - 2) / len(drafted):.0%}"
    for text in (INVENTED, "throat", encounter.title):
        assert text not in shown


def test_a_period_without_notes_is_empty_and_all_is_not(workflow: Workflow, open_page: Open) -> None:
    signed(workflow)
    app = open_page("drafts")
    assert app.metric[0].value == "1"
    app.button_group[0].set_value("All").run()
    assert app.metric[0].value == "1"


def test_a_check_that_is_overruled_too_often_is_named(workflow: Workflow, open_page: Open) -> None:
    for _ in range(5):
        encounter = with_note(workflow)
        assert encounter.note is not None
        statement = next(s for s in encounter.note.statements() if s.text == INVENTED)
        workflow.accept(encounter.id, statement.id, "Read from the monitor.")
        workflow.sign(encounter.id, "Dr Rivera")
    app = open_page("drafts")
    assert any("“Number” is overruled too often: 5 of 5" in w.value for w in app.warning)
    assert "Too often" in tables(app)

"""The Guidelines page: search with filters, questions, and the practice's own documents."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import ModelUnavailable
from assistant.ui.plain_text import plain
from assistant.workflow import Workflow
from tests.fakes import FakeChat
from tests.retrieval.made import INJECTED, pdf, word
from tests.ui.clinic import passages, with_real_index
from tests.ui.conftest import Open, button, words

LAST_YEAR = date.today().year - 1
TITLE = "Strep throat protocol 2025"
RULE = "Strep throat: azithromycin 250 mg once a day."


def view(app: AppTest, name: str) -> AppTest:
    return app.button_group[0].set_value(name).run()


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Choose files and have them looked at."""
    app.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return button(app.run(), "Look at these files").click().run()


def field(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(one for one in app.text_input if one.label.startswith(label))


@pytest.fixture
def practice(workflow: Workflow) -> Workflow:
    return with_real_index(workflow)


@pytest.fixture
def documents(practice: Workflow, open_page: Open) -> AppTest:
    return view(open_page("guidelines"), "Your documents")


def test_filters_narrow_and_what_was_asked_is_kept(open_page: Open) -> None:
    app = open_page("guidelines")
    app = app.text_input(key="guideline-query").set_value("streptococcal").run()
    assert app.subheader
    app = app.selectbox(key="filter-since").set_value(LAST_YEAR).run()
    assert "Nothing found in the guidelines on this computer with these filters" in words(app)
    app = view(view(app, "All guidelines"), "Search")
    assert app.text_input(key="guideline-query").value == "streptococcal"
    assert app.selectbox(key="filter-since").value == LAST_YEAR


def test_the_nearest_titles_lead_to_their_documents(open_page: Open) -> None:
    app = open_page("guidelines")
    app = app.text_input(key="guideline-query").set_value("submarine maintenance").run()
    near = plain(passages()[0].title)
    assert button(app, near).click().run().header[0].value == near


def test_the_list_marks_what_is_superseded(open_page: Open) -> None:
    app = view(open_page("guidelines"), "All guidelines")
    assert "superseded by" in words(app)


def answering(workflow: Workflow, said: str) -> None:
    workflow.chat = lambda: FakeChat(otherwise=said)


def ask(app: AppTest, question: str) -> AppTest:
    app = view(app, "Ask the guidelines")
    app.text_input[0].set_value(question)
    return button(app, "Ask").click().run()


def test_an_answer_leads_to_its_passages_and_says_what_was_left_out(
    practice: Workflow, open_page: Open
) -> None:
    good = "Streptococcal pharyngitis is treated with penicillin or amoxicillin, usually for 10 days [1]."
    answering(practice, f"{good} Give honey for 99 days [1].")
    app = ask(open_page("guidelines"), "How is streptococcal pharyngitis treated?")
    said = words(app)
    assert "[Passage " in said and "](#passage-" in said
    assert "1 sentence was left out" in said and "99 days" not in said
    assert "Marked: the words that come nearest" in said


def test_without_an_answer_the_passages_are_shown(practice: Workflow, open_page: Open) -> None:
    answering(practice, "Give honey for 99 days [1].")
    app = ask(open_page("guidelines"), "How is streptococcal pharyngitis treated?")
    assert "No answer could be given" in words(app) and "Passages that were read" in words(app)


def test_what_goes_wrong_is_said_calmly(practice: Workflow, open_page: Open) -> None:
    def gone() -> FakeChat:
        raise ModelUnavailable("The language model does not answer. Start Provenote again.")

    practice.chat = gone
    app = ask(open_page("guidelines"), "How is streptococcal pharyngitis treated?")
    assert "does not answer" in app.error[0].value
    app = ask(app, "?")
    assert "There is no question" in app.error[0].value


def test_a_document_is_looked_at_corrected_and_taken_in(documents: AppTest, practice: Workflow) -> None:
    app = upload(documents, ("strep.docx", word(TITLE, RULE, INJECTED)), ("scan.pdf", pdf("")))
    assert field(app, "Title (from the file)").value == TITLE
    assert "Will be skipped" in words(app)
    field(app, "Publisher (guessed from the collection").set_value("Rivera Clinic")
    app = button(app.run(), "Take them in").click().run()
    said = words(app)
    assert "1 taken in, 1 skipped" in said
    assert "overrides instructions" in said and "Ignore" not in said
    [kept] = practice.own_documents()
    assert (kept.title, kept.publisher, kept.year) == (TITLE, "Rivera Clinic", 2025)
    assert practice.guidelines().search("strep throat protocol")[0].document == kept.id


def test_two_documents_need_two_titles(documents: AppTest) -> None:
    app = upload(documents, ("a.docx", word(TITLE, RULE)), ("b.docx", word(TITLE, "Rest.")))
    assert "give each its own" in words(app) and button(app, "Take them in").disabled


def test_versions_are_listed_and_removing_asks_once(documents: AppTest, practice: Workflow) -> None:
    app = documents
    for dose in ("250", "500"):
        app = upload(app, ("strep.docx", word(TITLE, f"Strep throat: azithromycin {dose} mg.")))
        app = button(app, "Take it in").click().run()
        said = words(app)
        app = button(app, "Add more documents").click().run()
    assert "New version" in said
    assert any(one.label == "Superseded versions (1)" for one in app.expander)
    assert "superseded by" in words(app)
    app = button(app, "Remove it").click().run()
    assert len(practice.own_documents()) == 1


def test_a_page_of_a_document_is_shown_with_the_passage_marked(
    documents: AppTest, practice: Workflow, open_page: Open
) -> None:
    rest = "Rest at home and drink enough water. " * 20
    rule = "Strep throat: azithromycin 250 mg once a day, for strep throat with a penicillin allergy. " * 8
    app = upload(documents, ("strep-throat.pdf", pdf(rest, rule)))
    button(app, "Take it in").click().run()
    [passage] = practice.guidelines().search("strep throat azithromycin", 1)
    assert passage.page == 2
    app = open_page("guidelines", passage=passage.id)
    said = words(app)
    assert "Page 2" in said and "This passage" in said and ":yellow-background[Strep throat" in said
    assert "Rest at home" not in said, "that is on the other page"


def test_a_document_that_is_not_in_the_index_can_be_put_there(practice: Workflow, open_page: Open) -> None:
    from retrieval.intake import take_in

    file = practice.settings.data_dir / "late.txt"
    file.write_text("Strep throat is treated with azithromycin.", encoding="utf-8")
    take_in([file], practice.guidelines().library, lambda message, done: None)
    app = view(open_page("guidelines"), "Your documents")
    button(app, "Put them into the index").click().run()
    assert practice.guidelines().is_built(practice.sources)

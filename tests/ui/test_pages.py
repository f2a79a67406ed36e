from typing import Any

import pytest
from pydantic import SecretStr

from assistant.ui import services
from assistant.ui.components.guideline import marked_numbers
from assistant.workflow import Workflow
from tests.ui.clinic import fake_workflow
from tests.ui.conftest import Open, button, words


def test_guidelines_finds_passages_and_opens_one_in_its_document(open_page: Open) -> None:
    app = open_page("guidelines")
    app.text_input(key="guideline-query").set_value("asthma").run()
    assert "Asthma" in app.subheader[0].value
    button(app, "Open in its document").click().run()
    assert "This passage" in words(app)
    assert "Asthma" in app.header[0].value


def test_guidelines_says_when_it_finds_nothing(open_page: Open) -> None:
    app = open_page("guidelines")
    app.text_input(key="guideline-query").set_value("submarine maintenance").run()
    assert "Nothing found" in words(app)


def test_an_unknown_guideline_is_no_error(open_page: Open) -> None:
    assert "not on this computer" in words(open_page("guidelines", document="nothing-here"))


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [("asthma:4-6", [4, 5, 6]), ("asthma:4", [4]), ("asthma", []), ("asthma:x", []), ("", [])],
)
def test_the_passage_s_id_names_its_recommendations(passage: str, numbers: list[int]) -> None:
    assert list(marked_numbers(passage)) == numbers


def test_settings_shows_models_and_hides_keys(
    workflow: Workflow, open_page: Open, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = fake_workflow(tmp_path / "other")
    other.settings.llm_base_url = "http://user:hidden-password@127.0.0.1:11434/v1?token=hidden-token"
    other.settings.llm_model = "llama3"
    other.settings.llm_api_key = SecretStr("hidden-key")
    monkeypatch.setattr(services, "build_workflow", lambda: other)
    said = words(open_page("settings"))
    assert "llama3" in said and "11434" in said
    assert "hidden" not in said
    assert "Run `make setup`" in said, "no model file is in this empty cache"


def test_the_test_button_asks_the_model(open_page: Open) -> None:
    app = button(open_page("settings"), "Test the language model").click().run()
    assert "The model answered in" in words(app)


def test_a_name_given_in_settings_is_offered_for_signing(workflow: Workflow, open_page: Open) -> None:
    app = open_page("settings")
    app.text_input(key="settings-name").set_value("Dr Okafor").run()
    assert app.session_state["clinician-name"] == "Dr Okafor"


def test_about_names_limits_and_licences(open_page: Open) -> None:
    app = open_page("about")
    assert "not a medical device" in words(app)
    licences = " ".join(str(table.value.to_string()) for table in app.table)
    assert "Apache-2.0" in licences and "Whisper" in licences


def test_the_first_start_puts_the_demo_visit_in_place(
    workflow: Workflow, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant import demo

    monkeypatch.setattr(demo, "ensure_demo", lambda built: built.new_encounter(demo.TITLE))
    assert "Demo visit" in words(open_page())

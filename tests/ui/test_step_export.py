"""The Export step: formats, languages, how the handout is printed, the portal message."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.encounter import Encounter
from assistant.interop.read_aloud import Voice
from assistant.ui.steps import handout_aloud
from assistant.ui.steps.export_files import FORMATS, file_name
from assistant.workflow import Workflow
from tests.ui.clinic import speech
from tests.ui.conftest import Open, button, words
from tests.ui.handout_clinic import all_languages, translated, with_handout


@pytest.fixture
def approved(workflow: Workflow) -> Encounter:
    encounter = with_handout(workflow)
    workflow.approve(encounter.id, "Dr Rivera")
    return workflow.records.load(encounter.id)


def closed(app: AppTest) -> dict[str, bool]:
    return {one.proto.label: one.proto.disabled for one in app.get("download_button")}


def test_every_format_of_an_approved_handout_is_open(approved: Encounter, open_page: Open) -> None:
    found = closed(open_page("encounter", id=approved.id, step="export"))
    assert all(not found[shown.handout] for shown in FORMATS.values())


def test_nothing_leaves_before_the_approval(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=with_handout(workflow).id, step="export")
    found = closed(app)
    assert all(found[shown.handout] for shown in FORMATS.values()) and not found["Note as PDF"]
    assert "Approve a handout of the signed note first" in words(app)
    assert not app.number_input, "nothing to choose yet"


def test_only_approved_languages_can_be_chosen(
    workflow: Workflow, approved: Encounter, open_page: Open
) -> None:
    all_languages(workflow)
    assert approved.handout is not None
    for code in ("es", "ar", "fr"):
        workflow.records.save(approved.id, "translation", translated(approved.handout, code))
    for code in ("es", "ar"):
        workflow.approve(approved.id, "Dr Rivera", code)
    stale = workflow.records.load(approved.id).translations["ar"]
    workflow.records.save(approved.id, "translation", stale.model_copy(update={"translates": "older"}))
    app = open_page("encounter", id=approved.id, step="export")
    (box,) = [one for one in app.selectbox if one.label == "Language"]
    assert box.options == ["English", "Español (Spanish)"], "French is not approved, Arabic is out of date"
    box.set_value("es").run()
    button(app, "Show the portal message").click().run()
    assert "dolor de garganta" in app.code[0].value
    entry = workflow.records.audit_log(approved.id)[-1]
    assert (entry.detail["format"], entry.detail["language"]) == ("txt", "es")


def test_a_message_is_no_longer_than_asked(workflow: Workflow, approved: Encounter, open_page: Open) -> None:
    app = open_page("encounter", id=approved.id, step="export")
    button(app, "Show the portal message").click().run()
    whole = app.code[0].value
    app.number_input[0].set_value(len(whole) - 20).run()
    button(app, "Show the portal message").click().run()
    assert len(app.code[0].value) <= len(whole) - 20 and "Azithromycin" in app.code[0].value


def test_a_message_too_short_for_what_matters_is_refused_and_nothing_else(
    approved: Encounter, open_page: Open
) -> None:
    app = open_page("encounter", id=approved.id, step="export")
    app.number_input[0].set_value(40).run()
    found = closed(app)
    assert found["Handout as text"] and not found["Handout as PDF"]
    assert "do not fit" in app.warning[0].value
    assert not [one for one in app.button if one.label.startswith("Show the portal")]


def test_the_code_is_offered_only_with_an_address(
    workflow: Workflow, approved: Encounter, open_page: Open
) -> None:
    labels = [one.label for one in open_page("encounter", id=approved.id, step="export").toggle]
    assert labels == ["Large print"]
    workflow.settings = workflow.settings.model_copy(
        update={"handout_url": "https://practice.example/{hash}"}
    )
    labels = [one.label for one in open_page("encounter", id=approved.id, step="export").toggle]
    assert any(label.startswith("QR code") for label in labels)


def test_it_is_read_aloud_only_with_a_voice(
    workflow: Workflow, approved: Encounter, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handout_aloud, "voice_for", lambda language: None)
    app = open_page("encounter", id=approved.id, step="export")
    assert not [one for one in app.button if one.label == "Read aloud"]
    assert "No voice for this language" in words(app)
    heard: list[str] = []
    monkeypatch.setattr(handout_aloud, "voice_for", lambda language: Voice(language, "Test voice", ("x",)))
    monkeypatch.setattr(handout_aloud, "read_aloud", lambda text, voice: heard.append(text) or speech())
    app = open_page("encounter", id=approved.id, step="export")
    button(app, "Read aloud").click().run()
    assert "sore throat" in heard[0] and len(app.get("audio")) == 1
    assert workflow.records.audit_log(approved.id)[-1].detail["format"] == "wav"


@pytest.mark.parametrize(
    ("title", "language", "name", "why"),
    [
        ("Sore throat", "en", "sore-throat-handout.pdf", "English needs no mark"),
        ("Sore throat", "ar", "sore-throat-handout-ar.pdf", "two files side by side"),
        ("../..", "en", "encounter-handout.pdf", "no way out of the folder"),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(title: str, language: str, name: str, why: str) -> None:
    assert file_name(title, "handout", "pdf", language) == name, why

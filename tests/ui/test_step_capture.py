import io
import wave

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import StorageFailed
from assistant.workflow import Workflow
from tests.ui.clinic import speech
from tests.ui.conftest import Open, button, words


def silence(seconds: int = 10) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(16000)
        written.writeframes(bytes(2 * 16000 * seconds))
    return file.getvalue()


def uploaded(open_page: Open, encounter: str, data: bytes) -> AppTest:
    app = open_page("encounter", id=encounter)
    app.button_group[1].set_value("Upload a recording").run()
    return app.file_uploader[0].upload("visit.wav", data, "audio/wav").run()


def test_a_recording_is_saved_as_soon_as_it_is_there(workflow: Workflow, open_page: Open) -> None:
    encounter = workflow.new_encounter("x").id
    app = uploaded(open_page, encounter, speech())
    assert workflow.records.load(encounter).recording is not None
    assert "Recording saved on this computer, 12 s long." in words(app)


def test_consent_is_asked_for_before_the_microphone_is_used(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=workflow.new_encounter("x").id)
    assert "ask whether that is all right" in words(app)
    assert app.audio_input


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"Dear diary, this is no sound.", "text named .wav"), (silence(), "nobody speaks"), (b"", "empty")],
)
def test_a_refusal_is_shown_and_stays_until_something_better_comes(
    workflow: Workflow, open_page: Open, data: bytes, why: str
) -> None:
    encounter = workflow.new_encounter("x").id
    app = uploaded(open_page, encounter, data)
    assert len(app.error) == 1, why
    assert not app.exception
    app.run()
    assert len(app.error) == 1, why


def test_a_full_disk_keeps_the_sound_in_the_page(
    workflow: Workflow, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    encounter = workflow.new_encounter("x").id

    def full(*arguments: object) -> None:
        raise StorageFailed("The disk is full. Free some space and save again.")

    with monkeypatch.context() as patched:
        patched.setattr(workflow.records, "save_recording", full)
        app = uploaded(open_page, encounter, speech())
        assert "The disk is full" in app.error[0].value
    button(app, "Save again").click().run()
    assert workflow.records.load(encounter).recording is not None
    assert not app.error

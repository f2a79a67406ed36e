import logging

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui.boundary import unexpected


def known() -> None:
    from assistant.errors import GateClosed
    from assistant.ui.boundary import boundary

    with boundary("note"):
        raise GateClosed("Sign the note first.")


def unknown() -> None:
    from assistant.ui.boundary import boundary

    with boundary("note"):
        raise ValueError("Maria Lopez takes metformin")


def test_a_known_error_is_shown_in_its_own_words() -> None:
    app = AppTest.from_function(known).run()
    assert app.error[0].value == "Sign the note first."


def test_an_unknown_error_shows_and_logs_no_patient_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        app = AppTest.from_function(unknown).run()
    assert not app.exception
    assert "Maria" not in app.error[0].value
    assert "Maria" not in caplog.text
    assert "ValueError" in caplog.text


def test_the_number_on_the_page_is_the_one_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise KeyError("Maria")
    except KeyError as error:
        message = unexpected("note", error)
    number = message.partition("(error ")[2].partition(")")[0]
    assert number in caplog.text

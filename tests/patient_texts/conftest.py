import pytest

from assistant.patient_texts import HouseStyle, PatientText, make_plain, read_pasted
from assistant.patient_texts.text import TextKind
from assistant.progress import Cancel, silent
from tests.fakes import FakeChat
from tests.patient_texts.samples import LETTER, Make


@pytest.fixture
def make() -> Make:
    """A text made plain by rules alone: the fake model has nothing useful to say."""

    def made(text: str, kind: TextKind | None = None, **choices: object) -> PatientText:
        source = read_pasted(text, kind=kind)
        return make_plain(source, HouseStyle.model_validate(choices), FakeChat(), silent, Cancel())

    return made


@pytest.fixture
def letter(make: Make) -> PatientText:
    return make(LETTER)

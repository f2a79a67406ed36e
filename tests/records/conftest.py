from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.encounter import Note, Section, Statement, Transcript, Utterance
from assistant.records.store import Records


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    store = Records(tmp_path)
    yield store
    store.close()


@pytest.fixture
def note() -> Note:
    statement = Statement(id="s1", text="Ramipril 5 mg once daily.")
    return Note(sections=[Section(key="plan", title="Plan", statements=[statement])])


@pytest.fixture
def transcript() -> Transcript:
    return Transcript(utterances=[Utterance(id=1, speaker="patient", text="I cough at night.")])

"""A workflow of fake models over a real store, for the pages to work on."""

import io
import wave
from collections.abc import Callable
from functools import cache
from pathlib import Path

from assistant.demo import RECORDING, TITLE
from assistant.encounter import Encounter
from assistant.progress import Cancel
from assistant.records.store import Records
from assistant.settings import Settings
from assistant.speech.decode import decode
from assistant.speech.plain import parse_transcript
from assistant.speech.sound import RATE
from assistant.workflow import GUIDELINES, Workflow
from retrieval.chunk import passages_of
from retrieval.load import load_folder
from retrieval.passage import Passage
from tests.fakes import NOTE_ANSWERS, VISIT, FakeChat, FakeEmbeddings, FakeTranscriber, Reports

INVENTED = "Oxygen saturation is 95 percent."
"""Never said, and with a number in it: a critical finding to decide on."""

ANSWERS = {
    key: f"{answer}\n{INVENTED}" if "tonsils" in answer else answer for key, answer in NOTE_ANSWERS.items()
}


@cache
def passages() -> list[Passage]:
    """Every passage there is, read once: sixty files take a while on a busy computer."""
    return [passage for document in load_folder(GUIDELINES) for passage in passages_of(document)]


class FakeGuidelines:
    """Passages whose title shares a word with the question."""

    def search(self, query: str, k: int = 3) -> list[Passage]:
        words = {word for word in query.lower().split() if len(word) > 3}
        return [passage for passage in passages() if words & set(passage.title.lower().split())][:k]


def fake_workflow(data_dir: Path, before_each: Callable[[int], None] | None = None) -> Workflow:
    """``before_each`` is called with the number of each turn that the fake transcriber hears."""
    turns = [(u.speaker, u.text) for u in parse_transcript(VISIT.encode()).utterances]
    return Workflow(
        settings=Settings(data_dir=data_dir, cache_dir=data_dir / "cache", clinician="Dr Rivera"),
        records=Records(data_dir),
        chat=lambda: FakeChat(answers=ANSWERS, otherwise="1. See us again if you are not better."),
        embeddings=FakeEmbeddings,
        transcriber=lambda: FakeTranscriber(turns, before_each),
        guidelines=FakeGuidelines,  # type: ignore[arg-type]
    )


def with_transcript(workflow: Workflow, title: str = TITLE) -> Encounter:
    """A new encounter that begins with the invented visit as text."""
    return workflow.add_transcript(workflow.new_encounter(title).id, VISIT.encode())


def with_note(workflow: Workflow, title: str = TITLE) -> Encounter:
    """The same, drafted and checked."""
    encounter = with_transcript(workflow, title)
    workflow.process(encounter.id, Reports(), Cancel())
    return workflow.records.load(encounter.id)


def signed(workflow: Workflow) -> Encounter:
    """The same, with everything critical removed, and signed."""
    encounter = with_note(workflow)
    assert encounter.note is not None
    for statement in encounter.note.statements():
        if any(finding.severity == "critical" for finding in statement.findings):
            workflow.remove(encounter.id, statement.id)
    workflow.sign(encounter.id, "Dr Rivera")
    return workflow.records.load(encounter.id)


SECONDS = 12
"""Enough of the demo visit to be taken for speech, and short enough to be listened to at once."""


@cache
def speech() -> bytes:
    """The first seconds of the demo visit as a wav file."""
    sound = decode(RECORDING)
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(sound.pcm[0, : SECONDS * RATE].tobytes())
    return file.getvalue()


def recorded(workflow: Workflow, title: str = TITLE) -> Encounter:
    """An encounter with a recording that nothing was made of yet."""
    return workflow.add_recording(workflow.new_encounter(title).id, "visit.wav", speech())


def heard(workflow: Workflow, title: str) -> Encounter:
    """The same with its transcript and times, drafted and checked."""
    encounter = recorded(workflow, title)
    workflow.process(encounter.id, Reports(), Cancel())
    return workflow.records.load(encounter.id)

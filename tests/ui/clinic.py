"""A workflow of fake models over a real store, for the pages to work on."""

import io
import shutil
import wave
from collections.abc import Callable
from functools import cache
from pathlib import Path

from assistant.demo import RECORDING, TITLE
from assistant.encounter import Change, Encounter, Finding, Omission, Word
from assistant.notes import review
from assistant.progress import Cancel
from assistant.records.store import Records
from assistant.settings import Settings
from assistant.speech.decode import decode
from assistant.speech.plain import parse_transcript
from assistant.speech.sound import RATE
from assistant.workflow import GUIDELINES, Workflow
from retrieval.chunk import passages_of
from retrieval.filters import EVERYTHING, Wanted
from retrieval.guidelines import Guidelines
from retrieval.library import Library
from retrieval.load import load_folder
from retrieval.passage import Passage
from tests.fakes import NOTE_ANSWERS, VISIT, FakeChat, FakeEmbeddings, FakeTranscriber, Reports

INVENTED = "Oxygen saturation is 95 percent."
"""Never said, and with a number in it: a critical finding to decide on."""


@cache
def passages() -> list[Passage]:
    """Every passage there is, read once: sixty files take a while on a busy computer."""
    return [passage for document in load_folder(GUIDELINES) for passage in passages_of(document)]


class FakeGuidelines:
    """Passages whose title shares a word with the question, and an empty library."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder)

    def search(self, query: str, k: int = 3, wanted: Wanted = EVERYTHING) -> list[Passage]:
        words = {word for word in query.lower().split() if len(word) > 3}
        found = [passage for passage in passages() if words & set(passage.title.lower().split())]
        return [passage for passage in found if passage.year >= (wanted.since or 0)][:k]

    def nearest_titles(self, query: str, k: int = 3, wanted: Wanted = EVERYTHING) -> list[str]:
        return [passages()[0].title]

    def is_built(self, sources: Path) -> bool:
        return True


def with_real_index(workflow: Workflow) -> Workflow:
    """The same with a library and an index as they are in use, over a few of the summaries that ship."""
    folder = workflow.settings.data_dir
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    for name in ("sore-throat", "hypertension", "asthma"):
        shutil.copy(GUIDELINES / f"{name}.md", sources)
    store = Guidelines(folder / "index", FakeEmbeddings(), folder / "library")
    workflow.guidelines, workflow.sources = lambda: store, sources
    workflow.prepare_guidelines(Reports())
    return workflow


def fake_workflow(data_dir: Path, before_each: Callable[[int], None] | None = None) -> Workflow:
    """``before_each`` is called with the number of each turn that the fake transcriber hears."""
    turns = [(u.speaker, u.text) for u in parse_transcript(VISIT.encode()).utterances]
    return Workflow(
        settings=Settings(data_dir=data_dir, cache_dir=data_dir / "cache", clinician="Dr Rivera"),
        records=Records(data_dir),
        chat=lambda: FakeChat(answers=dict(NOTE_ANSWERS), otherwise="1. See us again if you are not better."),
        embeddings=FakeEmbeddings,
        transcriber=lambda: FakeTranscriber(turns, before_each),
        guidelines=lambda: FakeGuidelines(data_dir / "library"),  # type: ignore[arg-type,return-value]
    )


def with_transcript(workflow: Workflow, title: str = TITLE) -> Encounter:
    """A new encounter that begins with the invented visit as text."""
    return workflow.add_transcript(workflow.new_encounter(title).id, VISIT.encode())


def with_note(workflow: Workflow, title: str = TITLE) -> Encounter:
    """The same, drafted and checked, with the invented sentence in it."""
    encounter = with_transcript(workflow, title)
    workflow.process(encounter.id, Reports(), Cancel())
    return with_invented(workflow, encounter)


def with_invented(workflow: Workflow, encounter: Encounter) -> Encounter:
    """A draft that has an invented sentence, as if nothing had taken it out before a person saw it."""
    drafted = workflow.records.load(encounter.id).note
    assert drafted is not None
    note = review.added(drafted, "exam", INVENTED)
    statement = review.newest(note)
    statement.review, statement.verdict = "open", "unsupported"
    statement.findings = [
        Finding(rule="number", severity="critical", explanation="Nobody said 95 percent.", span="95 percent")
    ]
    workflow.records.save(encounter.id, "note", note)
    return workflow.records.load(encounter.id)


def signed(workflow: Workflow) -> Encounter:
    """The same, with everything critical removed or left out, and signed."""
    encounter = with_note(workflow)
    assert encounter.note is not None
    for statement in encounter.note.statements():
        if any(finding.severity == "critical" for finding in statement.findings):
            workflow.remove(encounter.id, statement.id)
    for number, omission in enumerate(encounter.note.omissions):
        if omission.severity == "critical":
            workflow.dismiss_omission(encounter.id, number, "Not for this note.")
    workflow.sign(encounter.id, "Dr Rivera")
    return workflow.records.load(encounter.id)


def to_review(workflow: Workflow, title: str) -> Encounter:
    """A heard visit whose note has something of each kind to decide on, planted after the checks.

    The invented sentence has a critical finding against what was said and a lesser one with a suggested
    sentence; two facts were left out, one of them critical and with a sentence for the note, and two small
    ones; one sentence was taken out before anybody saw it; and a drug name was hard to hear.
    """
    encounter = heard(workflow, title)
    note, transcript = encounter.note, encounter.transcript
    assert note is not None and transcript is not None
    target = next(s for s in note.statements() if s.text == INVENTED)
    target.verdict = "contradicted"
    target.findings = [
        Finding(rule="number", severity="critical", explanation=OTHERWISE, span="95 percent", utterance=10),
        Finding(rule="laterality", severity="major", explanation="No side was said.", repair=REPAIRED),
    ]
    others = [s for s in note.statements() if s is not target]
    for other in others:
        other.findings, other.verdict = [], "supported"
    others[-1].findings = [
        Finding(rule="certainty", severity="minor", explanation="A little surer than said.")
    ]
    note.omissions = [
        Omission(
            kind="allergy", utterance=6, quote="I got a rash as a child", severity="critical", section="hpi",
            text=RASH, explanation="A reaction to a drug that the note does not have.",
        ),
        Omission(kind="habit", utterance=2, quote="three days", severity="major"),
        *(Omission(kind="symptom", utterance=n, quote=quote, severity="minor") for n, quote in SMALL),
    ]  # fmt: skip
    note.changes = [
        Change(kind="removed", section="plan", before=IBUPROFEN, rule="drug",
               reason="Nobody spoke of ibuprofen.", statement=note.free_id()),
    ]  # fmt: skip
    heard_badly = transcript.utterances[11]
    heard_badly.words = [
        Word(text=word, start=11.0, end=12.0, confidence=0.3 if word == "azithromycin" else 0.9)
        for word in heard_badly.text.split()
    ]
    workflow.records.save(encounter.id, "transcript", transcript)
    workflow.records.save(encounter.id, "note", note)
    return workflow.records.load(encounter.id)


OTHERWISE = "95 percent was not said; a temperature of 101.2 was."
REPAIRED = "Oxygen saturation was not measured."
IBUPROFEN = "Take ibuprofen 400 mg."
SMALL = ((4, "I breathe fine"), (8, "for my blood pressure"))
RASH = "She had a rash from penicillin as a child."

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
    """The same with its transcript and times, drafted and checked, with the invented sentence in it."""
    encounter = recorded(workflow, title)
    workflow.process(encounter.id, Reports(), Cancel())
    return with_invented(workflow, encounter)

"""The steps from a recording to a signed note and a handout, in one place.

The web pages, the command line and the eval suite all call this. Each step reads what the one
before it stored and stores its own result, so it can fail, be cancelled and be run again alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel

from assistant.encounter import Citation, Encounter, Handout, Note, Section, Suggestion, Transcript, Utterance
from assistant.errors import GateClosed, InputRefused
from assistant.grounding.verify import unresolved
from assistant.handouts.explain import explain as write_handout
from assistant.handouts.explain import measure
from assistant.interop.documents import Format, export_handout, export_note
from assistant.models.chat import chat_model, describe
from assistant.models.embeddings import embeddings
from assistant.notes import review
from assistant.notes.draft import draft as write_note
from assistant.notes.template import Template, load_template
from assistant.notes.verdicts import Verdicts
from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt
from assistant.records.store import Records
from assistant.safety.gates import check_audio, check_transcript
from assistant.settings import ROOT, Settings
from assistant.speech.decode import decode
from assistant.speech.plain import parse_transcript
from assistant.speech.transcribe import Transcriber, transcriber
from retrieval.guidelines import Guidelines
from retrieval.ingest import is_built
from retrieval.passage import Passage

GUIDELINES = ROOT / "knowledge" / "guidelines"
"""The summaries that come with Provenote."""

INDEX = "index"
"""Folder of the guideline index, in the data folder."""

TEXT_ENDINGS = {".txt", ".json", ".md", ""}
"""File names that end so hold a transcript; all others are taken for recordings."""

PASSAGES = 3
"""Passages shown for one problem, as the design asks."""


@dataclass
class Workflow:
    """The steps over one store. Models come from factories: nothing heavy is loaded before it is used."""

    settings: Settings
    records: Records
    chat: Callable[[], BaseChatModel]
    embeddings: Callable[[], Embeddings]
    transcriber: Callable[[], Transcriber]
    guidelines: Callable[[], Guidelines]

    def __post_init__(self) -> None:
        self._verdicts = Verdicts(self.embeddings)

    # Coming in

    def new_encounter(self, title: str) -> Encounter:
        """An empty encounter."""
        return self.records.create(title)

    def add_recording(self, encounter: str, filename: str, data: bytes) -> Encounter:
        """Save a recording first, then look whether it can be used. Raises InputRefused with the reason."""
        recording = self.records.save_recording(encounter, filename, data)
        sound = decode(Path(recording.path), self.settings.max_audio_seconds)
        self.records.set_seconds(encounter, sound.seconds)
        check_audio(sound, self.settings)
        return self.records.load(encounter)

    def add_transcript(self, encounter: str, data: bytes) -> Encounter:
        """Take a transcript that was made elsewhere. Raises InputRefused when it is none."""
        transcript = parse_transcript(data)
        self.records.save(encounter, "transcript", transcript)
        return self.records.load(encounter)

    def add_source(self, encounter: str, filename: str, data: bytes) -> Encounter:
        """A recording or a transcript, told apart by the file's name."""
        if Path(filename).suffix.lower() in TEXT_ENDINGS:
            return self.add_transcript(encounter, data)
        return self.add_recording(encounter, filename, data)

    # Steps of the machine

    def process(self, encounter: str, report: Report, cancel: Cancel, template: str = "") -> None:
        """Every step from the recording to the passages that is not done yet."""
        state = self.records.load(encounter)
        if state.transcript is None:
            self.transcribe(encounter, report, cancel)
        if state.note is None:
            self.draft(encounter, report, cancel, template)
        if state.suggestions is None:
            self.suggest(encounter, report, cancel)

    def transcribe(self, encounter: str, report: Report, cancel: Cancel) -> Transcript:
        """Recording to transcript. Finished utterances survive a stop and are not heard again."""
        state = self.records.load(encounter)
        if state.recording is None:
            raise GateClosed("There is no recording yet. Record or upload one first.")
        report(Progress("transcript", "Listening for speech"))
        check_audio(decode(Path(state.recording.path), self.settings.max_audio_seconds), self.settings)
        part = self.records.latest(encounter, "transcript_part")
        transcript = self.transcriber().transcribe(
            Path(state.recording.path),
            report,
            cancel,
            done=part.utterances if part else [],
            keep=lambda said: self._keep_transcript(encounter, said),
        )
        # Saved whatever it holds: whether it is a visit is asked before drafting, and nothing is lost.
        self.records.save(encounter, "transcript", transcript)
        self.records.clear(encounter, "transcript_part")
        return transcript

    def _keep_transcript(self, encounter: str, said: list[Utterance]) -> None:
        self.records.save(encounter, "transcript_part", Transcript(utterances=said))

    def draft(self, encounter: str, report: Report, cancel: Cancel, template: str = "") -> Note:
        """Transcript to a note in which every statement has a verdict."""
        transcript = self._transcript(encounter)
        check_transcript(transcript)
        chosen = load_template(template or self.settings.template)
        source = {"transcript": transcript.sha256(), "template": chosen.sha256}
        done = self._unfinished(encounter, source)
        report(Progress("note", "Reading the transcript"))

        def keep(section: Section) -> None:
            done.append(section)
            self.records.save(encounter, "note_part", Note(sections=done, provenance=source))

        chat = self.chat()
        note = write_note(
            transcript, chosen, chat, self.settings.context_tokens, report, cancel, tuple(done), keep
        )
        note.provenance = {**source, **self._provenance(chosen)}
        report(Progress("note", "Looking up where each sentence was said", 0.97))
        self._verdicts.check(note, transcript)
        self.records.save(encounter, "note", note)
        self.records.clear(encounter, "note_part")
        return note

    def _unfinished(self, encounter: str, source: dict[str, str]) -> list[Section]:
        """Sections of a draft that was stopped, if it was of the same transcript and template."""
        part = self.records.latest(encounter, "note_part")
        return list(part.sections) if part and part.provenance == source else []

    def _provenance(self, template: Template) -> dict[str, Any]:
        prompts = {name: load_prompt(name).sha256 for name in ("notes/scribe", "notes/section")}
        return {"model": describe(self.settings), "template_name": template.name, "prompts": prompts}

    def suggest(self, encounter: str, report: Report, cancel: Cancel) -> list[Suggestion]:
        """The best passages for each problem of the assessment; none when the store has nothing close."""
        note = self._note(encounter)
        guidelines = self.guidelines()
        suggestions: list[Suggestion] = []
        problems = note.problems()
        for at, problem in enumerate(problems):
            cancel.check()
            report(Progress("guidelines", "Looking up guidelines", at / len(problems)))
            passages = guidelines.search(problem, PASSAGES)
            suggestions.append(Suggestion(problem=problem, citations=[_citation(p) for p in passages]))
        self.records.save(encounter, "suggestions", suggestions)
        return suggestions

    # Steps of a person

    def edit_utterance(self, encounter: str, utterance: int, text: str, speaker: str) -> Transcript:
        """Correct what was heard or who said it. The first text is kept with the utterance."""
        transcript = self._transcript(encounter).model_copy(deep=True)
        target = transcript.by_id(utterance)
        if target is None:
            raise InputRefused("This utterance is no longer in the transcript.")
        if text != target.text:
            target.original = target.original or target.text
            target.text, target.words = " ".join(text.split()), []
        checked = Utterance.model_validate({**target.model_dump(), "speaker": speaker})
        transcript.utterances = [checked if u.id == utterance else u for u in transcript.utterances]
        self.records.save(encounter, "transcript", transcript)
        return transcript

    def edit_statement(self, encounter: str, statement: str, text: str) -> Note:
        """Put a sentence in the person's words and check it again."""
        note = review.edited(self._note(encounter), statement, text)
        self._recheck(encounter, note, statement)
        return self._save_note(encounter, note)

    def add_statement(self, encounter: str, section: str, text: str, after: str = "") -> Note:
        """Add a sentence to a section and check it."""
        note = review.added(self._note(encounter), section, text, after)
        new = max(note.statements(), key=lambda s: int(s.id[1:]))
        self._recheck(encounter, note, new.id)
        return self._save_note(encounter, note)

    def _recheck(self, encounter: str, note: Note, statement: str) -> None:
        self._verdicts.check_statements([review.statement_of(note, statement)], self._transcript(encounter))

    def accept(self, encounter: str, statement: str, reason: str = "") -> Note:
        """Overrule the findings of a statement; a critical one wants a reason."""
        return self._save_note(encounter, review.accepted(self._note(encounter), statement, reason))

    def remove(self, encounter: str, statement: str) -> Note:
        """Take a statement out of the note."""
        return self._save_note(encounter, review.removed(self._note(encounter), statement))

    def _save_note(self, encounter: str, note: Note) -> Note:
        self.records.save(encounter, "note", note)
        return note

    def sign(self, encounter: str, by: str) -> Note:
        """Attest the exact text. Raises GateClosed while a critical finding is open or no name is given."""
        note = self._note(encounter)
        if not by.strip():
            raise GateClosed("Write your name to sign.")
        if not note.statements():
            raise GateClosed("The note is empty: there is nothing to sign.")
        if open_now := unresolved(note):
            raise GateClosed(
                f"{len(open_now)} critical findings are open. Edit, remove or accept each one first."
            )
        return self.records.sign(encounter, note, by.strip(), datetime.now(UTC))

    # After signing

    def explain(self, encounter: str, report: Report, cancel: Cancel, grade: float | None = None) -> Handout:
        """A handout in plain words, from the signed note only."""
        handout = self.handout_of(self._signed(encounter), report, cancel, grade)
        self.records.save(encounter, "handout", handout)
        return handout

    def handout_of(self, note: Note, report: Report, cancel: Cancel, grade: float | None = None) -> Handout:
        """The handout of a note that the caller knows to be signed."""
        handout = write_handout(note, self.chat(), grade or self.settings.grade, report, cancel)
        handout.provenance = {**handout.provenance, "model": describe(self.settings)}
        return handout

    def edit_handout(self, encounter: str, section: int, sentence: int, text: str) -> Handout:
        """Put a sentence of the handout in the person's words; empty text takes it out."""
        handout = self._handout(encounter).model_copy(deep=True, update={"approval": None})
        sentences = handout.sections[section].sentences
        if text.strip():
            sentences[sentence].text = " ".join(text.split())
        else:
            del sentences[sentence]
        handout.sections = [s for s in handout.sections if s.sentences]
        measure(
            self._note(encounter), handout, float(handout.provenance.get("grade_asked", self.settings.grade))
        )
        self.records.save(encounter, "handout", handout)
        return handout

    def approve(self, encounter: str, by: str) -> Handout:
        """Approve the handout's exact text. Raises GateClosed when it is stale or has critical findings."""
        note, handout = self._signed(encounter), self._handout(encounter)
        if not by.strip():
            raise GateClosed("Write your name to approve.")
        if handout.note_sha256 != note.sha256():
            raise GateClosed("The note has changed since this handout was made. Make the handout again.")
        if any(f.severity == "critical" and not f.resolution for f in handout.findings):
            raise GateClosed("The handout differs from the note in something that matters. Correct it first.")
        return self.records.approve(encounter, handout, by.strip(), datetime.now(UTC))

    def export(self, encounter: str, what: Literal["note", "handout"], format: Format) -> bytes:
        """The signed note or the approved handout as md, docx or pdf; recorded in the audit trail."""
        state = self.records.load(encounter)
        note = self._signed(encounter)
        if what == "note":
            document = export_note(note, format, state.title, citations=state.suggestions or [])
        else:
            document = export_handout(self._handout(encounter), format, state.title, note=note)
        self.records.audit(
            "export", encounter, note.signature.by if note.signature else "", {"what": what, "format": format}
        )
        return document

    # What must be there

    def prepare_guidelines(self, report: Report) -> None:
        """Build the guideline index if it is missing or its sources have changed."""
        # Asked of the files alone: loading the embedding model would make every start slower.
        if not is_built(GUIDELINES, self.settings.data_dir / INDEX):
            self.guidelines().build(
                GUIDELINES, lambda message, done: report(Progress("guidelines", message, done))
            )

    def _transcript(self, encounter: str) -> Transcript:
        transcript = self.records.load(encounter).transcript
        if transcript is None:
            raise GateClosed("There is no transcript yet. Transcribe the recording first.")
        return transcript

    def _note(self, encounter: str) -> Note:
        note = self.records.load(encounter).note
        if note is None:
            raise GateClosed("There is no note yet. Make the draft first.")
        return note

    def _signed(self, encounter: str) -> Note:
        note = self._note(encounter)
        if not note.is_signed():
            raise GateClosed("The note is not signed. Read it and sign it first.")
        return note

    def _handout(self, encounter: str) -> Handout:
        handout = self.records.load(encounter).handout
        if handout is None:
            raise GateClosed("There is no handout yet. Make it first.")
        return handout


def workflow(settings: Settings, store: Path | None = None) -> Workflow:
    """The workflow of this computer: the models of the settings, records in ``store`` or the data folder.

    Each model is loaded when it is first used and kept for the whole process.
    """
    index = settings.data_dir / INDEX
    return Workflow(
        settings=settings,
        records=Records(store or settings.data_dir),
        chat=lambda: chat_model(settings),
        embeddings=lambda: embeddings(settings),
        transcriber=cache(lambda: transcriber(settings)),
        guidelines=cache(lambda: Guidelines(index, embeddings(settings))),
    )


def _citation(passage: Passage) -> Citation:
    """A passage as it is shown and kept with the encounter."""
    shared = set(Citation.model_fields) & set(Passage.model_fields)
    return Citation(**passage.model_dump(include=shared))

"""The steps from a recording to a signed note and a handout, in one place.

The web pages, the command line and the eval suite all call this. Each step reads what the one
before it stored and stores its own result, so it can fail, be cancelled and be run again alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel

from assistant.approving import ENGLISH, STALE_TRANSLATION
from assistant.citing import Citing
from assistant.encounter import (
    Encounter,
    Note,
    Section,
    Statement,
    Transcript,
    Utterance,
)
from assistant.errors import GateClosed
from assistant.explaining import Explaining
from assistant.guideline_questions import GuidelineQuestions
from assistant.interop.documents import Format, export_handout, export_note
from assistant.interop.export_options import ExportOptions
from assistant.models.chat import chat_model, describe
from assistant.models.embeddings import LateEmbeddings, embeddings, identity
from assistant.notes.choices import Choices
from assistant.notes.completion import complete
from assistant.notes.draft import draft as write_note
from assistant.notes.own_templates import own_folder
from assistant.notes.redraft import stating
from assistant.notes.template import Template, load_template
from assistant.notes.verdicts import Verdicts
from assistant.own_documents import OwnDocuments
from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt
from assistant.records.store import Records
from assistant.safety.gates import check_audio, check_transcript
from assistant.settings import ROOT, Settings
from assistant.speech.decode import decode
from assistant.speech.plain import parse_transcript
from assistant.speech.transcribe import Transcriber, transcriber
from retrieval.guidelines import Guidelines

GUIDELINES = ROOT / "knowledge" / "guidelines"
"""The summaries that come with Provenote."""

INDEX = "index"
"""Folder of the guideline index, in the data folder."""

LIBRARY = "library"
"""Folder of the practice's own documents, in the data folder."""

TEXT_ENDINGS = {".txt", ".json", ".md", ""}
"""File names that end so hold a transcript; all others are taken for recordings."""

PROMPTS = ("notes/scribe", "notes/section", "notes/redraft", "notes/omitted")
"""Prompt files that every draft may be written with."""


@dataclass
class Workflow(Explaining, Citing, GuidelineQuestions, OwnDocuments):
    """The steps over one store; a person's are inherited.

    Models come from factories: nothing heavy is loaded before it is used.
    """

    settings: Settings
    records: Records
    chat: Callable[[], BaseChatModel]
    embeddings: Callable[[], Embeddings]
    transcriber: Callable[[], Transcriber]
    guidelines: Callable[[], Guidelines]
    sources: Path = GUIDELINES

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

    def process(
        self,
        encounter: str,
        report: Report,
        cancel: Cancel,
        template: str = "",
        choices: Choices | None = None,
    ) -> None:
        """Every step from the recording to the passages that is not done yet."""
        state = self.records.load(encounter)
        if state.transcript is None:
            self.transcribe(encounter, report, cancel)
        if state.note is None:
            self.draft(encounter, report, cancel, template, choices)
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

    def draft(
        self,
        encounter: str,
        report: Report,
        cancel: Cancel,
        template: str = "",
        choices: Choices | None = None,
    ) -> Note:
        """Transcript to a note in which every statement has a verdict.

        Without ``choices`` the length is the configured one, and no style or dictionary is used.
        """
        transcript = self._transcript(encounter)
        check_transcript(transcript)
        chosen = load_template(template or self.settings.template, own_folder(self.settings.data_dir))
        choices = choices or Choices(length=self.settings.length)
        source = {"transcript": transcript.sha256(), "template": chosen.sha256, **choices.provenance()}
        begun = self._unfinished(encounter, source)
        report(Progress("note", "Reading the transcript"))

        def keep(part: Note) -> None:
            self.records.save(encounter, "note_part", part.model_copy(update={"provenance": source}))

        def check(statements: list[Statement], section: Section) -> None:
            self._verdicts.check_statements(statements, section, transcript)

        chat = self.chat()
        note = write_note(
            transcript,
            chosen,
            chat,
            self.settings.context_tokens,
            report,
            cancel,
            begun,
            keep,
            choices,
            check,
        )
        report(Progress("note", "Looking for what was said and is missing", 0.97))
        note = complete(
            note,
            lambda so_far: self._verdicts.omissions(so_far, transcript),
            stating(chat, transcript, cancel),
            check,
        )
        note.provenance = {**source, **self._provenance(chosen, choices)}
        self.records.save(encounter, "note", note)
        self.records.clear(encounter, "note_part")
        return note

    def check_note(self, note: Note, transcript: Transcript) -> Note:
        """A copy of any note, also one written elsewhere, with verdicts, findings and omissions."""
        checked = note.model_copy(deep=True)
        self._verdicts.check(checked, transcript)
        checked.omissions = self._verdicts.omissions(checked, transcript)
        return checked

    def _unfinished(self, encounter: str, source: dict[str, str]) -> Note | None:
        """The finished part of a draft that was stopped, if it was of the same transcript and template."""
        part = self.records.latest(encounter, "note_part")
        return part if part and part.provenance == source else None

    def _provenance(self, template: Template, choices: Choices) -> dict[str, Any]:
        used = (*PROMPTS, *choices.prompts)
        prompts = {name: load_prompt(name).sha256 for name in used}
        return {"model": describe(self.settings), "template_name": template.name, "prompts": prompts}

    # After signing

    def export(
        self,
        encounter: str,
        what: Literal["note", "handout"],
        format: Format,
        language: str = ENGLISH,
        options: ExportOptions | None = None,
    ) -> bytes:
        """The signed note or the approved handout as a document; recorded in the audit trail.

        ``language`` and ``options`` are for handouts. Raises GateClosed when it is not signed or approved.
        """
        state = self.records.load(encounter)
        note = self._signed(encounter)
        if what == "note":
            document = export_note(note, format, state.title)
        else:
            chosen = options or ExportOptions(qr=self.settings.handout_url)
            handout = self._handout(encounter, language)
            if language != ENGLISH and handout.translates != self._handout(encounter).sha256():
                raise GateClosed(STALE_TRANSLATION)
            document = export_handout(handout, format, state.title, note=note, options=chosen)
        detail = {"what": what, "format": format, "language": language}
        self.records.audit("export", encounter, note.signature.by if note.signature else "", detail)
        return document


def workflow(settings: Settings, store: Path | None = None) -> Workflow:
    """The workflow of this computer: the models of the settings, records in ``store`` or the data folder.

    Each model is loaded when it is first used and kept for the whole process.
    """
    late = LateEmbeddings(lambda: embeddings(settings))
    index, library = settings.data_dir / INDEX, settings.data_dir / LIBRARY
    return Workflow(
        settings=settings,
        records=Records(store or settings.data_dir),
        chat=lambda: chat_model(settings),
        embeddings=lambda: embeddings(settings),
        transcriber=cache(lambda: transcriber(settings)),
        guidelines=cache(lambda: Guidelines(index, late, library, identity(settings), settings.chroma_url)),
    )

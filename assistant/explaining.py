"""The steps of the machine after signing: the handout, an easier wording, another language."""

from collections.abc import Callable

from langchain_core.language_models import BaseChatModel

from assistant.approving import ENGLISH, STALE, Approving
from assistant.encounter import Handout, Note
from assistant.errors import GateClosed, InputRefused
from assistant.handouts.explain import explain as write_handout
from assistant.handouts.languages import LANGUAGES
from assistant.handouts.reword import reword
from assistant.handouts.translate import translate as translate_handout
from assistant.models.chat import describe
from assistant.patient_texts.capitals import in_small_letters
from assistant.progress import Cancel, Report
from assistant.safety.emergency_numbers import emergency_number
from assistant.safety.unaddressed import Unaddressed, unaddressed


class Explaining(Approving):
    """What is made of a signed note. Raises GateClosed for one that is not."""

    chat: Callable[[], BaseChatModel]

    def explain(self, encounter: str, report: Report, cancel: Cancel, grade: float | None = None) -> Handout:
        """A handout in plain words, from the signed note only."""
        handout = self.handout_of(self._signed(encounter), report, cancel, grade)
        self.records.save(encounter, "handout", handout)
        return handout

    def handout_of(self, note: Note, report: Report, cancel: Cancel, grade: float | None = None) -> Handout:
        """The handout of a note that the caller knows to be signed."""
        number = emergency_number(self.settings.emergency_country).number
        told = in_small_letters(note)
        handout = write_handout(told, self.chat(), grade or self.settings.grade, report, cancel, number)
        handout.note_sha256 = note.sha256()
        handout.provenance = {**handout.provenance, "model": describe(self.settings)}
        return handout

    def reword(self, encounter: str, section: int, sentence: int, cancel: Cancel) -> str:
        """An easier and as faithful wording of a sentence of the handout, "" when none was found."""
        handout, note = self._handout(encounter), self._note(encounter)
        told = handout.sections[section].sentences[sentence]
        source = " ".join(s.text for s in note.statements() if s.id in told.source) or told.text
        grade = float(handout.provenance.get("grade_asked", self.settings.grade))
        return reword(told.text, source, self.chat(), grade, cancel)

    def translate(self, encounter: str, language: str, report: Report, cancel: Cancel) -> Handout:
        """The handout in another language, with its translation back. Raises GateClosed when it is stale."""
        note, handout = self._signed(encounter), self._handout(encounter)
        if handout.note_sha256 != note.sha256():
            raise GateClosed(STALE)
        translation = self.translation_of(handout, language, report, cancel)
        self.records.save(encounter, "translation", translation)
        return translation

    def translation_of(self, handout: Handout, language: str, report: Report, cancel: Cancel) -> Handout:
        """A handout in another language; English is given back as it is. Raises InputRefused."""
        if language == ENGLISH:
            return handout
        if language not in LANGUAGES:
            known = ", ".join(sorted(LANGUAGES))
            raise InputRefused(f"There are no rules for the language {language}. Choose one of: {known}.")
        translation = translate_handout(handout, language, self.chat(), report, cancel)
        translation.provenance = {**translation.provenance, "model": describe(self.settings)}
        return translation

    def unaddressed(self, encounter: str) -> list[Unaddressed]:
        """Emergencies told in the visit that the plan does not speak of; empty without transcript or note."""
        state = self.records.load(encounter)
        if state.transcript is None or state.note is None:
            return []
        return unaddressed(state.transcript, state.note)

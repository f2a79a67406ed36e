"""The steps of a person on the handout: correct it, decide on what differs from the note, approve it.

Each takes the language of the handout; a translation is compared with the English handout it is of.
"""

from datetime import UTC, datetime

from assistant.encounter import Handout, Note
from assistant.errors import GateClosed
from assistant.handouts.explain import measure
from assistant.handouts.resolutions import kept_resolutions
from assistant.handouts.translate import measure_translation
from assistant.notes import review
from assistant.patient_texts.capitals import in_small_letters
from assistant.records.documents import Kind
from assistant.reviewing import Reviewing

ENGLISH = "en"
STALE = "The note has changed since this handout was made. Make the handout again."
STALE_TRANSLATION = "The English handout has changed since this translation was made. Translate it again."


class Approving(Reviewing):
    """What a person does between a handout's text and its approval. ``by`` is the person's name."""

    def edit_handout(
        self, encounter: str, section: int, sentence: int, text: str, by: str = "", language: str = ENGLISH
    ) -> Handout:
        """Put a sentence of the handout in the person's words; empty text takes it out."""
        handout = self._handout(encounter, language).model_copy(deep=True, update={"approval": None})
        sentences = handout.sections[section].sentences
        before, old, new = handout.findings, sentences[sentence].text, " ".join(text.split())
        if new:
            # What was translated back was another sentence.
            sentences[sentence].text, sentences[sentence].back = new, ""
        else:
            del sentences[sentence]
        handout.sections = [s for s in handout.sections if s.sentences]
        self._measure(encounter, handout)
        kept_resolutions(before, handout.findings, (old, new))
        self.records.save(encounter, _kind(language), handout, self._name(by))
        return handout

    def overrule_handout(
        self, encounter: str, finding: int, reason: str = "", by: str = "", language: str = ENGLISH
    ) -> Handout:
        """Overrule one finding of the handout, counted from 0; a critical one wants a reason."""
        handout = self._handout(encounter, language).model_copy(deep=True)
        target = review.finding_of(handout.findings, finding)
        review.overrule(target, reason)
        detail = {"what": _kind(language), "rule": target.rule}
        self.records.decide(encounter, _kind(language), handout, self._name(by), "overrule", detail)
        return handout

    def approve(self, encounter: str, by: str, language: str = ENGLISH) -> Handout:
        """Approve the handout's exact text. Raises GateClosed when it is stale or has critical findings."""
        note, handout = self._signed(encounter), self._handout(encounter, language)
        if not by.strip():
            raise GateClosed("Write your name to approve.")
        if handout.note_sha256 != note.sha256():
            raise GateClosed(STALE)
        if language != ENGLISH and handout.translates != self._handout(encounter).sha256():
            raise GateClosed(STALE_TRANSLATION)
        if any(f.severity == "critical" and not f.resolution for f in handout.findings):
            raise GateClosed(
                "The handout differs from the note in something that matters. "
                "Correct it, or say why it is right, first."
            )
        return self.records.approve(encounter, handout, by.strip(), datetime.now(UTC), _kind(language))

    def _measure(self, encounter: str, handout: Handout) -> None:
        if handout.language == ENGLISH:
            grade = float(handout.provenance.get("grade_asked", self.settings.grade))
            measure(in_small_letters(self._note(encounter)), handout, grade)
        else:
            measure_translation(self._handout(encounter), handout)

    def _signed(self, encounter: str) -> Note:
        note = self._note(encounter)
        if note.is_signed():
            return note
        if note.amends:
            raise GateClosed("The note was changed after it was signed. Read it and sign it again first.")
        raise GateClosed("The note is not signed. Read it and sign it first.")

    def _handout(self, encounter: str, language: str = ENGLISH) -> Handout:
        state = self.records.load(encounter)
        handout = state.handout if language == ENGLISH else state.translations.get(language)
        if handout is None:
            what = "handout" if language == ENGLISH else "translation into this language"
            raise GateClosed(f"There is no {what} yet. Make it first.")
        return handout


def _kind(language: str) -> Kind:
    return "handout" if language == ENGLISH else "translation"

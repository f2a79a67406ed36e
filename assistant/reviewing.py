"""The steps of a person on transcript and note: correct, decide, show what was said, and sign.

Each stores a new version under the person's name together with its row in the audit trail, so that no
decision is without either. The trail holds ids, rules and numbers only; words stay with the note.
"""

from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import Any

from assistant.encounter import Note, Transcript, Utterance
from assistant.errors import GateClosed, InputRefused
from assistant.grounding.resolutions import kept_omissions
from assistant.grounding.verify import open_points
from assistant.notes import review
from assistant.notes.addendum import addendum
from assistant.notes.put_back import change_of, put_back
from assistant.notes.verdicts import Verdicts
from assistant.records.store import Records
from assistant.settings import Settings

UNNAMED = "clinician"
"""Stands for a person who gave no name; a version without any name is a machine's."""


class Reviewing(ABC):
    """What a person does between the draft and the signature. ``by`` is the person's name."""

    settings: Settings
    records: Records
    _verdicts: Verdicts

    @abstractmethod
    def check_note(self, note: Note, transcript: Transcript) -> Note:
        """A copy of the note with verdicts, findings and omissions."""

    # The transcript

    def edit_utterance(
        self, encounter: str, utterance: int, text: str, speaker: str, by: str = ""
    ) -> Transcript:
        """Correct what was heard or who said it. The first text is kept with the utterance."""
        transcript = self._transcript(encounter).model_copy(deep=True)
        target = _utterance(transcript, utterance)
        if text != target.text:
            target.original = target.original or target.text
            target.text, target.words = " ".join(text.split()), []
        checked = Utterance.model_validate({**target.model_dump(), "speaker": speaker})
        transcript.utterances = [checked if u.id == utterance else u for u in transcript.utterances]
        self.records.save(encounter, "transcript", transcript, self._name(by))
        return transcript

    # Sentences

    def edit_statement(self, encounter: str, statement: str, text: str, by: str = "") -> Note:
        """Put a sentence in the person's words and check it again."""
        note = review.edited(self._note(encounter), statement, text)
        self._recheck(encounter, note, statement)
        return self._decide(encounter, note, by, "edit", statement=statement)

    def add_statement(self, encounter: str, section: str, text: str, after: str = "", by: str = "") -> Note:
        """Add a sentence to a section and check it."""
        note = review.added(self._note(encounter), section, text, after)
        new = review.newest(note).id
        self._recheck(encounter, note, new)
        return self._decide(encounter, note, by, "add", statement=new)

    def remove(self, encounter: str, statement: str, by: str = "") -> Note:
        """Take a statement out of the note."""
        note = review.removed(self._note(encounter), statement)
        return self._decide(encounter, note, by, "remove", statement=statement)

    def put_back(self, encounter: str, change: int, by: str = "") -> Note:
        """Undo what was done to the draft before a person saw it, counted from 0; old words are checked."""
        note = put_back(self._note(encounter), change)
        undone = change_of(note, change)
        if undone.kind != "added":
            self._recheck(encounter, note, undone.statement)
        detail = {"kind": undone.kind, "rule": undone.rule, "statement": undone.statement}
        return self._decide(encounter, note, by, "put back", **detail)

    # Findings

    def accept(self, encounter: str, statement: str, reason: str = "", by: str = "") -> Note:
        """Overrule all findings of a statement; a critical one wants a reason."""
        note = review.accepted(self._note(encounter), statement, reason)
        return self._decide(encounter, note, by, "accept", statement=statement)

    def overrule(self, encounter: str, statement: str, finding: int, reason: str = "", by: str = "") -> Note:
        """Overrule one finding of a statement, counted from 0; a critical one wants a reason."""
        before = self._note(encounter)
        rule = review.finding_of(review.statement_of(before, statement).findings, finding).rule
        note = review.overruled(before, statement, finding, reason)
        return self._decide(encounter, note, by, "overrule", statement=statement, rule=rule)

    def add_evidence(self, encounter: str, statement: str, utterance: int, by: str = "") -> Note:
        """Show which utterance states a sentence: that settles that nothing says it. It is checked again."""
        said = _utterance(self._transcript(encounter), utterance)
        note = review.evidenced(self._note(encounter), statement, said)
        self._recheck(encounter, note, statement)
        return self._decide(encounter, note, by, "evidence", statement=statement, utterance=utterance)

    # Omissions

    def add_omission(
        self, encounter: str, omission: int, text: str = "", section: str = "", by: str = ""
    ) -> Note:
        """Put what was left out, counted from 0, into the note with its utterance as evidence, and check it.

        ``text`` and ``section`` stand for the suggested ones when given.
        """
        before = self._note(encounter)
        missing = review.omission_of(before, omission)
        said = _utterance(self._transcript(encounter), missing.utterance)
        note = review.with_omission(before, omission, said, text, section)
        new = review.newest(note).id
        self._recheck(encounter, note, new)
        return self._decide(encounter, note, by, "omission added", statement=new, kind=missing.kind)

    def dismiss_omission(self, encounter: str, omission: int, reason: str = "", by: str = "") -> Note:
        """Leave it out on purpose; a critical one wants a reason."""
        before = self._note(encounter)
        kind = review.omission_of(before, omission).kind
        note = review.without_omission(before, omission, reason)
        return self._decide(encounter, note, by, "omission left out", omission=omission, kind=kind)

    def dismiss_minor_omissions(self, encounter: str, by: str = "") -> Note:
        """Leave out every minor omission that is still open, with one decision."""
        before = self._note(encounter)
        note = review.without_minor(before)
        count = sum(not o.resolution for o in before.omissions) - sum(
            not o.resolution for o in note.omissions
        )
        return self._decide(encounter, note, by, "minor omissions left out", count=count)

    # The whole note

    def recheck(self, encounter: str, by: str = "") -> Note:
        """Check every sentence against the transcript as it is now. Decisions that still fit are kept.

        Raises GateClosed for a signed note: what was signed is not changed behind the signature.
        """
        note, transcript = self._note(encounter), self._transcript(encounter)
        if note.is_signed():
            raise GateClosed("The note is signed. Each sentence is checked again when you correct it.")
        checked = self.check_note(note, transcript)
        checked.omissions = kept_omissions(note.omissions, checked.omissions)
        checked.provenance = {**note.provenance, "checked_transcript": transcript.sha256()}
        return self._decide(encounter, checked, by, "check again")

    def sign(self, encounter: str, by: str) -> Note:
        """Attest the exact text. Raises GateClosed while something critical is open or no name is given.

        When an earlier text was signed, this one amends it, and says what changed.
        """
        note = self._note(encounter)
        if not by.strip():
            raise GateClosed("Write your name to sign.")
        if not note.statements():
            raise GateClosed("The note is empty: there is nothing to sign.")
        if told := open_points(note):
            raise GateClosed(told)
        return self.records.sign(encounter, self._amending(encounter, note), by.strip(), datetime.now(UTC))

    def _amending(self, encounter: str, note: Note) -> Note:
        """The note with what it amends, which its own history does not know when it was drafted again."""
        earlier = [version.document for version in self.records.signed_notes(encounter)]
        if not earlier:
            return note
        last: Note = earlier[-1]
        if last.sha256() == note.sha256():
            return note.model_copy(update={"amends": last.amends, "addendum": last.addendum})
        return note.model_copy(update={"amends": last.sha256(), "addendum": addendum(last, note)})

    def _recheck(self, encounter: str, note: Note, statement: str) -> None:
        section = review.section_of(note, statement)
        found = review.statement_of(note, statement)
        self._verdicts.check_statements([found], section, self._transcript(encounter))

    def _decide(self, encounter: str, note: Note, by: str, action: str, **detail: Any) -> Note:
        self.records.decide(encounter, "note", note, self._name(by), action, detail)
        return note

    def _name(self, by: str) -> str:
        return by.strip() or self.settings.clinician or UNNAMED

    # What must be there

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


def _utterance(transcript: Transcript, number: int) -> Utterance:
    found = transcript.by_id(number)
    if found is None:
        raise InputRefused("This utterance is no longer in the transcript.")
    return found

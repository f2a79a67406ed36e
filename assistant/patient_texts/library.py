"""The practice's texts for patients: kept with versions, edited, sent back, approved, found again."""

import builtins
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.encounter import Handout, Signature
from assistant.errors import GateClosed, InputRefused, StorageFailed
from assistant.handouts.resolutions import kept_resolutions
from assistant.notes import review
from assistant.patient_texts.plain_version import measure_text
from assistant.patient_texts.text import Action, Entry, PatientText, Status
from assistant.records.patient_texts import Content, PatientTexts, TextSummary

NAME_NEEDED = "Write your name first: a decision needs a person."
OPEN = (
    "The plain text differs from the original in something that matters. "
    "Correct it, or say why it is right, first."
)
LONGEST_COMMENT = 2_000


class Library:
    """All texts for patients in one data folder. ``by`` is the person's name, "" for a step of the machine.

    Every method raises InputRefused for a text that is gone, and StorageFailed.
    """

    def __init__(self, data_dir: Path) -> None:
        self._store = PatientTexts(data_dir)

    def close(self) -> None:
        """Let go of the database file."""
        self._store.close()

    def add(self, text: PatientText, by: str = "") -> PatientText:
        """Keep a new text; it gets an id and is a draft."""
        now = datetime.now(UTC)
        fresh = {"id": str(uuid.uuid4()), "created": now, "updated": now, "status": "draft", "comment": ""}
        handout = text.handout.model_copy(update={"approval": None})
        added = text.model_copy(deep=True, update={**fresh, "handout": handout})
        return self._keep(added, "made", by)

    def save(self, text: PatientText, by: str = "") -> PatientText:
        """Keep a text made again or changed as a whole as the next version: a draft, measured anew."""
        before = self.load(text.id)
        changed = text.model_copy(deep=True, update={"created": before.created})
        return self._changed(changed, before, by, ())

    def list(self, search: str = "", status: Status | None = None) -> builtins.list[TextSummary]:
        """Texts with ``search`` in the title or in the text last approved, the last changed first."""
        return self._store.list(search, status or "")

    def load(self, text: str, version: int | None = None) -> PatientText:
        """A text as it is now, or as it was in a version."""
        stored = self._store.version(text, version)
        try:
            return PatientText.model_validate_json(stored.json)
        except ValidationError:
            raise StorageFailed(
                "This text is damaged and cannot be read. Earlier versions are still there; "
                "put a backup of the data folder in place if they are not enough."
            ) from None

    def history(self, text: str) -> builtins.list[Entry]:
        """Who did what and when, oldest first."""
        return [
            Entry(one.version, one.created, one.actor, one.action, one.comment)
            for one in self._store.versions(text)
        ]

    def edit(self, text: str, section: int, sentence: int, words: str, by: str) -> PatientText:
        """Put a sentence in the person's words, counted from 0; empty words take it out. Measured anew."""
        before = self.load(text)
        changed = before.model_copy(deep=True)
        sentences = _section_of(changed.handout, section, sentence)
        old, new = sentences[sentence].text, " ".join(words.split())
        if new == old:
            return before
        if new:
            # What a person wrote is no quotation any more.
            sentences[sentence].text, sentences[sentence].cited = new, ""
        else:
            del sentences[sentence]
        changed.handout.sections = [s for s in changed.handout.sections if s.sentences]
        return self._changed(changed, before, by, (old, new))

    def overrule(self, text: str, finding: int, reason: str, by: str) -> PatientText:
        """Overrule one finding, counted from 0; a critical one wants a reason. An approval stays."""
        changed = self.load(text).model_copy(deep=True)
        target = review.finding_of(changed.handout.findings, finding)
        review.overrule(target, reason)
        return self._keep(changed, "overruled", _person(by), detail={"rule": target.rule})

    def approve(self, text: str, by: str) -> PatientText:
        """Approve the exact text. Raises GateClosed without a name or with an open critical finding."""
        person, changed = _person(by), self.load(text).model_copy(deep=True)
        if not changed.handout.sentences():
            raise GateClosed("There is nothing to approve: the plain text has no sentences.")
        if changed.kind == "note" and not changed.source.is_signed():
            raise GateClosed("The note is not signed, so a text made from it cannot be approved.")
        if changed.blocking():
            raise GateClosed(OPEN)
        digest = changed.handout.sha256()
        changed.handout.approval = Signature(by=person, at=datetime.now(UTC), sha256=digest)
        changed.status, changed.comment = "approved", ""
        return self._keep(changed, "approved", person)

    def send_back(self, text: str, by: str, comment: str) -> PatientText:
        """Send a text back with what is to be done. Raises InputRefused without a comment."""
        told = " ".join(comment.split())[:LONGEST_COMMENT]
        if not told:
            raise InputRefused("Write what is to be changed, so that the text can be sent back.")
        changed = self.load(text).model_copy(deep=True)
        changed.handout.approval = None
        changed.status, changed.comment = "sent_back", told
        return self._keep(changed, "sent_back", _person(by), told)

    def rename(self, text: str, title: str, by: str) -> PatientText:
        """Give it another title; the approval is of the text and stays."""
        name = " ".join(title.split())[:200]
        if not name:
            raise InputRefused("Write a title.")
        return self._keep(self.load(text).model_copy(deep=True, update={"title": name}), "renamed", by)

    def delete(self, text: str, by: str) -> None:
        """Remove a text with all its versions; the audit trail keeps that it was there."""
        self._store.delete(text, by)

    def exported(self, text: str, by: str, format: str) -> None:
        """Record in the audit trail that the text left as a document."""
        self._store.audit(text, "exported", by, {"format": format})

    def _changed(
        self, changed: PatientText, before: PatientText, by: str, touched: tuple[str, ...]
    ) -> PatientText:
        """Keep other words: no approval holds any more, and the findings are those of the new words."""
        changed.handout.approval = None
        changed.status = "sent_back" if before.status == "sent_back" else "draft"
        measure_text(changed)
        kept_resolutions(before.handout.findings, changed.handout.findings, touched)
        return self._keep(changed, "edited", by)

    def _keep(
        self,
        text: PatientText,
        action: Action,
        by: str,
        comment: str = "",
        detail: dict[str, Any] | None = None,
    ) -> PatientText:
        text.updated = datetime.now(UTC)
        approval = text.handout.approval
        content = Content(
            title=text.title,
            kind=text.kind,
            status=text.status,
            json=text.model_dump_json(),
            plain=text.handout.text(),
            digest=text.handout.sha256(),
            attested=approval.sha256 if approval else "",
        )
        self._store.append(text.id, content, action, " ".join(by.split()), comment, detail)
        return text


def _person(by: str) -> str:
    name = " ".join(by.split())
    if not name:
        raise GateClosed(NAME_NEEDED)
    return name


def _section_of(handout: Handout, section: int, sentence: int) -> list[Any]:
    if not 0 <= section < len(handout.sections) or not 0 <= sentence < len(
        handout.sections[section].sentences
    ):
        raise InputRefused("This sentence is no longer there. Load the text again.")
    return handout.sections[section].sentences

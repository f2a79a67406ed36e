"""What the patient takes home: plain sentences and a table of medicines, from the signed note."""

import hashlib
from typing import Literal

from pydantic import Field

from assistant.encounter.document import Document, Signature, Strict
from assistant.encounter.findings import Finding

MedicineChange = Literal["new", "changed", "stopped", "same"]


class HandoutSentence(Strict):
    """A sentence for the patient and the ids of the signed statements it comes from.

    ``cited`` names the guideline passage that it repeats instead, by its id, "" for none. In a translated
    handout ``original`` is the sentence that was translated and ``back`` its translation back.
    """

    text: str
    source: list[str] = Field(default_factory=list)
    cited: str = ""
    original: str = ""
    back: str = ""


class HandoutSection(Strict):
    """A titled part of a handout. ``key`` is that of its rule; handouts of earlier versions have none."""

    title: str
    key: str = ""
    sentences: list[HandoutSentence] = Field(default_factory=list)


class Medicine(Strict):
    """One row of the medicine table; an empty field was not stated."""

    name: str
    what_for: str = ""
    how_much: str = ""
    when: str = ""
    until: str = ""
    change: MedicineChange = "same"
    source: list[str] = Field(default_factory=list)


class Handout(Document):
    """Plain words for the patient, made from the signed note with hash ``note_sha256``.

    ``grade`` is the Flesch-Kincaid reading grade of the sentences; ``approval`` is the clinician's.
    ``stamp`` is set when the note was unsigned and the handout is for evaluation only. ``language`` is a
    two-letter code; a handout in another language than English was translated from the one with hash
    ``translates``, and its ``grade`` is by that language's formula, 0 where there is none.
    """

    language: str = "en"
    translates: str = ""

    sections: list[HandoutSection] = Field(default_factory=list)
    medicines: list[Medicine] = Field(default_factory=list)
    grade: float = 0.0
    findings: list[Finding] = Field(default_factory=list)
    note_sha256: str = ""
    approval: Signature | None = None
    stamp: str = ""

    def sentences(self) -> list[HandoutSentence]:
        """All sentences in reading order."""
        return [s for section in self.sections for s in section.sentences]

    def text(self) -> str:
        """The handout as the patient reads it, medicines last."""
        parts = ["\n".join([s.title, *(line.text for line in s.sentences)]) for s in self.sections]
        if self.medicines:
            parts.append("\n".join(["Your medicines", *(medicine_text(m) for m in self.medicines)]))
        return "\n\n".join(parts)

    def sha256(self) -> str:
        """Hash of the exact text, as stored in the approval."""
        return hashlib.sha256(self.text().encode()).hexdigest()

    def is_approved(self) -> bool:
        """True when a person approved this exact text."""
        return self.approval is not None and self.approval.sha256 == self.sha256()


def medicine_text(medicine: Medicine) -> str:
    """A medicine row as one line of text."""
    fields = (medicine.how_much, medicine.when, medicine.until, medicine.what_for)
    return " – ".join([f"{medicine.name} ({medicine.change})", *(f for f in fields if f)])

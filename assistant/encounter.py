"""The words of Provenote as data: what was said, what is written, and what ties them together.

Nothing here reads or writes anything. JSON on the command line and in the database is
``model_dump_json()`` of these models. Times are seconds from the start of the recording.
"""

import hashlib
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1
"""Version of the stored shapes. A file with a higher one was written by a newer Provenote."""

Speaker = Literal["clinician", "patient", "other", "unknown"]
Verdict = Literal["supported", "contradicted", "unsupported", "unchecked"]
Severity = Literal["critical", "major", "minor"]
Review = Literal["open", "accepted", "edited"]
Step = Literal["record", "transcript", "note", "sign", "handout", "export"]
MedicineChange = Literal["new", "changed", "stopped", "same"]


class Strict(BaseModel):
    """Unknown keys are errors: a typo must not become lost data."""

    model_config = ConfigDict(extra="forbid")


class Document(Strict):
    """Something that is stored or exchanged as one JSON document."""

    version: int = FORMAT
    provenance: dict[str, Any] = Field(default_factory=dict)


class Word(Strict):
    """One recognized word; confidence is the recognizer's probability, 0 to 1."""

    text: str
    start: float
    end: float
    confidence: float = 1.0


class Utterance(Strict):
    """One turn of speech. ``original`` keeps what was first recognized once a person corrects it."""

    id: int
    speaker: Speaker = "unknown"
    start: float = 0.0
    end: float = 0.0
    text: str
    confidence: float = 1.0
    words: list[Word] = Field(default_factory=list)
    original: str | None = None


class Transcript(Document):
    """The utterances of an encounter, in order; ``duration`` in seconds, 0 when typed."""

    utterances: list[Utterance] = Field(default_factory=list)
    duration: float = 0.0

    def by_id(self, number: int) -> Utterance | None:
        """The utterance with this id, or None."""
        return next((u for u in self.utterances if u.id == number), None)

    def sha256(self) -> str:
        """Hash of what was said and by whom: a corrected transcript is another one."""
        text = "\n".join(f"{u.speaker}: {u.text}" for u in self.utterances)
        return hashlib.sha256(text.encode()).hexdigest()


class Evidence(Strict):
    """Words of one utterance that state a statement: "said in the room". Score is 0 to 1.

    ``by`` says whether a person pointed to it or it was found.
    """

    utterance: int
    quote: str
    start: float = 0.0
    end: float = 0.0
    score: float = 0.0
    by: Literal["machine", "person"] = "machine"


class Finding(Strict):
    """What a check says of a statement, a handout sentence or an utterance.

    ``span`` is the piece of the statement it is about; ``repair`` a suggested text, if any.
    """

    rule: str
    severity: Severity
    explanation: str
    span: str = ""
    utterance: int | None = None
    repair: str = ""
    resolution: str = ""


class Statement(Strict):
    """One sentence of a note. ``problem`` groups statements of an assessment by problem.

    ``support`` is the calibrated chance, 0 to 1, that the conversation states it, as far as words
    and meaning tell; rules judge what they can see.
    """

    id: str
    text: str
    problem: str = ""
    verdict: Verdict = "unchecked"
    support: float = 0.0
    evidence: list[Evidence] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    review: Review = "open"


class Section(Strict):
    """A titled part of a note. No statements means that nothing was said for it."""

    key: str
    title: str
    statements: list[Statement] = Field(default_factory=list)


class Omission(Strict):
    """A fact that was said and is not in the note.

    ``section`` is the key of the section it belongs in and ``text`` a sentence that would state it;
    ``resolution`` is "added" or why a person left it out, "" while it is open; ``statement`` is the id
    of the statement that was added for it.
    """

    kind: str
    utterance: int
    quote: str
    severity: Severity
    explanation: str = ""
    section: str = ""
    text: str = ""
    resolution: str = ""
    statement: str = ""


class Change(Strict):
    """What was done to a draft before a person saw it, and why.

    ``before`` is "" for an added statement, ``after`` for a removed one.
    """

    kind: Literal["redrafted", "removed", "added"]
    section: str
    before: str = ""
    after: str = ""
    rule: str
    reason: str


class Signature(Strict):
    """A person's attestation: who, when, and the SHA-256 of the exact text that was signed."""

    by: str
    at: datetime
    sha256: str


class Note(Document):
    """Sections of statements, drafted by a model and signed by a person.

    ``amends`` is the SHA-256 of the signed text that this note changes, "" for a first one, and
    ``addendum`` says what it changes, line by line; it is set by signing.
    """

    template: str = ""
    sections: list[Section] = Field(default_factory=list)
    omissions: list[Omission] = Field(default_factory=list)
    changes: list[Change] = Field(default_factory=list)
    signature: Signature | None = None
    amends: str = ""
    addendum: str = ""

    def statements(self) -> list[Statement]:
        """All statements in reading order."""
        return [s for section in self.sections for s in section.statements]

    def problems(self) -> list[str]:
        """The distinct problems that statements are grouped by, in order."""
        return list(dict.fromkeys(s.problem for s in self.statements() if s.problem))

    def text(self) -> str:
        """The note as it is read, signed and copied: titles, problems, sentences. No evidence."""
        return "\n\n".join(section_text(section) for section in self.sections)

    def sha256(self) -> str:
        """Hash of the exact text, as stored in a signature."""
        return hashlib.sha256(self.text().encode()).hexdigest()

    def is_signed(self) -> bool:
        """True when a signature exists and the text is still the signed one."""
        return self.signature is not None and self.signature.sha256 == self.sha256()


NOTHING_SAID = "Nothing was said about this."


def section_text(section: Section) -> str:
    """A section as plain text; each problem's name stands alone above its statements."""
    lines = [section.title]
    problem = ""
    for statement in section.statements:
        if statement.problem != problem:
            problem = statement.problem
            if problem:
                lines.append(f"{problem}:")
        lines.append(statement.text)
    if not section.statements:
        lines.append(NOTHING_SAID)
    return "\n".join(lines)


class Citation(Strict):
    """A guideline passage as it was shown: "from the guideline". Never evidence."""

    id: str
    document: str
    section: str
    text: str
    publisher: str
    year: int
    score: float
    source: str = ""


class Suggestion(Strict):
    """The passages for one problem of the assessment. Empty citations mean "nothing found"."""

    problem: str
    citations: list[Citation] = Field(default_factory=list)


class HandoutSentence(Strict):
    """A sentence for the patient and the ids of the signed statements it comes from."""

    text: str
    source: list[str] = Field(default_factory=list)


class HandoutSection(Strict):
    """A titled part of a handout."""

    title: str
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
    ``stamp`` is set when the note was unsigned and the handout is for evaluation only.
    """

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


class Recording(Strict):
    """An audio file as it was saved, before anything else happened to it."""

    filename: str
    path: str
    sha256: str
    seconds: float = 0.0


class Encounter(Strict):
    """One visit and everything that was made of it so far."""

    id: str
    title: str
    created: datetime
    updated: datetime
    recording: Recording | None = None
    transcript: Transcript | None = None
    note: Note | None = None
    suggestions: list[Suggestion] | None = None
    handout: Handout | None = None

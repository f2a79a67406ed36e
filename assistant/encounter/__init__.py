"""The words of Provenote as data: what was said, what is written, and what ties them together.

Nothing here reads or writes anything. JSON on the command line and in the database is
``model_dump_json()`` of these models. Others import from here; the files below hold one idea each.
"""

from assistant.encounter.document import FORMAT, Document, Signature, Strict
from assistant.encounter.findings import Evidence, Finding, Omission, Severity
from assistant.encounter.guideline import Citation, CitedPassage, Suggestion, Why
from assistant.encounter.handout import (
    Handout,
    HandoutSection,
    HandoutSentence,
    Medicine,
    MedicineChange,
    medicine_text,
)
from assistant.encounter.note import (
    NOTHING_SAID,
    Change,
    Note,
    Problem,
    Review,
    Section,
    Statement,
    Verdict,
    by_problem,
    id_number,
    section_text,
)
from assistant.encounter.transcript import Speaker, Transcript, Utterance, Word
from assistant.encounter.visit import Encounter, Recording, Step

__all__ = [
    "FORMAT",
    "NOTHING_SAID",
    "Change",
    "Citation",
    "CitedPassage",
    "Document",
    "Encounter",
    "Evidence",
    "Finding",
    "Handout",
    "HandoutSection",
    "HandoutSentence",
    "Medicine",
    "MedicineChange",
    "Note",
    "Omission",
    "Problem",
    "Recording",
    "Review",
    "Section",
    "Severity",
    "Signature",
    "Speaker",
    "Statement",
    "Step",
    "Strict",
    "Suggestion",
    "Transcript",
    "Utterance",
    "Verdict",
    "Why",
    "Word",
    "by_problem",
    "id_number",
    "medicine_text",
    "section_text",
]

"""What ties a note to what was said: evidence for it, findings against it, and what it leaves out."""

from typing import Literal

from assistant.encounter.document import Strict

Severity = Literal["critical", "major", "minor"]


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

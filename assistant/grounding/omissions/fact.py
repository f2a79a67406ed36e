"""A fact of the conversation that is not in the note, before it becomes an omission."""

from dataclasses import dataclass

from assistant.encounter import Severity
from assistant.grounding.omissions.pieces import Piece


@dataclass(frozen=True)
class Fact:
    """``about``: what it is a fact of, one omission each; ``words``: the words of the piece that name it.

    ``end`` is the place in the piece where they end, 0 for all of it; ``text`` a sentence for the note where
    one can be made of less than the piece.
    """

    kind: str
    about: str
    piece: Piece
    words: str
    severity: Severity
    explanation: str
    text: str = ""
    end: int = 0

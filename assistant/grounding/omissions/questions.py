"""What the patient asked, where neither the question nor its answer is in the note. Always minor."""

import re

from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import rules
from assistant.grounding.omissions.written import Written
from assistant.grounding.terms import terms

LEADING = re.compile(r"^(?:(?:okay|alright|all right|so|um|uh|and|well|but|now|then)[\s,]+)*", re.I)
"""What stands before a question and asks nothing."""

FEWEST_TERMS = 2
"""Content words of a question at least; shorter ones ("really?") ask nothing of their own."""

COVERED = 0.5
"""Share of a question's content words in one sentence of the note that takes it up."""

MOST = 3
"""Questions listed at most, the fullest first: they are a reminder, not a record."""


def questions(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each question of the patient that no sentence of the note takes up."""
    asked = [piece for piece in pieces if _is_asked(piece) and not _is_written(piece, written)]
    fullest = sorted(asked, key=lambda piece: -len(set(terms(piece.text))))[:MOST]
    why = "The patient asked this; the note does not take it up."
    return [Fact("question", piece.text, piece, piece.text, "minor", why) for piece in fullest]


def _is_asked(piece: Piece) -> bool:
    words = rules().questions
    if piece.said.utterance.speaker != "patient" or pattern(words.idle).search(piece.text):
        return False
    start = pattern(words.starts).match(LEADING.sub("", piece.text))
    return start is not None and len(set(terms(piece.text))) >= FEWEST_TERMS


def _is_written(piece: Piece, written: Written) -> bool:
    wanted = set(terms(piece.text))
    return any(len(wanted & line.terms) >= COVERED * len(wanted) for line in written.lines)

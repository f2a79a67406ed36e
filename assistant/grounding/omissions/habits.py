"""Alcohol, tobacco and other substances that the patient tells of."""

from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import Substance, rules
from assistant.grounding.omissions.written import Written


def habits(pieces: list[Piece], written: Written) -> list[Fact]:
    """A minor fact for each substance in use that the note does not mention."""
    found = (_use(name, words, pieces, written) for name, words in rules().substances.items())
    return [fact for fact in found if fact is not None]


def _use(name: str, words: Substance, pieces: list[Piece], written: Written) -> Fact | None:
    if written.having(pattern(words.written)):
        return None
    told = [(piece, said) for piece in pieces if (said := _said(words, piece))]
    if not told:
        return None
    piece, said = max(told, key=lambda one: len(one[0].text.split()))
    return Fact(
        "substance_use", name, piece, said, "minor", f"Use of {name} was said; the note does not have it."
    )


def _said(words: Substance, piece: Piece) -> str:
    """The words that tell of use, or "" when the piece does not."""
    match = pattern(words.said).search(piece.text)
    if match is None or piece.imagined or (words.needs and not pattern(words.needs).search(piece.text)):
        return ""
    return match.group(0) if piece.polarity(match.group(0)) == "affirmed" else ""

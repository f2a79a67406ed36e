"""A part of the visit reported a few turns at a time, for a model that copied all of it or made a list up.

A small model that starts to write the conversation down goes on with it; of a few turns it reports. This
takes longer, so it is the last way.
"""

from collections.abc import Iterator

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from assistant.notes.answer import Answer, Written, stream
from assistant.notes.reading import Turn, Window
from assistant.progress import Cancel
from assistant.prompts import load_prompt

CHARACTERS = 700
"""Of a piece, about: an exchange or two."""

TOKENS = 110
"""Enough for two sentences or a short list."""

NOTHING = "nothing"
"""How the prompt lets the model say that nothing in a piece matters."""


def piecewise(chat: BaseChatModel, part: Window, written: Written, cancel: Cancel, title: str = "") -> Answer:
    """What the model reports of each piece; with a title only what belongs to that part of the note.

    Raises Cancelled and ModelUnavailable.
    """
    lines: list[str] = []
    for piece in pieces(part.turns):
        said = _report(chat, piece, title, cancel)
        if said:
            lines.append(said)
            written("\n".join(lines))
    return Answer("\n".join(lines), whole=True)


def pieces(turns: tuple[Turn, ...]) -> Iterator[list[Turn]]:
    """Turns in pieces; a piece ends behind a patient's turn, so that no answer is torn from its question."""
    piece: list[Turn] = []
    for turn in turns:
        piece.append(turn)
        if sum(len(t.text) for t in piece) >= CHARACTERS and turn.speaker != "clinician":
            yield piece
            piece = []
    if piece:
        yield piece


def _report(chat: BaseChatModel, piece: list[Turn], title: str, cancel: Cancel) -> str:
    cancel.check()
    said = "\n".join(turn.line() for turn in piece)
    prompt = load_prompt("notes/piece").render(transcript=said, title=title)
    asked: list[BaseMessage] = [SystemMessage(load_prompt("notes/scribe").render()), HumanMessage(prompt)]
    text, finish = stream(chat, asked, TOKENS, lambda new: None, cancel)
    if text.strip(" .\n").lower().startswith(NOTHING):
        return ""
    # What was cut off ends at its last whole sentence or line.
    return text.strip() if finish != "length" else text[: max(text.rfind(". "), text.rfind("\n")) + 1].strip()

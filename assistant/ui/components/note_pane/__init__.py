"""The note beside the transcript: choose a sentence, see and hear where it was said, and decide."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import streamlit as st

Kind = Literal[
    "edit",
    "accept",
    "remove",
    "add",
    "overrule",
    "evidence",
    "add_omission",
    "dismiss_omission",
    "leave_minor",
    "put_back",
]

_FOLDER = Path(__file__).parent
# Streamlit takes one script; the parts are plain functions and are joined in the order of use.
_PARTS = (
    "dom.js",
    "actions.js",
    "keys.js",
    "transcript.js",
    "details.js",
    "open.js",
    "note.js",
    "pane.js",
)


def script() -> str:
    """The browser side as one module."""
    return "\n".join((_FOLDER / part).read_text(encoding="utf-8") for part in _PARTS)


_mount = st.components.v2.component(
    "provenote_note_pane",
    js=script(),
    css=(_FOLDER / "pane.css").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Action:
    """What the clinician decided. ``target`` is a statement's id, an omission's row, or a section for "add".

    ``text`` is the new text or the reason, ``number`` the place of the finding, omission or change, or the
    id of the utterance that is evidence, and ``section`` where an omission without a place of its own goes.
    """

    kind: Kind
    target: str
    text: str = ""
    number: int = -1
    section: str = ""


def note_pane(data: dict[str, Any], key: str, select: str = "") -> Action | None:
    """Draw the pane and return the decision made in it since the last run, if any.

    ``select`` chooses a statement from outside. Every run carries a new ``turn``, by which the pane
    knows that its last decision was handled, also when it was refused.
    """
    turns = f"{key}-turn"
    turn = st.session_state.get(turns, 0)
    result = _mount(
        key=key, data={**data, "select": select, "turn": turn}, on_action_change=lambda: _count(turns)
    )
    return read_action(result.get("action"))


def _count(turns: str) -> None:
    st.session_state[turns] = st.session_state.get(turns, 0) + 1


def read_action(raw: object) -> Action | None:
    """The decision in what the browser sent, or None for anything malformed."""
    if not isinstance(raw, dict) or raw.get("kind") not in get_args(Kind):
        return None
    target, text, section = raw.get("id"), raw.get("text", ""), raw.get("section", "")
    number = raw.get("number", -1)
    if not all(isinstance(value, str) for value in (target, text, section)):
        return None
    # A browser's whole number may come as a float; true and false are no numbers here.
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if type(number) is not int:
        return None
    return Action(cast(Kind, raw["kind"]), cast(str, target), text, number, section)

"""An invented signed note and its handout, made by rules, for the tests of handout tasks."""

from types import SimpleNamespace
from typing import Any, cast

from langchain_core.language_models import BaseChatModel

from assistant.encounter import Handout, HandoutSection, HandoutSentence, Medicine, Note
from assistant.handouts.explain import explain
from assistant.notes.plain import read_note
from assistant.progress import Cancel, silent
from eval.planted.handout_case import Told
from eval.silent_chat import SilentChat

NOTE = """HISTORY OF PRESENT ILLNESS

Ana Silva is a 61-year-old female with hypertension who presents with knee pain.

RESULTS

X-ray of the left knee shows no fracture.

ASSESSMENT AND PLAN

Increase lisinopril from 10 mg to 20 mg once daily.
Start meloxicam 15 mg once daily for 2 weeks.
She should not take ibuprofen.
I advised her to ice the knee twice daily.
She should call us if the swelling gets worse.
Follow up in 4 weeks.
"""

LINES = {
    "found": [("X-ray of the left knee shows no fracture.", "s2")],
    "decided": [
        ("Increase lisinopril from 10 mg to 20 mg once daily.", "s3"),
        ("Start meloxicam 15 mg once daily for 2 weeks.", "s4"),
    ],
    "home": [("You should not take ibuprofen.", "s5"), ("We advised you to ice the knee twice daily.", "s6")],
    "help": [("You should call us if the swelling gets worse.", "s7")],
    "next": [("Follow up in 4 weeks.", "s8")],
}
"""What a handout of the note tells: written out, so that no test depends on how the rules word it."""


ROWS = (
    Medicine(name="Lisinopril", how_much="20 mg", when="once daily", change="changed", source=["s3"]),
    Medicine(
        name="Meloxicam",
        how_much="15 mg",
        when="once daily",
        until="for 2 weeks",
        change="new",
        source=["s4"],
    ),
)


def note() -> Note:
    return read_note(NOTE)


def handout() -> Handout:
    """The handout of LINES, each sentence with its statement."""
    sections = [
        HandoutSection(title=key, key=key, sentences=[HandoutSentence(text=t, source=[i]) for t, i in lines])
        for key, lines in LINES.items()
    ]
    return Handout(sections=sections, medicines=[*ROWS], note_sha256=note().sha256())


def told() -> Told:
    return Told("V1", note(), handout())


def making(chat: BaseChatModel | None = None) -> Any:
    """What the tasks use of a workflow; without a chat model the handout is the one by rules."""

    def handout_of(note: Note, *_: object) -> Handout:
        return explain(note, chat or SilentChat(), 6.0, silent, Cancel())

    return cast(
        Any,
        SimpleNamespace(
            settings=SimpleNamespace(grade=6.0), handout_of=handout_of, chat=lambda: chat or SilentChat()
        ),
    )

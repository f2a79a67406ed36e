"""Invented visits and notes, short to write: "d: …" is the clinician, "p: …" the patient."""

from assistant.encounter import Note, Omission, Section, Speaker, Statement, Transcript, Utterance
from assistant.grounding.omissions import KINDS, omissions
from assistant.grounding.said import Conversation

SPEAKERS: dict[str, Speaker] = {"d": "clinician", "p": "patient"}


def conversation(*turns: str) -> Conversation:
    pairs = [turn.split(": ", 1) for turn in turns]
    said = [Utterance(id=i, speaker=SPEAKERS[who], text=text) for i, (who, text) in enumerate(pairs, 1)]
    return Conversation(Transcript(utterances=said))


def note(history: str = "", plan: str = "", **others: str) -> Note:
    """A note with these sections; statements are divided by semicolons."""
    texts = {"History of present illness": history, **others, "Assessment and plan": plan}
    sections = [
        Section(
            key=title.lower().replace(" ", "_"),
            title=title.replace("_", " "),
            statements=[
                Statement(id=f"{title}{n}", text=text) for n, text in enumerate(text.split("; ")) if text
            ],
        )
        for title, text in texts.items()
    ]
    return Note(sections=sections)


def missing(noted: Note, *turns: str) -> list[Omission]:
    """What the strict kinds list; what is only told is tested in ``test_told``."""
    return omissions(noted, conversation(*turns), KINDS)


def kinds(noted: Note, *turns: str) -> list[str]:
    """ "severity kind" of each omission."""
    return [f"{omission.severity} {omission.kind}" for omission in missing(noted, *turns)]

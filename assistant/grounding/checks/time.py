"""What was done must not be noted as planned, what is over as going on, or the other way round.

Three things are compared: tests and treatments (done or to come), habits (kept or given up) and
complaints (gone or going on). The check objects only when everything said of the thing that has a time
has the other one.
"""

import re

from assistant.encounter import Finding
from assistant.grounding.negation import findings
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.tense import When, cue, events, habits, heard_events, heard_habits, rules
from assistant.grounding.terms import as_written, terms

RULE = "time"

SENTENCE = 20
"""Words around a habit that tell of it in a note, where a sentence is about one thing."""

EVENT: dict[When, str] = {"past": "done", "planned": "planned"}
HABIT: dict[When, str] = {"past": "given up", "present": "kept"}
COMPLAINT: dict[When, str] = {"past": "over", "present": "going on"}


def check_time(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A major finding for the first thing that has another time in the note than in the visit."""
    found = (
        _check_events(statement, conversation)
        or _check_habits(statement, conversation)
        or _check_complaints(statement, conversation)
    )
    return [found] if found else []


def _check_events(statement: Stated, conversation: Conversation) -> Finding | None:
    for event in events(statement.text):
        noted = _noted(event.around)
        heard = [(e.when, s) for e, s in heard_events(conversation) if e.name == event.name and e.when]
        if noted and heard and all(when != noted for when, _ in heard):
            return _finding(event.words, EVENT, noted, heard[0], statement)
    return None


def _noted(around: str) -> When:
    """When the note has an event, if it says so plainly and is about its first time."""
    if cue("again").search(around):
        return ""  # "Will return for a follow-up x-ray" says nothing of the first one.
    done, planned = cue("noted_done").search(around), cue("noted_planned").search(around)
    if done and not planned and not cue("planned").search(around):
        return "past"
    return "planned" if planned and not done else ""


def _check_habits(statement: Stated, conversation: Conversation) -> Finding | None:
    for habit in habits(statement.text, SENTENCE):
        heard = [(h.when, s) for h, s in heard_habits(conversation) if h.name == habit.name]
        if heard and all(when != habit.when for when, _ in heard):
            return _finding(habit.words, HABIT, habit.when, heard[0], statement)
    return None


def _check_complaints(statement: Stated, conversation: Conversation) -> Finding | None:
    for clause in re.split(r"[;,]|\bbut\b|\bhowever\b", statement.text):
        noted = _lasting(clause)
        told = findings() - set(terms(" ".join(rules().anywhere)))
        for stem in sorted(set(terms(clause)) & told) if noted else []:
            heard = [
                (w, s) for s in conversation.said if stem in s.own_terms and (w := _lasting(s.utterance.text))
            ]
            if heard and all(when != noted for when, _ in heard):
                return _finding(as_written(clause, stem), COMPLAINT, noted, heard[0], statement)
    return None


def _lasting(text: str) -> When:
    """Whether a text has words for a complaint that is over ("past") or goes on ("present"), not both."""
    over, going_on = cue("over").search(text), cue("going_on").search(text)
    return "" if bool(over) == bool(going_on) else "past" if over else "present"


def _finding(
    written: str, called: dict[When, str], noted: When, heard: tuple[When, Said], statement: Stated
) -> Finding:
    when, said = heard
    return Finding(
        rule=RULE,
        severity="major",
        explanation=f"The note has “{written}” as {called[noted]}; in the visit it was {called[when]}.",
        span=written,
        utterance=said.utterance.id,
        repair=_repaired(noted, statement.text),
    )


def _repaired(noted: When, text: str) -> str:
    """The sentence with its verb in the other time, "" where no simple change does it."""
    for written, becomes in rules().other_time.get(noted, []):
        repaired, changed = re.subn(written, becomes, text, count=1, flags=re.I)
        if changed:
            return repaired
    return ""

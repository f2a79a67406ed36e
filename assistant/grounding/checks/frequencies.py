"""How often a medicine is taken, or a thing is done, must be as it was said.

"Daily" without anything said of it is a habit of notes, and only pointed out. What is no medicine's is
compared by the words around it, as numbers are.
"""

from assistant.encounter import Finding, Severity
from assistant.grounding.doses import HeardMedication, Medication, Timing, heard_medication
from assistant.grounding.frequencies import Frequency
from assistant.grounding.number_rules import number_rules
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.surroundings import beside, closeness, surroundings, topic

RULE = "frequency"

HABIT = (
    "daily",
    "every day",
    "each day",
    "once daily",
    "once a day",
    "nightly",
    "per day",
    "a day",
    "per night",
    "a night",
)
"""What notes write without being told."""


FARTHER = 3.0
"""How much closer another frequency's words must be than those of the noted one (log of rarity)."""


def check_frequencies(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A finding for each frequency that was said otherwise, or that nobody said."""
    heard = heard_medication(conversation)
    found: list[Finding | None] = []
    for timing in Medication(statement.text).timings:
        if timing.drug and timing.near:
            found.append(_check_medicine(timing, statement, heard))
        elif not timing.frequency.weak:
            found.append(_check_other(timing.frequency, statement, heard, conversation))
    return [f for f in found if f is not None]


def _check_medicine(timing: Timing, statement: Stated, heard: HeardMedication) -> Finding | None:
    said = heard.timings_of(timing.drug)
    noted = timing.frequency
    sure = [t for t in said if t.near and not t.frequency.weak]
    if noted.weak or _agrees(noted, [t for t in said if t.near] if sure else said):
        return None
    if sure:
        return _finding(noted, statement, sure, "critical")
    if noted.span.lower() in HABIT:
        return _finding(noted, statement, [], "minor")
    loose = any(noted.same(t.frequency) for t in heard.timings if not t.near)
    firm = [t for t in said if not t.frequency.weak]
    return _finding(noted, statement, firm, "major" if loose else "critical")


def _agrees(noted: Frequency, said: list[Timing]) -> bool:
    """Whether it was said so; twice a day also as two times of the day."""
    if any(noted.same(t.frequency) for t in said):
        return True
    weak = {t.frequency.span.lower() for t in said if t.frequency.weak}
    return abs(noted.low - len(weak)) < 0.01 and len(weak) > 1


def _check_other(
    noted: Frequency, statement: Stated, heard: HeardMedication, conversation: Conversation
) -> Finding | None:
    """A frequency of exercise, of ice, of smoking: the one whose words are closest counts."""
    wanted = topic(beside(statement.text, noted.start, noted.end)) | topic(statement.problem)
    near = [(_closeness(wanted, t, conversation), t) for t in heard.timings if t.said is not None]
    fitting = max((close for close, t in near if noted.same(t.frequency)), default=None)
    rival = max((pair for pair in near if _rivals(noted, pair[1].frequency)), key=_by_closeness, default=None)
    threshold = number_rules().heard_from if fitting is None else fitting + FARTHER
    if rival is not None and rival[0] > threshold:
        return _finding(noted, statement, [rival[1]], "major")
    if fitting is not None:
        return None
    return _finding(noted, statement, [], "minor" if noted.span.lower() in HABIT else "major")


def _closeness(wanted: frozenset[str], timing: Timing, conversation: Conversation) -> float:
    at = next(i for i, s in enumerate(conversation.said) if s is timing.said)
    there = surroundings(conversation, at, timing.frequency.start, timing.frequency.end)
    return closeness(wanted, there, conversation)


def _rivals(noted: Frequency, heard: Frequency) -> bool:
    """Whether a frequency may have been said instead: the same kind, another rate."""
    return not noted.same(heard) and heard.each == noted.each and not heard.weak


def _by_closeness(pair: tuple[float, Timing]) -> float:
    return pair[0]


def _finding(noted: Frequency, statement: Stated, said: list[Timing], severity: Severity) -> Finding:
    heard = list(dict.fromkeys(t.frequency.span for t in said))
    source = said[0].said if said else None
    return Finding(
        rule=RULE,
        severity=severity,
        explanation=(
            f"The note has {noted.span}; {' and '.join(heard)} was said."
            if heard
            else f"Nobody said how often: {noted.span} is not in the visit."
        ),
        span=noted.span,
        utterance=source.utterance.id if source else None,
        repair=statement.text[: noted.start] + heard[0] + statement.text[noted.end :]
        if len(heard) == 1
        else "",
    )

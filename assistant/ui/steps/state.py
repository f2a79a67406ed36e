"""Where an encounter stands, as the pages show it: done, now, open, out of date or failed."""

from collections.abc import Mapping
from typing import Literal, get_args

from assistant.catalogue import N_
from assistant.encounter import Encounter, Step
from assistant.records.listing import StepState
from assistant.ui.language import _
from assistant.ui.words import STEPS

State = Literal["done", "now", "open", "stale", "failed"]

ORDER: tuple[Step, ...] = get_args(Step)

_ICONS: dict[State, str] = {
    "done": ":material/check_circle:",
    "now": ":material/arrow_circle_right:",
    "open": ":material/radio_button_unchecked:",
    "stale": ":material/sync_problem:",
    "failed": ":material/error:",
}
_WORDS: dict[State, str] = {
    "done": N_("done"),
    "now": N_("now"),
    "open": N_("open"),
    "stale": N_("out of date"),
    "failed": N_("failed"),
}


def states(
    stored: Mapping[Step, StepState], failed: bool = False, handout_failed: bool = False
) -> dict[Step, State]:
    """The state of each step from what is stored; the first unfinished one is "now".

    ``failed``: the work towards the note stopped with an error; ``handout_failed``: the handout's did.
    """
    shown: dict[Step, State] = {step: _simple(stored[step]) for step in ORDER}
    following = next((step for step in ORDER if stored[step] != "done"), None)
    if following and shown[following] == "open":
        shown[following] = "now"
    if failed and stored["note"] != "done":
        shown["note" if stored["transcript"] == "done" else "transcript"] = "failed"
    if handout_failed and stored["handout"] != "done":
        shown["handout"] = "failed"
    return shown


def _simple(stored: StepState) -> State:
    if stored == "done":
        return "done"
    return "stale" if stored == "stale" else "open"


def landing(stored: Mapping[Step, StepState]) -> Step:
    """The step to open first: the one with something to do for the clinician."""
    if stored["note"] != "done":
        return "record"
    if stored["sign"] != "done":
        return "note"
    return "export" if stored["handout"] == "done" else "handout"


def label(step: Step, state: State) -> str:
    """The step's name with its state as icon and word."""
    return f"{_ICONS[state]} {_(STEPS[step])} · {_(_WORDS[state])}"


def progress_line(stored: Mapping[Step, StepState]) -> str:
    """How far an encounter is, in a few words for the list."""
    done = [step for step in ORDER if stored[step] == "done"]
    if not done:
        return _("Nothing recorded yet")
    stale = [step for step in ORDER if stored[step] == "stale"]
    line = _("Done: {steps}").format(steps=_listed(done))
    return f"{line} · {_('out of date: {steps}').format(steps=_listed(stale))}" if stale else line


def _listed(steps: list[Step]) -> str:
    return ", ".join(_(STEPS[step]).lower() for step in steps)


def handout_current(encounter: Encounter) -> bool:
    """True when the handout was made from the note as it is signed now."""
    note, handout = encounter.note, encounter.handout
    return bool(note and handout and note.is_signed() and handout.note_sha256 == note.sha256())

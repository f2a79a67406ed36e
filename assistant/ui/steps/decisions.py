"""A decision made in the note pane, handed to the workflow under the clinician's name."""

from collections.abc import Callable

from assistant.encounter import Note
from assistant.ui.clinician import clinician_name
from assistant.ui.components.note_pane import Action, Kind
from assistant.ui.services import get_workflow
from assistant.workflow import Workflow

Decide = Callable[[Workflow, str, Action, str], Note]
"""The workflow, the encounter's id, what was decided, and by whom."""

DECISIONS: dict[Kind, Decide] = {
    "edit": lambda w, e, a, by: w.edit_statement(e, a.target, a.text, by),
    "accept": lambda w, e, a, by: w.accept(e, a.target, a.text, by),
    "remove": lambda w, e, a, by: w.remove(e, a.target, by),
    "add": lambda w, e, a, by: w.add_statement(e, a.target, a.text, by=by),
    "overrule": lambda w, e, a, by: w.overrule(e, a.target, a.number, a.text, by),
    "evidence": lambda w, e, a, by: w.add_evidence(e, a.target, a.number, by),
    "add_omission": lambda w, e, a, by: w.add_omission(e, a.number, a.text, a.section, by),
    "dismiss_omission": lambda w, e, a, by: w.dismiss_omission(e, a.number, a.text, by),
    "leave_minor": lambda w, e, a, by: w.dismiss_minor_omissions(e, by),
    "put_back": lambda w, e, a, by: w.put_back(e, a.number, by),
}


def decide(encounter_id: str, action: Action) -> Note:
    """Do it. Raises InputRefused or GateClosed, as the workflow does."""
    return DECISIONS[action.kind](get_workflow(), encounter_id, action, clinician_name())

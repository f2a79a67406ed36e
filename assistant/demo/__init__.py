"""One invented visit, so that a newcomer presses a button and sees everything.

The people do not exist and the voices are synthetic; see README.md beside this file.
"""

from pathlib import Path

from assistant.encounter import Encounter
from assistant.workflow import Workflow

RECORDING = Path(__file__).parent / "visit.opus"
TITLE = "Demo visit: Mrs. Carter (invented)"


def ensure_demo(workflow: Workflow) -> Encounter | None:
    """Put the demo visit, unprocessed, into a data folder that has no encounters yet; else None."""
    if workflow.records.list():
        return None
    encounter = workflow.new_encounter(TITLE)
    return workflow.add_recording(encounter.id, RECORDING.name, RECORDING.read_bytes())

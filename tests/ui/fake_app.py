"""The web app over fake models, for the browser tests: ``streamlit run tests/ui/fake_app.py``.

``PROVENOTE_DATA_DIR`` names the folder for its encounters. The fake transcriber takes a moment for each
turn, so that there is progress to see and something to cancel.
"""

import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import app
from assistant.ui import services
from assistant.workflow import Workflow
from tests.ui.clinic import fake_workflow

SECONDS_A_TURN = float(os.environ.get("FAKE_SECONDS_A_TURN", "0.2"))


def take_a_moment(turn: int) -> None:
    """Nobody ever sets this event: waiting for it passes time and can be interrupted."""
    threading.Event().wait(SECONDS_A_TURN)


def built() -> Workflow:
    """Called once a process by the pages."""
    return fake_workflow(Path(os.environ["PROVENOTE_DATA_DIR"]), take_a_moment)


services.build_workflow = built
app.main()

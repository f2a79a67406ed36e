"""The web app over fake models, for the browser tests: ``streamlit run tests/ui/fake_app.py``.

``PROVENOTE_DATA_DIR`` names the folder for its encounters. While a file ``hold`` lies in it, the fake
transcriber does not go on to its next turn, so that a test has all the time it needs to look and press.
With a file ``real-index`` the guidelines are indexed as they are in use, so that documents can be added;
with a file ``all-languages`` handouts can be translated into every language, without a model.
"""

import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import app
from assistant.ui import services
from assistant.workflow import Workflow
from tests.ui.clinic import fake_workflow, passages, with_real_index
from tests.ui.handout_clinic import all_languages

DATA_DIR = Path(os.environ["PROVENOTE_DATA_DIR"])


def wait_while_held(turn: int) -> None:
    """Called before each turn."""
    while (DATA_DIR / "hold").exists():
        threading.Event().wait(0.05)


def built() -> Workflow:
    """Called once a process by the pages."""
    workflow = fake_workflow(DATA_DIR, wait_while_held)
    if (DATA_DIR / "all-languages").exists():
        all_languages(workflow)
    return with_real_index(workflow) if (DATA_DIR / "real-index").exists() else workflow


passages()
services.build_workflow = built
app.main()

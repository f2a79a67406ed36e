"""Making texts plain as one background job, and what it has made so far."""

from collections.abc import Sequence

from assistant.jobs import Job
from assistant.patient_texts import HouseStyle, Item, batch
from assistant.progress import Cancel, Report
from assistant.safety.emergency_numbers import emergency_number
from assistant.ui.services import get_jobs, get_made, get_texts, get_workflow

MAKING = "patient-texts"
"""The job's name. There is one for all tabs: two batches at once would only wait for each other."""


def making_job() -> Job | None:
    """The batch that was started last, finished or not."""
    return get_jobs().job(MAKING)


def start_making(items: Sequence[Item], style: HouseStyle) -> None:
    """Make each text plain and keep it in the library as soon as it is ready."""
    workflow, texts, made = get_workflow(), get_texts(), get_made()
    number = emergency_number(workflow.settings.emergency_country).number
    made.begin(len(items))

    def make(report: Report, cancel: Cancel) -> None:
        batch(items, style, workflow.chat(), texts.add, report, cancel, made.rows.append, number)

    get_jobs().start(MAKING, make)


def forget_made() -> None:
    """The results were seen; the next batch may be brought."""
    get_made().begin(0)
    get_jobs().forget(MAKING)

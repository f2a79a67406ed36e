"""Long work of an encounter as background jobs: for the note, for the handout, for a translation."""

import time

from assistant.jobs import Job
from assistant.notes.choices import Choices
from assistant.notes.kept import choices_in
from assistant.notes.length import Length
from assistant.progress import Cancel, Progress, Report
from assistant.ui.estimate import Pace
from assistant.ui.services import get_jobs, get_paces, get_workflow


def note_key(encounter_id: str) -> str:
    """The job's name for everything from the recording to the guidelines."""
    return encounter_id


def handout_key(encounter_id: str) -> str:
    """The job's name for the handout."""
    return f"{encounter_id}/handout"


def translation_key(encounter_id: str) -> str:
    """The job's name for a translation of the handout; there is one at a time."""
    return f"{encounter_id}/translation"


def job(key: str) -> Job | None:
    """The job of that name that was started last, finished or not."""
    return get_jobs().job(key)


def active(found: Job | None) -> bool:
    """True while the job waits or runs."""
    return found is not None and found.active


def failed(found: Job | None) -> bool:
    """True when the job stopped with an error."""
    return found is not None and found.state == "failed"


def busy(encounter_id: str) -> bool:
    """True while any work on this encounter is under way."""
    keys = (note_key(encounter_id), handout_key(encounter_id), translation_key(encounter_id))
    return any(active(job(key)) for key in keys)


def _choices(length: Length | None) -> Choices:
    """What the clinician chose for a draft; without a length the configured one."""
    settings = get_workflow().settings
    return choices_in(settings.data_dir, length or settings.length)


def start_note(encounter_id: str, template: str = "", length: Length | None = None) -> None:
    """Everything that is missing up to the note with its evidence and passages."""
    workflow, choices = get_workflow(), _choices(length)
    get_jobs().start(
        note_key(encounter_id),
        lambda report, cancel: workflow.process(encounter_id, report, cancel, template, choices),
    )


def start_redraft(encounter_id: str, template: str = "", length: Length | None = None) -> None:
    """Write the note again from the transcript as it is now, then look up the passages again."""
    workflow, choices = get_workflow(), _choices(length)

    def again(report: Report, cancel: Cancel) -> None:
        workflow.draft(encounter_id, report, cancel, template, choices)
        workflow.suggest(encounter_id, report, cancel)

    get_jobs().start(note_key(encounter_id), again)


def start_over(encounter_id: str, template: str = "", length: Length | None = None) -> None:
    """Listen to the recording again, then write the note and look up the passages again."""
    workflow, choices = get_workflow(), _choices(length)

    def over(report: Report, cancel: Cancel) -> None:
        workflow.transcribe(encounter_id, report, cancel)
        workflow.draft(encounter_id, report, cancel, template, choices)
        workflow.suggest(encounter_id, report, cancel)

    get_jobs().start(note_key(encounter_id), over)


def start_lookup(encounter_id: str) -> None:
    """Look up the passages for the note's problems again; the note stays as it is."""
    workflow = get_workflow()
    get_jobs().start(
        note_key(encounter_id), lambda report, cancel: workflow.suggest(encounter_id, report, cancel)
    )


def start_handout(encounter_id: str, grade: float) -> None:
    """A new handout from the signed note."""
    workflow = get_workflow()
    get_jobs().start(
        handout_key(encounter_id),
        lambda report, cancel: workflow.explain(encounter_id, report, cancel, grade),
    )


def start_translation(encounter_id: str, language: str) -> None:
    """The handout as it is now in another language, by its two-letter code."""
    workflow = get_workflow()
    get_jobs().start(
        translation_key(encounter_id),
        lambda report, cancel: workflow.translate(encounter_id, language, report, cancel),
    )


def pace(key: str, progress: Progress) -> Pace:
    """How the present step of a job was when a page first looked at it."""
    paces = get_paces()
    if key not in paces or paces[key].step != progress.step or progress.done < paces[key].share:
        paces[key] = Pace(progress.step, time.monotonic(), progress.done)
    return paces[key]

"""Work on the practice's own documents as one background job: look at files, take them in, remove, index."""

from collections.abc import Mapping

from assistant.jobs import Job
from assistant.own_documents import Upload
from assistant.progress import Cancel, Report
from assistant.ui.services import get_intake, get_jobs, get_workflow
from retrieval.reading.block import Stated

LIBRARY = "library"
"""The job's name. There is one for all tabs: two builds of the index would only wait for each other."""


def library_job() -> Job | None:
    """The job on the library that was started last, finished or not."""
    return get_jobs().job(LIBRARY)


def start_looking(files: list[Upload], collection: str) -> None:
    """Find out what can be told of each file, for a person to confirm."""
    workflow, intake = get_workflow(), get_intake()
    intake.begin(collection, files)

    def look(report: Report, cancel: Cancel) -> None:
        intake.offers = workflow.offer_documents(files, collection, report, cancel)

    get_jobs().start(LIBRARY, look)


def start_intake(details: Mapping[str, Stated]) -> None:
    """Read the files that were looked at into the library. A file that is refused is in the report."""
    workflow, intake = get_workflow(), get_intake()
    files, collection = intake.files, intake.collection

    def take(report: Report, cancel: Cancel) -> None:
        intake.finish(workflow.take_in_documents(files, collection, details, report, cancel))

    get_jobs().start(LIBRARY, take)


def start_removal(document: str) -> None:
    """Delete one version of a document."""
    workflow = get_workflow()
    get_jobs().start(LIBRARY, lambda report, cancel: workflow.remove_document(document, report, cancel))


def start_indexing() -> None:
    """Bring the index up to date after something stopped it."""
    workflow = get_workflow()
    get_jobs().start(LIBRARY, workflow.index_documents)

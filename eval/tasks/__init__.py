"""The tasks by name."""

from assistant.errors import InputRefused
from eval.tasks.asking import Asking
from eval.tasks.emergencies import Emergencies
from eval.tasks.grounding import Grounding
from eval.tasks.grounding_model import GroundingModel
from eval.tasks.grounding_omissions import GroundingOmissions
from eval.tasks.grounding_people import GroundingPeople
from eval.tasks.handout_errors import HandoutErrors
from eval.tasks.handouts import Handouts
from eval.tasks.injection import Injection
from eval.tasks.notes import Notes
from eval.tasks.readability import Readability
from eval.tasks.retrieval import Retrieval
from eval.tasks.retrieval_guidelines import RetrievalGuidelines
from eval.tasks.task import Task
from eval.tasks.translations import Translations

TASKS: dict[str, type[Task]] = {
    task.name: task
    for task in (
        Asking,
        Emergencies,
        Grounding,
        GroundingModel,
        GroundingOmissions,
        GroundingPeople,
        HandoutErrors,
        Handouts,
        Injection,
        Notes,
        Readability,
        Retrieval,
        RetrievalGuidelines,
        Translations,
    )
}


def find_task(name: str) -> Task:
    """The task of this name. Raises InputRefused when there is none."""
    if name not in TASKS:
        raise InputRefused(f"There is no task {name}. Known: {', '.join(sorted(TASKS))}.")
    return TASKS[name]()

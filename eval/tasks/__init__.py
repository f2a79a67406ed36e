"""The tasks by name."""

from assistant.errors import InputRefused
from eval.tasks.notes import Notes
from eval.tasks.task import Task

TASKS: dict[str, type[Task]] = {"notes": Notes}


def find_task(name: str) -> Task:
    """The task of this name. Raises InputRefused when there is none."""
    if name not in TASKS:
        raise InputRefused(f"There is no task {name}. Known: {', '.join(sorted(TASKS))}.")
    return TASKS[name]()

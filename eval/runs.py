"""A run folder: what was measured, and every sample's output, written as it finishes.

    RUN/run.json                     the run: task, data, settings, models, code, machine, times
    RUN/samples/ID.json              one finished sample each (the file name is the quoted id)
    RUN/baselines/SYSTEM/ID.json     published outputs of other systems, scored the same way
    RUN/report.md, RUN/report.json   made from the above

Every file is written beside its place and renamed, so that it is either whole or not there.
"""

from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote

from pydantic import BaseModel, ValidationError

from assistant.encounter import Strict
from assistant.errors import InputRefused, StorageFailed
from eval.machine import Machine
from eval.provenance import sha256_json
from eval.tasks.task import Result

Model = TypeVar("Model", bound=BaseModel)
NOT_COMPARED = {"machine", "revision", "started", "finished", "samples"}
"""A run may go on under another commit with the same code, later, and with more samples."""


class Run(Strict):
    """What a run measured, with what, on what. ``samples`` counts those chosen, finished or not."""

    task: str
    dataset: str
    split: str
    data_sha256: str
    samples: int
    settings: dict[str, Any]
    models: dict[str, Any]
    versions: dict[str, str]
    code_sha256: str
    revision: str
    machine: Machine
    started: datetime
    finished: datetime | None = None

    def compared(self) -> dict[str, Any]:
        """What has to be the same for two parts of a run to belong together."""
        same = self.model_dump(mode="json", exclude=NOT_COMPARED)
        return {**same, "cpu": f"{self.machine.cpu} × {self.machine.cores}"}

    def config_sha256(self) -> str:
        """Hash of everything that is compared."""
        return sha256_json(self.compared())


class RunFolder:
    """The files of one run."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, run: Run) -> Run:
        """Start a run here, or go on with the one that is here.

        Raises InputRefused when the folder has a run that differs, so that figures never mix.
        """
        if not (self.path / "run.json").exists():
            return self.save_run(run)
        before = self.run()
        differing = sorted(
            key for key, value in run.compared().items() if before.compared().get(key) != value
        )
        if differing:
            raise InputRefused(
                f"{self.path} holds a run that differs in: {', '.join(differing)}. "
                "Name another folder with --out, or delete this one to measure again."
            )
        return self.save_run(before.model_copy(update={"samples": run.samples, "finished": None}))

    def run(self) -> Run:
        """The run that is stored here. Raises InputRefused when there is none."""
        path = self.path / "run.json"
        if not path.is_file():
            raise InputRefused(f"{self.path} holds no run. Name the folder that a run was written to.")
        return _read(path, Run)

    def save_run(self, run: Run) -> Run:
        """Store the run and give it back."""
        write_text(self.path / "run.json", run.model_dump_json(indent=2))
        return run

    def save(self, result: Result, system: str = "") -> None:
        """Store a finished sample, of the workflow or of another ``system``."""
        write_text(self._samples(system) / f"{_file(result.id)}.json", result.model_dump_json(indent=2))

    def finished(self, system: str = "") -> set[str]:
        """Ids of the finished samples."""
        return {result.id for result in self.results(system)}

    def results(self, system: str = "") -> list[Result]:
        """The finished samples in the order of the data set."""
        found = [_read(path, Result) for path in self._samples(system).glob("*.json")]
        return sorted(found, key=lambda result: result.number)

    def systems(self) -> list[str]:
        """Names of the other systems that were scored here."""
        folder = self.path / "baselines"
        return sorted(unquote(path.name) for path in folder.iterdir()) if folder.is_dir() else []

    def _samples(self, system: str) -> Path:
        return self.path / "baselines" / _file(system) if system else self.path / "samples"


def write_text(path: Path, text: str) -> None:
    """Write beside the place, then rename. Raises StorageFailed when the disk refuses."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise StorageFailed(
            f"{path} could not be written ({error.strerror}). "
            "Finished samples are kept; make room and run again."
        ) from error


def _read(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise InputRefused(
            f"{path} was not written by this version of Provenote. "
            "Delete it and run again, or name another folder."
        ) from error


def _file(name: str) -> str:
    return quote(name, safe=" ,").replace(".", "%2E")

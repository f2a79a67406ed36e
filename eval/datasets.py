"""The data sets of ``datasets.toml``: what they are, and how one split of them is read.

The project holds no data. A set that is not there is one clear error that says where it is published.
"""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from assistant.encounter import Strict
from assistant.errors import GateClosed, InputRefused
from assistant.settings import Settings
from eval.rows import read_rows

CATALOGUE = Path(__file__).with_name("datasets.toml")


class Sample(Strict):
    """One thing to measure on. ``reference`` is what a person wrote; ``meta`` is free."""

    id: str
    input: str
    reference: str = ""
    meta: dict[str, Any] = Field(default_factory=dict)


class Columns(Strict):
    """Which column of a file is which part of a sample. An empty ``id`` counts the rows instead."""

    id: str
    input: str
    reference: str = ""
    meta: list[str] = Field(default_factory=list)


class Split(Strict):
    """Files of one split. ``predictions`` names other systems' published outputs for it.

    ``beside`` are files with one row for each row of ``files``, in the same order: more columns of it.
    ``first`` takes only so many samples from the start; 0 is all of them.
    """

    files: list[str] = Field(min_length=1)
    beside: list[str] = Field(default_factory=list)
    first: int = Field(default=0, ge=0)
    test: bool = False
    predictions: dict[str, str] = Field(default_factory=dict)


class Dataset(Strict):
    """What a data set is, under which licence, and where its publisher has it."""

    title: str
    licence: str
    citation: str
    published: str
    layout: str
    columns: Columns
    splits: dict[str, Split]


def catalogue(path: Path = CATALOGUE) -> dict[str, Dataset]:
    """All known data sets by name. Raises InputRefused when the file has unknown or missing keys."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return TypeAdapter(dict[str, Dataset]).validate_python(entries)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputRefused(
            f"{path.name} cannot be used: {where}: {first['msg']}. Correct the file."
        ) from error


def data_folder(settings: Settings, named: Path | None = None) -> Path:
    """The folder with the data sets: ``--data``, else PROVENOTE_DATA, else the user's data folder."""
    return named or settings.data or settings.data_dir / "eval"


def find_split(name: str, split: str, known: dict[str, Dataset]) -> tuple[Dataset, Split]:
    """The data set and its split. Raises InputRefused for names that do not exist."""
    if name not in known:
        raise InputRefused(f"There is no data set {name}. Known: {', '.join(sorted(known))}.")
    dataset = known[name]
    if split not in dataset.splits:
        raise InputRefused(f"{dataset.title} has no split {split}. It has: {', '.join(dataset.splits)}.")
    return dataset, dataset.splits[split]


def require_allowed(name: str, split: str, allow_test: bool, known: dict[str, Dataset] | None = None) -> None:
    """Raise GateClosed for a test split unless it was asked for: nobody tunes on it by accident.

    ``split`` may be several, joined by "+".
    """
    for one in split.split("+"):
        _, chosen = find_split(name, one, known or catalogue())
        if chosen.test and not allow_test:
            raise GateClosed(
                f"{one} is a test split: it is for reporting, not for tuning. Add --allow-test to run on it."
            )


def load(name: str, split: str, folder: Path, known: dict[str, Dataset] | None = None) -> list[Sample]:
    """The samples of a split in the order of its files. Raises InputRefused when it cannot be read."""
    dataset, chosen = find_split(name, split, known or catalogue())
    rows = [row for file in chosen.files for row in read_rows(_existing(dataset, folder, file))]
    for file in chosen.beside:
        rows = _beside(rows, list(read_rows(_existing(dataset, folder, file))), dataset)
    samples = [_sample(row, dataset, number) for number, row in enumerate(rows, start=1)]
    if len({sample.id for sample in samples}) != len(samples):
        raise InputRefused(f"{dataset.title}, {split}: two samples have the same id. Get the files again.")
    return samples[: chosen.first or None]


def load_splits(name: str, splits: str, folder: Path) -> list[tuple[str, Sample]]:
    """The samples of several splits joined by "+", each with the split that it is from."""
    return [(split, sample) for split in splits.split("+") for sample in load(name, split, folder)]


def load_predictions(
    name: str, split: str, folder: Path, known: dict[str, Dataset] | None = None
) -> dict[str, dict[str, str]]:
    """Other systems' published outputs: system → sample id → text. Empty when none are published."""
    dataset, chosen = find_split(name, split, known or catalogue())
    columns = dataset.columns
    return {
        system: {
            _cell(row, columns.id, dataset): _cell(row, columns.reference, dataset)
            for row in read_rows(_existing(dataset, folder, file))
        }
        for system, file in chosen.predictions.items()
    }


def _existing(dataset: Dataset, folder: Path, file: str) -> Path:
    path = folder / file
    if not path.is_file():
        raise InputRefused(
            f"{dataset.title} is not in {folder}: {file} is missing. It is published at {dataset.published} "
            f"({dataset.licence}): {dataset.layout}. Name the folder with --data or PROVENOTE_DATA."
        )
    return path


def _beside(
    rows: list[dict[str, Any]], others: list[dict[str, Any]], dataset: Dataset
) -> list[dict[str, Any]]:
    if len(rows) != len(others):
        raise InputRefused(
            f"{dataset.title} has files of different length that belong together. "
            f"Get them again from {dataset.published}."
        )
    return [{**row, **other} for row, other in zip(rows, others, strict=True)]


def _sample(row: dict[str, Any], dataset: Dataset, number: int) -> Sample:
    columns = dataset.columns
    return Sample(
        id=_cell(row, columns.id, dataset) if columns.id else str(number),
        input=_cell(row, columns.input, dataset),
        reference=_cell(row, columns.reference, dataset) if columns.reference else "",
        meta={key: _cell(row, key, dataset) for key in columns.meta},
    )


def _cell(row: dict[str, Any], column: str, dataset: Dataset) -> str:
    value = row.get(column)
    if value is None:
        raise InputRefused(
            f"{dataset.title} has a row without {column}. Get its files again from {dataset.published}."
        )
    return str(value)

from pathlib import Path

import pytest

from assistant.errors import GateClosed, InputRefused
from assistant.settings import Settings
from eval.datasets import (
    CATALOGUE,
    Sample,
    catalogue,
    data_folder,
    load,
    load_predictions,
    load_splits,
    require_allowed,
)
from tests.eval.invented import VISITS, write_csv


def test_reads_a_split(data: Path) -> None:
    samples = load("aci-bench", "valid", data)
    assert [sample.id for sample in samples] == list(VISITS)
    assert samples[0] == Sample(
        id="V1", input=VISITS["V1"][0], reference=VISITS["V1"][1], meta={"dataset": "invented"}
    )


def test_a_split_of_the_first_so_many(tmp_path: Path) -> None:
    rows = [["invented", f"T{n}", "[doctor] hello", "Well."] for n in range(25)]
    write_csv(tmp_path / "aci-bench" / "train.csv", ["dataset", "encounter_id", "dialogue", "note"], rows)
    assert [s.id for s in load("aci-bench", "train20", tmp_path)] == [f"T{n}" for n in range(20)]
    assert len(load("aci-bench", "train", tmp_path)) == 25


def test_every_set_says_what_it_is_and_where_to_get_it() -> None:
    for dataset in catalogue().values():
        assert dataset.licence and dataset.citation and dataset.published.startswith("https://")


def test_missing_data_says_where_it_is_published(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        load("aci-bench", "valid", tmp_path)
    message = str(refused.value)
    for part in (str(tmp_path), "aci-bench/valid.csv", "https://github.com/wyim/aci-bench", "PROVENOTE_DATA"):
        assert part in message


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('title = "ACI-Bench"', 'title = "ACI-Bench"\ncolour = "red"', "unknown key"),
        ("\ntest = true", "\ntset = true", "misspelt key"),
        ('licence = "CC BY 4.0"\n', "", "missing key"),
        ('files = ["aci-bench/valid.csv"]', "files = []", "a split without files"),
    ],
)
def test_refuses_a_catalogue_with_mistakes(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "datasets.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputRefused, match="aci-bench"):
        catalogue(path)


@pytest.mark.parametrize(("name", "split"), [("nothing", "valid"), ("aci-bench", "nothing")])
def test_unknown_names(name: str, split: str, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="nothing"):
        load(name, split, tmp_path)


def test_a_test_split_asks_first() -> None:
    require_allowed("aci-bench", "valid", allow_test=False)
    require_allowed("aci-bench", "test1", allow_test=True)
    with pytest.raises(GateClosed, match="--allow-test"):
        require_allowed("aci-bench", "test1", allow_test=False)


@pytest.mark.parametrize(
    ("head", "rows", "reason"),
    [
        (["encounter_id", "dialogue", "note"], [["V1", "d", "n"]], "a column is missing"),
        (["dataset", "encounter_id", "dialogue", "note"], [["x", "V1", "d"]], "a row is cut off"),
        (["dataset", "encounter_id", "dialogue", "note"], [["x", "V1", "d", "n"]] * 2, "an id twice"),
    ],
)
def test_refuses_damaged_data(tmp_path: Path, head: list[str], rows: list[list[str]], reason: str) -> None:
    write_csv(tmp_path / "aci-bench" / "valid.csv", head, rows)
    with pytest.raises(InputRefused, match="ACI-Bench"):
        load("aci-bench", "valid", tmp_path)


def test_rows_are_counted_where_a_set_has_no_ids(tmp_path: Path) -> None:
    known = catalogue()
    known["aci-bench"].columns.id = ""
    write_csv(
        tmp_path / "aci-bench" / "valid.csv",
        ["dataset", "dialogue", "note"],
        [["x", "d", "n"], ["x", "d", "n"]],
    )
    assert [sample.id for sample in load("aci-bench", "valid", tmp_path, known)] == ["1", "2"]


def test_published_outputs_of_other_systems(data: Path) -> None:
    assert load_predictions("aci-bench", "valid", data) == {}
    assert load_predictions("aci-bench", "test1", data)["GPT-4"]["V2"] == "Cough."


def test_the_folder_that_is_read(tmp_path: Path, settings: Settings) -> None:
    named = settings.model_copy(update={"data": tmp_path / "setting"})
    assert data_folder(named, tmp_path / "option") == tmp_path / "option"
    assert data_folder(named) == tmp_path / "setting"
    assert data_folder(settings) == settings.data_dir / "eval"


def test_splits_are_joined_and_each_sample_knows_its_own(data: Path) -> None:
    joined = load_splits("aci-bench", "valid+test1", data)
    assert [split for split, _ in joined] == ["valid"] * 3 + ["test1"] * 3


def test_a_test_split_among_others_asks_first() -> None:
    with pytest.raises(GateClosed, match="test1 is a test split"):
        require_allowed("aci-bench", "valid+test1", allow_test=False)


def test_files_beside_give_columns_row_by_row(tmp_path: Path) -> None:
    folder = tmp_path / "mts-dialog"
    summaries = folder / "MTS-Dialog-Automatic-Summaries-ValidationSet.csv"
    scores = folder / "MTS-Dialog-Manual-Scores4CorrelationStudy.csv"
    head = ["ID", "Dialogue", "Reference Summary", "Automatic Summary"]
    write_csv(summaries, head, [["0", "a", "b", "c"], ["0", "d", "e", "f"]])
    write_csv(scores, ["HallucinationRate", "OmissionRate"], [["0", "0.5"], ["1", "0"]])
    samples = load("mts-dialog-people", "valid", tmp_path)
    assert [(s.id, s.input, s.meta["HallucinationRate"]) for s in samples] == [
        ("1", "a", "0"),
        ("2", "d", "1"),
    ]
    write_csv(scores, ["HallucinationRate", "OmissionRate"], [["0", "0.5"]])
    with pytest.raises(InputRefused, match="different length"):
        load("mts-dialog-people", "valid", tmp_path)

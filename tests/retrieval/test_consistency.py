from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputRefused
from retrieval.consistency import Consistency, check_folder
from retrieval.load import load_folder
from tests.retrieval.conftest import guideline

TODAY = date(2026, 11, 24)


def text(title: str = "Gout", keys: str = "", year: int = 2023, first: str = "Take 5 mg.") -> str:
    plain = guideline(title, title.lower(), first, "Check it.").replace("year: 2023", f"year: {year}")
    return plain.replace("last_checked: never\n", f"last_checked: never\n{keys}")


def figure(value: str) -> str:
    return f"figures:\n  - what: a dose\n    value: {value}\n    recommendation: 1\n"


def checked(folder: Path, **files: str) -> Consistency:
    for name, content in files.items():
        (folder / f"{name.replace('_', '-')}.md").write_text(content, encoding="utf-8")
    return check_folder(folder, TODAY)


def test_fit_guidelines_have_no_faults(tmp_path: Path) -> None:
    found = checked(tmp_path, gout=text(keys=figure("5 mg")), asthma=text("Asthma", figure("5 mg")))
    assert (found.documents, found.faults) == (2, ())


FAULTS = [
    ({"a": text(keys="colour: red\n")}, "unknown front matter key colour", "an unknown key"),
    ({"a": text().replace("year: 2023\n", "")}, "lacks front matter key year", "a missing key"),
    ({"a": text().replace(" (Section 2)", "")}, "no source for recommendation 2", "cannot be cited"),
    ({"a": text(keys=figure("6 mg"))}, "gives 6 for “a dose”", "a figure that is not in the text"),
    (
        {"a": text(keys=figure("5 mg")), "b": text(keys=figure("6 mg"), first="Take 6 mg.")},
        "gives 6 mg for “a dose” (recommendation 1), and a.md gives 5 mg",
        "two that contradict each other",
    ),
    ({"a": text(keys="status: superseded\n")}, "does not say by what", "superseded by nothing"),
    (
        {"a": text(keys="status: superseded\nsuperseded_by: b\n")},
        "leads to no current document",
        "superseded by a file that is not there",
    ),
    (
        {
            "a": text(keys="status: superseded\nsuperseded_by: b\n"),
            "b": text(keys="status: superseded\nsuperseded_by: a\n"),
        },
        "leads to no current document",
        "two that supersede each other",
    ),
    ({"a": text(keys="supersedes: b\n")}, "which does not say so", "a predecessor that is not there"),
    ({"a": text(keys="supersedes: b\n"), "b": text()}, "Mark that file", "a predecessor that is not marked"),
]


@pytest.mark.parametrize(("files", "message", "why"), FAULTS, ids=[row[2] for row in FAULTS])
def test_what_is_not_fit_is_a_fault(tmp_path: Path, files: dict[str, str], message: str, why: str) -> None:
    found = checked(tmp_path, **files)
    assert message in "; ".join(fault.message for fault in found.faults)


def test_all_faults_are_listed_not_only_the_first(tmp_path: Path) -> None:
    bad = text(keys="colour: red\n").replace(" (Section 1)", "").replace(" (Section 2)", "")
    found = checked(tmp_path, a=bad, b=text(keys="sex: both\n"), c=text())
    assert [fault.file for fault in found.faults] == ["a.md", "a.md", "a.md", "b.md"]


YEARS = [
    (2026, False, "this year"),
    (2021, False, "five years are not more than five"),
    (2020, True, "six years"),
]


@pytest.mark.parametrize(("year", "old", "why"), YEARS, ids=[row[2] for row in YEARS])
def test_what_is_older_than_five_years_is_listed_and_no_fault(
    tmp_path: Path, year: int, old: bool, why: str
) -> None:
    found = checked(tmp_path, gout=text(year=year))
    assert [listed.id for listed in found.old] == ["gout"] * old
    assert not found.faults


def test_a_pair_of_editions_is_fit_and_the_older_one_listed(tmp_path: Path) -> None:
    older = text(
        "Gout 2010", "status: superseded\nsuperseded_by: gout\n" + figure("6 mg"), 2010, "Take 6 mg."
    )
    found = checked(tmp_path, gout=text(keys="supersedes: gout-2010\n" + figure("5 mg")), gout_2010=older)
    assert not found.faults
    assert [listed.id for listed in found.superseded] == ["gout-2010"]
    assert not found.old, "it is marked already"
    documents = {document.id: document for document in load_folder(tmp_path)}
    assert documents["gout"].is_current() and not documents["gout"].is_outdated(TODAY)
    assert documents["gout-2010"].is_outdated(TODAY)


def test_a_file_with_faults_is_not_also_missed_by_its_successor(tmp_path: Path) -> None:
    older = text(keys="status: superseded\nsuperseded_by: gout\ncolour: red\n")
    found = checked(tmp_path, gout=text(keys="supersedes: gout-2010\n"), gout_2010=older)
    assert [fault.file for fault in found.faults] == ["gout-2010.md"]


def test_what_nobody_compared_with_the_source_is_listed(tmp_path: Path) -> None:
    seen = text("Asthma").replace("last_checked: never", "last_checked: 2026-01-02")
    found = checked(tmp_path, gout=text(), asthma=seen)
    assert [listed.id for listed in found.never_checked] == ["gout"]


def test_a_folder_without_guidelines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="no guideline files"):
        check_folder(tmp_path, TODAY)


def test_loading_refuses_a_successor_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text(keys="status: superseded\nsuperseded_by: b\n"), encoding="utf-8")
    with pytest.raises(InputRefused, match=r"a\.md is superseded by b"):
        load_folder(tmp_path)

from datetime import date
from pathlib import Path

from assistant.ui.outdated import outdated
from retrieval.load import load_guideline
from tests.retrieval.conftest import guideline

THIS_YEAR = date.today().year


def test_superseded_and_old_are_said_and_nothing_else(tmp_path: Path) -> None:
    text = guideline("Gout", "gout", "Use colchicine.", "Use allopurinol.").replace("2023", str(THIS_YEAR))
    marked = text.replace("last_checked", "status: superseded\nsuperseded_by: new\nlast_checked")
    for name, content in {"old": marked, "new": text}.items():
        (tmp_path / f"{name}.md").write_text(content, encoding="utf-8")
    known = {name: load_guideline(tmp_path / f"{name}.md") for name in ("old", "new")}
    assert outdated("old", THIS_YEAR, known) == f"superseded by Gout, {THIS_YEAR}"
    assert outdated("new", THIS_YEAR, known) == ""
    assert outdated("gone", THIS_YEAR - 5, known) == ""
    assert "more than five years old" in outdated("gone", THIS_YEAR - 6, known)

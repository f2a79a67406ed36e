from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from assistant import demo
from assistant.jobs import Job, Jobs
from assistant.progress import Cancel
from assistant.ui import services
from assistant.workflow import Workflow
from tests.ui.clinic import fake_workflow
from tests.ui.in_browser import address, browser, clinic, data_dir, hold, note, page

__all__ = ["address", "browser", "clinic", "data_dir", "hold", "note", "page"]

APP = Path(__file__).parents[2] / "app.py"
Open = Callable[..., AppTest]


class JobsAtOnce(Jobs):
    """Does the work when it is asked for, so that a page's next run shows how it ended."""

    def start(self, key: str, work: Callable[..., object]) -> Job:
        job = self._jobs[key] = Job(key)
        job.run(work)
        return job


class JobsNever(Jobs):
    """Keeps every job waiting, as behind other work."""

    def start(self, key: str, work: Callable[..., object]) -> Job:
        self._jobs[key] = Job(key)
        return self._jobs[key]


@pytest.fixture
def workflow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workflow]:
    """Fake models over an empty store, in the place of the real ones; no demo visit."""
    built = fake_workflow(tmp_path)
    monkeypatch.setattr(services, "build_workflow", lambda: built)
    monkeypatch.setattr(services, "build_jobs", JobsAtOnce)
    monkeypatch.setattr(demo, "ensure_demo", lambda workflow: None)
    services.forget()
    yield built
    services.forget()


@pytest.fixture
def waiting_jobs(workflow: Workflow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "build_jobs", JobsNever)


@pytest.fixture
def open_page(workflow: Workflow) -> Open:
    """Opens a page of the app as its address would: ``open_page("encounter", id=…, step="note")``."""

    def opened(page: str = "encounters", **query: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        # switch_page() knows pages in files only; ours are functions, found by the hash of their address.
        app._page_hash = calc_hash(page)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return opened


@pytest.fixture
def never_cancelled() -> Cancel:
    return Cancel()


def words(app: AppTest) -> str:
    """Everything that the page says, in one string."""
    shown = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.text]
    boxes = [*app.info, *app.success, *app.warning, *app.error]
    return "\n".join(str(element.value) for element in [*shown, *boxes])


def button(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    """The first button whose label begins so; fails with the labels that there are."""
    found = [one for one in app.button if one.label.startswith(label)]
    assert found, f"no {label!r} among {[one.label for one in app.button]}"
    return found[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Tells a fixture whether its test failed, so that it can keep a picture."""
    report = yield
    if report.when == "call":  # type: ignore[attr-defined]
        item.failed = report.failed  # type: ignore[attr-defined]
    return report

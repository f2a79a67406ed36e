"""Fixtures and words of the tests that look at the app in Chromium. ``conftest.py`` makes them known."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from assistant.workflow import Workflow
from tests.ui.browser import CHROMIUM, ROOT, serving
from tests.ui.clinic import fake_workflow, heard, recorded

IN_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this computer; `make test` installs it"),
]

PENICILLIN = "She is allergic to penicillin."
PATIENCE = 60_000  # milliseconds; a busy computer draws a page slowly
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 420, "height": 800}


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clinic")


@pytest.fixture(scope="module")
def clinic(data_dir: Path) -> Iterator[Workflow]:
    """The encounters of the app, from this side."""
    opened = fake_workflow(data_dir)
    yield opened
    opened.records.close()


@pytest.fixture(scope="module")
def address(data_dir: Path, clinic: Workflow) -> Iterator[str]:
    """Where the app answers, with one recorded encounter in it."""
    recorded(clinic)
    with serving(data_dir) as found:
        yield found


@pytest.fixture
def hold(data_dir: Path) -> Iterator[Path]:
    """While this file is there, the work that a test starts stands still."""
    file = data_dir / "hold"
    file.touch()
    yield file
    file.unlink(missing_ok=True)


@pytest.fixture
def note(page: Page, address: str, clinic: Workflow) -> str:
    """Opens an encounter with a drafted note at the note; its id."""
    encounter = heard(clinic, "Drafted").id
    page.goto(f"{address}/encounter?id={encounter}&step=note")
    expect(statement(page, PENICILLIN)).to_be_visible()
    return encounter


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh tab. A failure leaves its picture; a request to anywhere but this computer is a failure."""
    tab = browser.new_page(viewport=getattr(request, "param", WIDE))
    tab.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    outside: list[str] = []
    tab.on("request", lambda sent: outside.append(sent.url) if leaves(sent.url) else None)
    yield tab
    if getattr(request.node, "failed", False):
        pictures = ROOT / "tests" / "screenshots"
        pictures.mkdir(exist_ok=True)
        tab.screenshot(path=pictures / f"{request.node.name}.png")
    tab.close()
    assert outside == [], "the page must ask nobody but this computer"


def leaves(url: str) -> bool:
    """Whether an address is on another computer."""
    parsed = urlparse(url)
    return parsed.scheme in ("http", "https", "ws", "wss") and parsed.hostname != "127.0.0.1"


def press(page: Page, label: str) -> None:
    """Press the first button whose name holds this, once the page is drawn: a press meanwhile is lost."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.get_by_role("button", name=label).first.click()


def statement(page: Page, text: str) -> Locator:
    """The row of the note pane that holds a sentence or an omission."""
    return page.locator("button.line", has_text=text)

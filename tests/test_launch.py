import socket
from pathlib import Path

import pytest

from assistant.console import ProgressLine, size
from assistant.demo import TITLE, ensure_demo
from assistant.launch import PortInUse, check_port, streamlit_command
from assistant.progress import Progress
from assistant.settings import Settings
from assistant.workflow import Workflow


@pytest.fixture
def taken() -> socket.socket:
    """A port on which another program listens."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    yield listener
    listener.close()


def test_a_port_in_use_is_told_with_a_way_out(taken: socket.socket, tmp_path: Path) -> None:
    port = taken.getsockname()[1]
    with pytest.raises(PortInUse, match="PROVENOTE_PORT"):
        check_port(Settings(port=port, data_dir=tmp_path))


def test_a_free_port_is_fine(taken: socket.socket, tmp_path: Path) -> None:
    port = taken.getsockname()[1]
    taken.close()
    check_port(Settings(port=port, data_dir=tmp_path))


def test_the_app_listens_on_this_computer_only(tmp_path: Path) -> None:
    command = streamlit_command(Settings(data_dir=tmp_path))
    assert "--server.address=127.0.0.1" in command
    assert "--browser.gatherUsageStats=false" in command


def test_the_demo_is_put_in_place_once(work: Workflow) -> None:
    assert ensure_demo(work) is not None
    assert ensure_demo(work) is None
    (only,) = work.records.list()
    assert only.title == TITLE
    assert work.records.load(only.id).transcript is None


def test_without_a_terminal_a_step_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    for share in (0.1, 0.5, 0.9):
        line(Progress("note", "Writing: Plan", share))
    line(Progress("note", "Checking", 1.0))
    line.close()
    assert capsys.readouterr().err == "Writing: Plan\nChecking\n"


def test_sizes_are_in_megabytes() -> None:
    assert size(1_117_320_768) == "1,117 MB"

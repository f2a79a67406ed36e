"""Starting the app over fake models and a Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SECONDS_TO_START = 120

# WCAG's contrast of a text with the nearest painted background behind it.
CONTRAST = """node => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const over = (top, below) => {
    const alpha = top.length > 3 ? top[3] : 1;
    return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha));
  };
  const light = (colour) => {
    const linear = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = colour.map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const layers = [];
  for (let at = node; at; at = at.parentElement || at.getRootNode().host) {
    const colour = rgb(getComputedStyle(at).backgroundColor);
    layers.push(colour.length > 3 ? colour : [...colour, 1]);
    if (layers.at(-1)[3] === 1) break;
  }
  const ground = layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  const ink = light(over(rgb(getComputedStyle(node).color), ground));
  const paper = light(ground);
  return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
}"""


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(data_dir: Path) -> Iterator[str]:
    """The address of the app, running on fake models until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "tests" / "ui" / "fake_app.py")]
    environment = {**os.environ, "PROVENOTE_DATA_DIR": str(data_dir)}
    with (data_dir / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, f"--server.port={port}"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            _await_health(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _await_health(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(SECONDS_TO_START * 4):
        if server.poll() is not None:
            pytest.fail("the app ended before it answered; see server.log in the test's folder")
        try:
            if httpx.get(address, timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            threading.Event().wait(0.25)
    pytest.fail("the app did not answer in time")

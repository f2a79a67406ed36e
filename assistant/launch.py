"""Getting ready and starting the web app: models, guideline index, database, demo visit, port."""

import socket
import sys
from pathlib import Path

from assistant.demo import ensure_demo
from assistant.errors import ProvenoteError
from assistant.models.fetch import ensure_all
from assistant.progress import Report
from assistant.settings import ROOT, Settings
from assistant.workflow import Workflow, workflow


class PortInUse(ProvenoteError):
    """Another program listens where the web app wants to."""


def prepare(settings: Settings, report: Report) -> Workflow:
    """Everything that a first start needs; quick when it is all there."""
    ensure_all(settings, report)
    ready = workflow(settings)
    ready.prepare_guidelines(report)
    ensure_demo(ready)
    return ready


def check_port(settings: Settings) -> None:
    """Raise PortInUse with what to do when the address is taken."""
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise PortInUse(
                f"Port {settings.port} on {settings.host} is in use. If Provenote already runs, open it in "
                "the browser; otherwise set PROVENOTE_PORT to another number."
            ) from error


def streamlit_command(settings: Settings, app: Path = ROOT / "app.py") -> list[str]:
    """The command that serves the web app at the configured address."""
    options = {
        "server.address": settings.host,
        "server.port": str(settings.port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app), *flags]

"""Settings, one artifact for all roles, a package index and a hub: none needs a network."""

import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.models.manifest import Artifact, Manifest
from assistant.settings import Settings
from tests.models.by_hand import HubSite, handler
from tests.models.endpoint_by_hand import Endpoint, serving


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(profile="small", cache_dir=tmp_path / "cache", models=None, offline=False, hub_timeout=5)


@pytest.fixture
def use_artifact(monkeypatch: pytest.MonkeyPatch) -> Callable[[Artifact], None]:
    """Let one artifact stand for every role."""

    def use(one: Artifact) -> None:
        manifest = Manifest.model_construct(artifacts=(one,))
        monkeypatch.setattr(Manifest, "artifact", lambda self, role, profile: one)
        for module in ("fetch", "locate", "inventory"):
            monkeypatch.setattr(f"assistant.models.{module}.load_manifest", lambda: manifest)

    return use


@pytest.fixture
def package_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip, through its ordinary settings, takes for the package index."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def hub_site() -> Iterator[HubSite]:
    site = HubSite()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(site))
    site.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as one:
        yield one

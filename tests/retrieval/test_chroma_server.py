"""Vectors on a real Chroma server, started here on the loopback."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import chromadb
import httpx
import pytest

from assistant.errors import ModelUnavailable, StorageFailed
from retrieval.guidelines import Guidelines
from tests.retrieval.conftest import HashedWords

CHROMA = Path(sys.executable).with_name("chroma")
SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    with contextlib.suppress(httpx.HTTPError):
        return httpx.get(f"{url}/api/v2/heartbeat", trust_env=False).status_code == 200
    return False


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    if not CHROMA.exists() and not shutil.which("chroma"):
        pytest.skip("The chroma command is not installed.")
    port = free_port()
    command = [str(CHROMA), "run", "--path", str(tmp_path_factory.mktemp("chroma"))]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    quiet = {**os.environ, "ANONYMIZED_TELEMETRY": "False"}
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet)
    url = f"http://127.0.0.1:{port}"
    started = time.monotonic()
    while not answers(url) and time.monotonic() - started < SECONDS:
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(0.2)
    yield url, running
    running.terminate()
    running.wait()


def collections(url: str) -> list[str]:
    client = chromadb.HttpClient(port=int(url.rpartition(":")[2]), host="127.0.0.1")
    return sorted(collection.name for collection in client.list_collections())


def test_build_search_rebuild_and_fail(
    server: tuple[str, "subprocess.Popen[bytes]"], tmp_path: Path, sources: Path
) -> None:
    url, running = server
    store = Guidelines(tmp_path / "index", HashedWords(), chroma_url=url)
    store.build(sources)
    assert store.is_current(sources)
    assert store.search("gout flare")[0].document == "gout"
    assert not list((tmp_path / "index").rglob("*.sqlite3")), "nothing of Chroma is kept here"
    assert len(collections(url)) == 2

    class Breaks(HashedWords):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            raise OSError(28, "No space left on device")

    path = sources / "gout.md"
    path.write_text(path.read_text().replace("colchicine", "an NSAID"))
    with pytest.raises(StorageFailed):
        Guidelines(tmp_path / "index", Breaks(), chroma_url=url).build(sources)
    assert len(collections(url)) == 2, "what a failed build left is removed"
    for _ in range(3):
        store.build(sources)
    assert len(collections(url)) == 4, "the index in use and the one before"
    assert "NSAID" in store.search("gout flare")[0].text

    running.terminate()
    running.wait()
    with pytest.raises(StorageFailed, match="does not answer"):
        store.search("gout flare")
    with pytest.raises(StorageFailed, match="does not answer"):
        store.build(sources)
    here = Guidelines(tmp_path / "index", HashedWords())
    assert not here.is_built(sources), "vectors on a server are not those in the folder"
    here.build(sources)
    assert here.search("gout flare")


@pytest.mark.parametrize("url", ["http://8.8.8.8:8000", "https://example.org", "ftp://127.0.0.1", "chroma"])
def test_only_private_addresses_are_used(tmp_path: Path, sources: Path, url: str) -> None:
    with pytest.raises(ModelUnavailable):
        Guidelines(tmp_path / "index", HashedWords(), chroma_url=url).build(sources)

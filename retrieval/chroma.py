"""Where Chroma keeps its vectors: in a folder of this computer, or on a server of the practice.

Only servers on this computer or a private network are used. On a server each index has collections of
its own name, so that a reader of the old one is not disturbed while the next is built.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import chromadb
import httpx
from chromadb.api.client import Client
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError

from assistant.errors import StorageFailed
from assistant.models.endpoints import private_client, private_only

SECONDS = 120.0
"""Without an answer, before a call to the server is given up; adding a batch is the longest."""

UNREACHABLE = (
    "The Chroma server with the guideline index does not answer as it should. Start it, or unset "
    "PROVENOTE_CHROMA_URL to keep the index on this computer."
)
DAMAGED = "The guideline index cannot be read. Run `provenote index rebuild --fresh`."
PREFIX = "provenote-"
PORTS = {"http": 80, "https": 443}


def open_client(folder: Path, url: str) -> Client:
    """Chroma in ``folder``, or on the server at ``url`` when one is set.

    Raises ModelUnavailable for a public address, StorageFailed when the server does not answer.
    """
    # Only the class, not the interface it is declared as, can be closed.
    if not url:
        return cast(Client, chromadb.PersistentClient(path=str(folder), settings=_quiet()))
    parsed = httpx.URL(private_only(url))
    with store_errors(url):
        client = chromadb.HttpClient(
            host=parsed.host,
            port=parsed.port or PORTS[parsed.scheme],
            ssl=parsed.scheme == "https",
            settings=_quiet(),
        )
    _only_private(client)
    return cast(Client, client)


@contextmanager
def store_errors(url: str) -> Iterator[None]:
    """Turn what Chroma, on the server at ``url`` or in a folder, does wrong into StorageFailed."""
    try:
        yield
    except (ChromaError, httpx.HTTPError, ValueError) as error:
        if isinstance(error, ValueError) and "Chroma server" not in str(error):
            raise
        raise StorageFailed(UNREACHABLE if url else DAMAGED) from error


def collection_name(folder: Path, url: str, kind: str) -> str:
    """The name of a collection; on a server it begins with the generation that ``folder`` is in."""
    return f"{PREFIX}{folder.parent.name}-{kind}" if url else kind


def drop_collections(folder: Path, url: str, kinds: tuple[str, ...]) -> None:
    """Remove the collections of a generation from the server. None there is fine; so is no server.

    A server that is down keeps them: nothing but space is lost, and removing an old index must not fail.
    """
    with suppress(StorageFailed):
        client = open_client(folder, url)
        for kind in kinds:
            with store_errors(url), suppress(NotFoundError):
                client.delete_collection(collection_name(folder, url, kind))
        client.close()


def _quiet() -> ChromaSettings:
    return ChromaSettings(anonymized_telemetry=False)


def _only_private(client: Any) -> None:
    """Give the client a session that checks each address, and ignores proxies and redirects."""
    inner = client._server
    session = private_client(SECONDS)
    session.headers.update(inner._session.headers)
    inner._session.close()
    inner._session = session

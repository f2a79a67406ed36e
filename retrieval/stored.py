"""Putting vectors into Chroma: all of them, or only what changed since the index before.

Adding a vector costs some milliseconds, so an embedded store is copied and what changed is exchanged in
the copy. On a server every index has its own collections, which are filled anew.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from retrieval.chroma import store_errors
from retrieval.corpus import Texts
from retrieval.kept_vectors import Rows
from retrieval.vector_index import VectorIndex

RECORDS = "records.json"
BATCH = 1000
"""Passages or topics that are added at once: so many vectors are copied, not all."""

MOST = 0.5
"""Share of passages that may be exchanged in a copy; a store that lost more is better made anew."""


class Records(BaseModel):
    """Hashes of what a store holds: of each passage by its id, of each document's topic names by its id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passages: dict[str, str]
    topics: dict[str, str]


def store_vectors(folder: Path, url: str, texts: Texts, vectors: Rows, previous: Path | None) -> None:
    """Fill ``folder`` (or the server). ``vectors`` are those of ``texts.embedded()``.

    ``previous`` is a store of the same kind and model, or None.
    """
    now = _records(texts)
    before = _read(previous) if previous and not url else None
    if previous is not None and before is not None and _worth_copying(before, now):
        shutil.copytree(previous, folder)
    else:
        before = Records(passages={}, topics={})
        folder.mkdir(parents=True)
    with store_errors(url):
        store = VectorIndex(folder, url)
        try:
            _exchange(store, before, now, texts, vectors)
        finally:
            store.close()
    (folder / RECORDS).write_text(now.model_dump_json(), encoding="utf-8")


def _exchange(store: VectorIndex, before: Records, now: Records, texts: Texts, vectors: Rows) -> None:
    store.remove_passages(_gone(before.passages, now.passages))
    store.remove_topics(_gone(before.topics, now.topics))
    new = _new(before.passages, now.passages)
    added = [at for at, passage in enumerate(texts.passages) if passage.id in new]
    for part in _batches(added):
        store.add_passages([texts.passages[at] for at in part], vectors[part])
    new = _new(before.topics, now.topics)
    named = [at for at, (document, _) in enumerate(texts.topics) if document in new]
    of_topics = vectors[len(texts.passages) :]
    for part in _batches(named):
        store.add_topics([texts.topics[at] for at in part], of_topics[part])


def _batches(places: list[int]) -> Iterator[list[int]]:
    return (places[start : start + BATCH] for start in range(0, len(places), BATCH))


def _records(texts: Texts) -> Records:
    names: dict[str, list[str]] = {}
    for document, name in texts.topics:
        names.setdefault(document, []).append(name)
    return Records(
        passages={passage.id: _hash([passage.model_dump_json()]) for passage in texts.passages},
        topics={document: _hash(of) for document, of in names.items()},
    )


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()


def _read(folder: Path) -> Records | None:
    try:
        return Records.model_validate_json((folder / RECORDS).read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def _worth_copying(before: Records, now: Records) -> bool:
    return len(_gone(before.passages, now.passages)) <= MOST * len(before.passages)


def _gone(before: dict[str, str], now: dict[str, str]) -> list[str]:
    return [name for name, digest in before.items() if now.get(name) != digest]


def _new(before: dict[str, str], now: dict[str, str]) -> set[str]:
    return {name for name, digest in now.items() if before.get(name) != digest}

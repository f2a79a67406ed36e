"""Vectors of passages and of topics in Chroma, embedded or on a server, by cosine similarity.

Chroma is always given vectors: its own embedder would download a model. Its telemetry is off.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import chromadb
import numpy as np
from chromadb.api.types import Metadata, Where

from retrieval.chroma import collection_name, open_client
from retrieval.kept_vectors import Rows
from retrieval.passage import Passage

Vector = Sequence[float]

BATCH = 1000
"""Things that are removed at once."""

PASSAGES, TOPICS = "passages", "topics"
TOPICS_SEEN = 200
"""Topic names compared with a query; a document that is not among them counts as the last one."""


class VectorIndex:
    """Two collections of Chroma: passages, and the names of each document's topic.

    They are in ``folder``, or on the server at ``url`` when one is given.
    """

    def __init__(self, folder: Path, url: str = "") -> None:
        self._client = open_client(folder, url)
        self._passages = self._collection(collection_name(folder, url, PASSAGES))
        self._topics = self._collection(collection_name(folder, url, TOPICS))

    def _collection(self, name: str) -> chromadb.Collection:
        return self._client.get_or_create_collection(
            name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": TOPICS_SEEN}},
        )

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()

    def add_passages(self, passages: Sequence[Passage], vectors: Rows) -> None:
        """Store passages, 1 to some thousand at once, with their vectors in the same order."""
        self._passages.add(
            ids=[p.id for p in passages],
            embeddings=vectors,
            documents=[p.text for p in passages],
            metadatas=[_metadata(p) for p in passages],
        )

    def remove_passages(self, ids: Sequence[str]) -> None:
        """Forget passages."""
        for start in range(0, len(ids), BATCH):
            self._passages.delete(ids=list(ids[start : start + BATCH]))

    def remove_topics(self, documents: Sequence[str]) -> None:
        """Forget all topic names of these documents."""
        for start in range(0, len(documents), BATCH):
            named = {"document": {"$in": list(documents[start : start + BATCH])}}
            self._topics.delete(where=cast(Where, named))

    def add_topics(self, names: Sequence[tuple[str, str]], vectors: Rows) -> None:
        """Store topic names, given as (document, name), 1 to some thousand at once, with their vectors."""
        self._topics.add(
            ids=[topic_id(document, name) for document, name in names],
            embeddings=vectors,
            metadatas=[{"document": document} for document, _ in names],
        )

    def nearest(self, vector: Vector, at_most: int) -> list[str]:
        """Ids of the passages that are most like the vector."""
        return self._passages.query(query_embeddings=[vector], n_results=at_most, include=[])["ids"][0]

    def similarities(self, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        """Cosine similarity, -1 to 1, of passages to a vector of length 1."""
        if not ids:
            return {}
        found = self._passages.get(ids=list(ids), include=["embeddings"])
        rows = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], (rows @ np.asarray(vector, dtype=np.float32)).tolist(), strict=True))

    def topics(self, vector: Vector) -> tuple[dict[str, float], float]:
        """Per document the similarity of its nearest topic name, and the value for all other documents."""
        found = self._topics.query(
            query_embeddings=[vector], n_results=TOPICS_SEEN, include=["metadatas", "distances"]
        )
        best: dict[str, float] = {}
        rest = 0.0
        for metadata, distance in zip(
            (found["metadatas"] or [[]])[0], (found["distances"] or [[]])[0], strict=True
        ):
            rest = 1.0 - distance
            best.setdefault(str(metadata["document"]), rest)
        return best, rest

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The stored passages by id."""
        found = self._passages.get(ids=list(ids), include=["documents", "metadatas"])
        rows = zip(found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True)
        return {name: _passage(name, text, metadata) for name, text, metadata in rows}


def topic_id(document: str, name: str) -> str:
    """The id of a topic name: the same in every index."""
    return f"{document}:{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _metadata(passage: Passage) -> dict[str, str]:
    """Chroma keeps plain values only, so a passage is kept as one text; the others are to filter by."""
    kept = passage.model_dump_json(exclude={"id", "text", "score", "why"})
    return {"document": passage.document, "collection": passage.collection, "passage": kept}


def _passage(name: str, text: str, metadata: Metadata) -> Passage:
    return Passage.model_validate({"id": name, "text": text, **json.loads(str(metadata["passage"]))})

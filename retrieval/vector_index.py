"""Vectors of passages and of topics in an embedded Chroma, by cosine similarity.

Chroma is always given vectors: its own embedder would download a model. Its telemetry is off.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.types import Metadata
from chromadb.config import Settings as ChromaSettings

from retrieval.passage import Passage

Vector = Sequence[float]

BATCH = 1000
TOPICS_SEEN = 200
"""Topic names compared with a query; a document that is not among them counts as the last one."""


class VectorIndex:
    """One folder of Chroma with two collections: passages, and the names of each document's topic."""

    def __init__(self, folder: Path) -> None:
        quiet = ChromaSettings(anonymized_telemetry=False)
        # Only the class, not the interface it is declared as, can be closed.
        self._client = cast(Client, chromadb.PersistentClient(path=str(folder), settings=quiet))
        self._passages = self._collection("passages")
        self._topics = self._collection("topics")

    def _collection(self, name: str) -> chromadb.Collection:
        return self._client.get_or_create_collection(
            name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": TOPICS_SEEN}},
        )

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()

    def add_passages(self, passages: Sequence[Passage], vectors: Sequence[Vector]) -> None:
        """Store passages with their vectors, in the same order."""
        for start in range(0, len(passages), BATCH):
            part = passages[start : start + BATCH]
            self._passages.add(
                ids=[p.id for p in part],
                embeddings=list(vectors[start : start + BATCH]),
                documents=[p.text for p in part],
                metadatas=[p.model_dump(exclude={"id", "text", "score"}) for p in part],
            )

    def add_topics(self, names: Sequence[tuple[str, str]], vectors: Sequence[Vector]) -> None:
        """Store topic names, given as (document, name), with the vectors of the names."""
        for start in range(0, len(names), BATCH):
            part = names[start : start + BATCH]
            self._topics.add(
                ids=[f"{document}:{start + place}" for place, (document, _) in enumerate(part)],
                embeddings=list(vectors[start : start + BATCH]),
                metadatas=[{"document": document} for document, _ in part],
            )

    def nearest(self, vector: Vector, at_most: int) -> list[str]:
        """Ids of the passages that are most like the vector."""
        return self._passages.query(query_embeddings=[vector], n_results=at_most, include=[])["ids"][0]

    def similarities(self, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        """Cosine similarity, -1 to 1, of passages to a vector of length 1."""
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


def _passage(name: str, text: str, metadata: Metadata) -> Passage:
    return Passage.model_validate({"id": name, "text": text, **metadata})

"""``provenote bench retrieval``: how building, disk, memory and the time of a search grow with the passages.

Passages are those of MedQuAD, repeated with an invented word each until there are enough. Only the first
passages have vectors of the embedding model; each further vector is one of these with random noise, because
making 100,000 real ones takes an hour. The time of a search does not depend on that; the time of embedding
is measured on the real ones and given for each passage. Queries are real, and embedded within the search.
"""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.encounter import Strict
from eval.bench.memory import PeakMemory, resident
from eval.datasets import Sample
from eval.machine import Machine, this_machine
from eval.medquad import open_index, texts_of
from retrieval.corpus import Texts
from retrieval.index import OpenIndex
from retrieval.rules import search_rules
from retrieval.search import search

REAL = 1000
"""Texts that get a vector of the model."""

NOISE = 0.02
"""Standard deviation of each number of the noise; vectors have length 1, so neighbours stay apart."""

SEED = 11
QUERIES = 100
SHOWN = 3


class Grown(Strict):
    """One size. Seconds, bytes and milliseconds; ``build_seconds`` are without embedding."""

    passages: int
    build_seconds: float
    build_peak_bytes: int
    open_seconds: float
    resident_bytes: int
    disk_bytes: int
    p50_ms: float
    p95_ms: float


class Growth(Strict):
    """All sizes on one machine; ``embedding_ms`` is the time of the model for one passage."""

    embedding_ms: float
    sizes: list[Grown]
    machine: Machine

    def text(self) -> str:
        """The measurement as a table that a person reads."""
        head = (
            "| passages | build without embedding, s | peak memory, GB | open, s | resident, GB | disk, GB "
            "| search p50, ms | p95, ms |"
        )
        rows = [
            f"| {one.passages} | {one.build_seconds:.1f} | {one.build_peak_bytes / 1e9:.2f} "
            f"| {one.open_seconds:.1f} | {one.resident_bytes / 1e9:.2f} | {one.disk_bytes / 1e9:.2f} "
            f"| {one.p50_ms:.0f} | {one.p95_ms:.0f} |"
            for one in self.sizes
        ]
        told = f"Embedding a passage: {self.embedding_ms:.0f} ms. Vectors after {REAL}: real ones with noise."
        return "\n".join([self.machine.text(), told, "", head, "|---" * 8 + "|", *rows])


class NoisyEmbeddings(Embeddings):
    """Vectors of a model for queries and the first texts; for all further texts one of these with noise."""

    def __init__(self, inner: Embeddings) -> None:
        self._inner = inner
        self._random = np.random.default_rng(SEED)
        self._real = np.zeros((0, 0), dtype=np.float32)
        self.seconds = 0.0

    @property
    def made(self) -> int:
        """Texts that the model embedded."""
        return len(self._real)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector of length 1 a text."""
        if self.made < REAL:
            started = time.perf_counter()
            vectors = np.asarray(self._inner.embed_documents(texts), dtype=np.float32)
            self.seconds += time.perf_counter() - started
            self._real = np.concatenate([self._real, vectors]) if self.made else vectors
            return [list(map(float, row)) for row in vectors]
        chosen = self._real[self._random.integers(0, self.made, len(texts))]
        noisy = chosen + self._random.normal(0, NOISE, chosen.shape)
        return [list(map(float, row / np.linalg.norm(row))) for row in noisy]

    def embed_query(self, text: str) -> list[float]:
        """The model's own vector."""
        return self._inner.embed_query(text)


def measure_growth(answers: Sequence[Sample], sizes: Sequence[int], embeddings: Embeddings) -> Growth:
    """Build and search an index of each size, the smallest first."""
    texts = texts_of(answers)
    queries = [sample.input for sample in answers[:: max(1, len(answers) // QUERIES)]][:QUERIES]
    noisy = NoisyEmbeddings(embeddings)
    made = [_measured(repeated(texts, size), queries, noisy) for size in sorted(sizes)]
    return Growth(embedding_ms=1000 * noisy.seconds / max(1, noisy.made), sizes=made, machine=this_machine())


def repeated(texts: Texts, passages: int) -> Texts:
    """Exactly so many passages: the documents again and again, each time with a word of its own."""
    grown = Texts([], [], [], [])
    documents = {document.id: document for document in texts.own}
    own = set[str]()
    for number in range(passages):
        turn, at = divmod(number, len(texts.passages))
        passage = texts.passages[at]
        name, _, numbers = passage.id.rpartition(":")
        copy = f"{name}/{turn}"
        if copy not in own:
            own.add(copy)
            grown.own.append(documents[name].model_copy(update={"id": copy}))
            grown.topics.append((copy, f"{documents[name].title} {turn}" if turn else documents[name].title))
        text = f"{passage.text} variant{turn}" if turn else passage.text
        changed = {"id": f"{copy}:{numbers}", "document": copy, "text": text}
        grown.passages.append(passage.model_copy(update=changed))
    return grown


def _measured(texts: Texts, queries: Sequence[str], embeddings: NoisyEmbeddings) -> Grown:
    with tempfile.TemporaryDirectory(prefix="provenote-bench-") as scratch:
        folder, before = Path(scratch), embeddings.seconds
        started = time.perf_counter()
        with PeakMemory() as memory:
            index = open_index(folder, texts, embeddings, lambda message, done: None)
        built = time.perf_counter() - started - (embeddings.seconds - before)
        index.close()
        started = time.perf_counter()
        index = OpenIndex(index.folder)
        opened = time.perf_counter() - started
        took = [_milliseconds(index, embeddings, query) for query in (queries[0], *queries)][1:]
        disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        grown = Grown(
            passages=len(texts.passages),
            build_seconds=built,
            build_peak_bytes=memory.bytes,
            open_seconds=opened,
            resident_bytes=resident(),
            disk_bytes=disk,
            p50_ms=float(np.percentile(took, 50)),
            p95_ms=float(np.percentile(took, 95)),
        )
        index.close()
        return grown


def _milliseconds(index: OpenIndex, embeddings: Embeddings, query: str) -> float:
    started = time.perf_counter()
    search(index, embeddings, query, SHOWN, search_rules())
    return 1000 * (time.perf_counter() - started)

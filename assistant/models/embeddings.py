"""Sentence vectors: all-MiniLM-L6-v2 in this process, or an endpoint with `/embeddings`."""

import hashlib
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.errors import ModelUnavailable
from assistant.models.endpoints import private_client, private_only
from assistant.models.failures import plain_errors
from assistant.models.locate import model_path
from assistant.models.manifest import load_manifest
from assistant.settings import Settings

BATCH = 32


class UnitEmbeddings(Embeddings):
    """Vectors of length 1 from any embeddings, one call at a time.

    One at a time, because the tokenizer in this process refuses to be used by two threads at once.
    """

    def __init__(self, inner: Embeddings) -> None:
        self._inner = inner
        self._lock = threading.Lock()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text; no texts, no vectors. Raises ModelUnavailable when the endpoint fails."""
        if not texts:
            return []
        with self._lock, plain_errors("embedding model"):
            vectors = np.asarray(self._inner.embed_documents(texts), dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: list[list[float]] = (vectors / np.maximum(lengths, 1e-12)).tolist()
        return unit

    def embed_query(self, text: str) -> list[float]:
        """The vector of one text."""
        return self.embed_documents([text])[0]


class LateEmbeddings(Embeddings):
    """Embeddings that are made when they are first used: to ask what is there loads no model."""

    def __init__(self, make: Callable[[], Embeddings]) -> None:
        self._make = make
        self._made: Embeddings | None = None

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """As those that are made. Raises ModelUnavailable."""
        return self._inner().embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        """As those that are made. Raises ModelUnavailable."""
        return self._inner().embed_query(text)

    def _inner(self) -> Embeddings:
        self._made = self._made or self._make()
        return self._made


def identity(settings: Settings) -> str:
    """What tells the embedding model of the settings from another one, without loading it."""
    if settings.embedding_base_url:
        return f"{settings.embedding_model} at {settings.embedding_base_url}"
    artifact = load_manifest().artifact("embeddings", settings.profile)
    hashes = "".join(file.sha256 for file in artifact.files)
    return f"{artifact.name} {hashlib.sha256(hashes.encode()).hexdigest()[:16]}"


_lock = threading.Lock()
_made: dict[tuple[str, str], Embeddings] = {}


def embeddings(settings: Settings) -> Embeddings:
    """The embeddings of the settings, made once a process. Raises ModelUnavailable."""
    with _lock:
        if settings.embedding_base_url:
            key = (private_only(settings.embedding_base_url), settings.embedding_model)
            make: Any = _remote
        else:
            key = (str(model_path("embeddings", settings)), "")
            make = _local
        if key not in _made:
            _made[key] = UnitEmbeddings(make(settings, *key))
        return _made[key]


def _local(settings: Settings, folder: str, model: str) -> Embeddings:
    import torch
    from langchain_huggingface import HuggingFaceEmbeddings
    from transformers.utils import logging

    # Loading takes a moment; a bar on the terminal would belong to no step.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(settings.threads)
    return HuggingFaceEmbeddings(
        model_name=folder,
        model_kwargs={"device": "cpu", "local_files_only": True},
        encode_kwargs={"normalize_embeddings": True, "batch_size": BATCH},
    )


def _remote(settings: Settings, url: str, model: str) -> Embeddings:
    from langchain_openai import OpenAIEmbeddings
    from pydantic import SecretStr

    if not model:
        raise ModelUnavailable("No model is named for the embedding endpoint: set PROVENOTE_EMBEDDING_MODEL.")
    return OpenAIEmbeddings(
        openai_api_base=url,
        model=model,
        openai_api_key=SecretStr("none"),
        # Else it sends token numbers, which only OpenAI's own service reads.
        check_embedding_ctx_length=False,
        chunk_size=BATCH,
        http_client=private_client(settings.llm_timeout),
        openai_proxy="",
    )

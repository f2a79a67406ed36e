"""What an index was made from, so that another corpus, cutting or model is noticed and never mixed in."""

import hashlib
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from pydantic import BaseModel, ConfigDict

from retrieval.chunk import CHUNKING
from retrieval.load import guideline_files

PROBE = "A fixed sentence whose vector tells one embedding model from another."
SAME_MODEL = 0.999
"""Cosine similarity of two vectors of the probe from which they are of one model.

Rounding on another processor changes it in the seventh digit; another model by far more than this.
"""


class Manifest(BaseModel):
    """Kept beside an index. ``probe`` is the model's vector of the probe sentence."""

    model_config = ConfigDict(extra="forbid")

    chunking: int
    corpus: str
    documents: int
    passages: int
    probe: list[float]

    def is_of_sources(self, sources: Path) -> bool:
        """True if the files and the cutting are those the index was built with."""
        return self.chunking == CHUNKING and self.corpus == corpus_sha256(sources)

    def is_of_model(self, embeddings: Embeddings) -> bool:
        """True if vectors of this model can be compared with those in the index."""
        now, then = np.asarray(embeddings.embed_query(PROBE)), np.asarray(self.probe)
        if now.shape != then.shape:
            return False
        lengths = float(np.linalg.norm(now) * np.linalg.norm(then))
        return lengths > 0 and float(now @ then) / lengths >= SAME_MODEL


def corpus_sha256(sources: Path) -> str:
    """A hash of the names and contents of all guideline files. Raises InputRefused if there are none."""
    total = hashlib.sha256()
    for path in guideline_files(sources):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()

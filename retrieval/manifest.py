"""What an index was made from, so that another corpus, cutting or model is noticed and never mixed in."""

import numpy as np
from langchain_core.embeddings import Embeddings
from pydantic import BaseModel, ConfigDict

from retrieval.chunk import CHUNKING
from retrieval.corpus import Corpus

PROBE = "A fixed sentence whose vector tells one embedding model from another."
SAME_MODEL = 0.999
"""Cosine similarity of two vectors of the probe from which they are of one model.

Rounding on another processor changes it in the seventh digit; another model by far more than this.
"""

FORMAT = 3
"""Version of the files of an index and of what is stored with a vector."""


class Manifest(BaseModel):
    """Kept beside an index.

    ``probe`` is the model's vector of the probe sentence, ``model`` its name in the settings, which can
    be compared without loading it. ``chroma_url`` is the server that has the vectors, empty for a folder.
    """

    model_config = ConfigDict(extra="forbid")

    format: int = 1
    chunking: int
    corpus: str
    documents: int
    passages: int
    probe: list[float]
    model: str = ""
    chroma_url: str = ""

    def is_of(self, corpus: Corpus, model: str = "", chroma_url: str = "") -> bool:
        """True if files, cutting, the model's name and the place of the vectors are still the same."""
        made = (self.format, self.chunking, self.model, self.chroma_url)
        return made == (FORMAT, CHUNKING, model, chroma_url) and self.corpus == corpus.sha256()

    def is_readable(self) -> bool:
        """True if this version of Provenote writes its indexes so."""
        return (self.format, self.chunking) == (FORMAT, CHUNKING)

    def is_stored_like(self, other: "Manifest") -> bool:
        """True if the vectors are kept in the same way, so that a copy can be gone on with."""
        return (self.format, self.chroma_url) == (other.format, other.chroma_url)

    def is_of_model(self, embeddings: Embeddings) -> bool:
        """True if vectors of this model can be compared with those in the index."""
        return self.has_probe(embeddings.embed_query(PROBE))

    def has_probe(self, probe: list[float]) -> bool:
        """True if this vector of the probe sentence is of the same model."""
        now, then = np.asarray(probe), np.asarray(self.probe)
        if now.shape != then.shape:
            return False
        lengths = float(np.linalg.norm(now) * np.linalg.norm(then))
        return lengths > 0 and float(now @ then) / lengths >= SAME_MODEL

"""What all stored documents share: strict shapes, a version, where they come from, and who attested them."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1
"""Version of the stored shapes. A file with a higher one was written by a newer Provenote."""


class Strict(BaseModel):
    """Unknown keys are errors: a typo must not become lost data."""

    model_config = ConfigDict(extra="forbid")


class Document(Strict):
    """Something that is stored or exchanged as one JSON document."""

    version: int = FORMAT
    provenance: dict[str, Any] = Field(default_factory=dict)


class Signature(Strict):
    """A person's attestation: who, when, and the SHA-256 of the exact text that was signed."""

    by: str
    at: datetime
    sha256: str

"""What is there, what is missing, under which licence, how large: for `provenote models`."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.models.locate import locate
from assistant.models.manifest import Artifact, Role, load_manifest
from assistant.settings import Settings


class InventoryRow(BaseModel):
    """One artifact. `size` is in bytes; `used` says whether the profile in use needs it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    role: Role
    profile: str
    licence: str
    size: int
    used: bool
    present: bool
    path: Path | None


def _row(artifact: Artifact, settings: Settings) -> InventoryRow:
    path = locate(artifact, settings)
    return InventoryRow(
        name=artifact.name,
        title=artifact.title,
        role=artifact.role,
        profile=", ".join(artifact.profiles),
        licence=artifact.licence,
        size=artifact.size,
        used=settings.profile in artifact.profiles,
        present=path is not None,
        path=path,
    )


def inventory(settings: Settings) -> list[InventoryRow]:
    """One row an artifact of the manifest, in its order. Files are verified, nothing is downloaded."""
    return [_row(artifact, settings) for artifact in load_manifest().artifacts]

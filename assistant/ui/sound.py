"""The recording's file, its type, and an address under which the page can play it."""

import mimetypes
from pathlib import Path

from streamlit.runtime import get_instance

from assistant.encounter import Encounter
from assistant.ui.services import get_workflow

SOUND_ENDINGS = ["wav", "mp3", "m4a", "mp4", "ogg", "oga", "opus", "flac", "webm"]

_TYPES = {
    ".m4a": "audio/mp4",
    ".mp4": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".webm": "audio/webm",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".mp3": "audio/mpeg",
}


def sound_type(filename: str) -> str:
    """The media type for a file name; browsers refuse to play Opus under a wrong one."""
    ending = Path(filename).suffix.lower()
    return _TYPES.get(ending) or mimetypes.guess_type(filename)[0] or "audio/wav"


def recording_file(encounter: Encounter) -> Path | None:
    """Where the recording lies, or None when there is none or its file is gone."""
    if encounter.recording is None:
        return None
    path = Path(encounter.recording.path)
    if not path.is_absolute():
        path = get_workflow().settings.data_dir / path
    return path if path.is_file() else None


def recording_address(encounter: Encounter) -> str:
    """An address of this server for the recording, valid for this tab; empty when there is none.

    Streamlit's own media store is used because it answers range requests, which seeking needs.
    """
    path = recording_file(encounter)
    if path is None:
        return ""
    name = f"recording-{encounter.id}"
    return get_instance().media_file_mgr.add(str(path), sound_type(path.name), coordinates=name)

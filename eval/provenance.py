"""Where a figure comes from: code, packages, models and settings, so that it can be made again."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from assistant.settings import ROOT, Settings

PACKAGES = (
    "provenote",
    "xllamacpp",
    "faster-whisper",
    "ctranslate2",
    "sentence-transformers",
    "torch",
    "langchain-openai",
    "rouge-score",
    "numpy",
)
"""Packages whose version can change a score or a time."""

CODE = ("assistant", "retrieval", "prompts", "knowledge", "eval/tasks", "eval/metrics", "eval/planted")
"""Folders whose files decide what is measured; a change in them makes another run."""

WITHOUT_EFFECT = {
    *("data_dir", "cache_dir", "models", "data"),
    *("host", "port", "clinician", "llm_api_key"),
    *("offline", "hub_timeout", "llm_timeout"),
    *("handout_url", "interface_language"),
}
"""Settings that name places, people or secrets and leave every output the same."""


def sha256_json(value: Any) -> str:
    """Hash of a value written as canonical JSON (sorted keys, no spaces)."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def settings_that_matter(settings: Settings) -> dict[str, Any]:
    """The settings that can change an output or a time, fit to be stored."""
    return settings.model_dump(mode="json", exclude=WITHOUT_EFFECT)


def versions() -> dict[str, str]:
    """Version of Python and of each installed package of PACKAGES."""
    found = {"python": sys.version.split()[0]}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


def code_sha256(root: Path = ROOT, folders: Iterable[str] = CODE) -> str:
    """Hash over names and contents of every file of the folders, so that an edit without a commit shows."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def revision(root: Path = ROOT) -> str:
    """The git commit, with ``+changes`` when files differ from it; ``unknown`` outside a checkout."""
    commit = _git(root, "rev-parse", "HEAD")
    if not commit:
        return "unknown"
    return commit + ("+changes" if _git(root, "status", "--porcelain", "--untracked-files=no") else "")


def _git(root: Path, *arguments: str) -> str:
    try:
        asked = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""

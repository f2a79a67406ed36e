"""``docs/configuration.md``, made from the settings so that it cannot go stale.

``python -m assistant.configuration > docs/configuration.md`` writes it anew; a test compares.
"""

import sys
from typing import Any

from assistant.settings import Settings

PREFIX = "PROVENOTE_"

DEPENDS = {
    "data_dir": "the platform's data folder: `~/.local/share/provenote` on Linux, "
    "`~/Library/Application Support/provenote` on macOS",
    "cache_dir": "the platform's cache folder: `~/.cache/provenote` on Linux, "
    "`~/Library/Caches/provenote` on macOS",
    "threads": "all cores of the computer",
}
"""In words, defaults that differ from computer to computer."""

INTRODUCTION = """\
# Configuration

Every option has a default that works. An option is set as an environment variable, or under the name in
small letters and without `PROVENOTE_` in one TOML file. The file is `provenote.toml` in the platform's
configuration folder (`~/.config/provenote` on Linux, `~/Library/Application Support/provenote` on macOS), or
the one that `PROVENOTE_CONFIG` names. A variable wins over the file. An unknown name in the file is an error.

    # provenote.toml
    clinician = "Dr. Rivera"
    grade = 5.0

This page is made from the program: `python -m assistant.configuration`.
"""

LIMITS = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most"}


def configuration() -> str:
    """The page as Markdown: one row an option, in the order of the settings."""
    head = ["| option | default | meaning |", "|---|---|---|"]
    properties: dict[str, dict[str, Any]] = Settings.model_json_schema()["properties"]
    return (
        "\n".join([INTRODUCTION, *head, *(row(name, schema) for name, schema in properties.items())]) + "\n"
    )


def row(name: str, schema: dict[str, Any]) -> str:
    """One option. Raises KeyError when its default is computed and DEPENDS does not say how."""
    default = _default(schema["default"]) if "default" in schema else DEPENDS[name]
    meaning = " ".join([schema["description"], *_allowed(schema)])
    return f"| `{PREFIX}{name.upper()}` | {default} | {meaning} |"


def _default(value: Any) -> str:
    if value is None or value == "":
        return "not set"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _allowed(schema: dict[str, Any]) -> list[str]:
    """What values are taken, as a sentence of its own; empty when any are."""
    if choices := schema.get("enum"):
        return ["One of " + ", ".join(f"`{choice}`" for choice in choices) + "."]
    limits = [f"{words} {schema[key]:g}" for key, words in LIMITS.items() if key in schema]
    return [f"{' and '.join(limits).capitalize()}."] if limits else []


if __name__ == "__main__":
    sys.stdout.write(configuration())

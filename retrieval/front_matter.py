"""The front matter of a guideline file: its keys, and what is wrong with them in one line each."""

from collections.abc import Iterator

import yaml
from pydantic import ValidationError

from retrieval.document import FrontMatter

KINDS = {"missing": "lacks", "extra_forbidden": "has the unknown"}
BAD = "has a bad value in"


def read_front_matter(text: str) -> tuple[FrontMatter | None, list[str]]:
    """The front matter and no faults, or None and every fault, each as what the file does wrong."""
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError:
        return None, ["has front matter that is not YAML. Put values with a colon in quotes"]
    if not isinstance(values, dict):
        return None, ["has front matter without keys. Add title, publisher, year and the others"]
    if not all(isinstance(key, str) for key in values):
        return None, ["has a front matter key that is not a word"]
    if values.get("last_checked") == "never":
        values["last_checked"] = None
    try:
        return FrontMatter(**values), []
    except ValidationError as error:
        return None, list(_faults(error))


def _faults(error: ValidationError) -> Iterator[str]:
    """One fault a kind of wrong key, with the keys that there are; then what contradicts itself."""
    wrong: dict[str, list[str]] = {}
    for fault in error.errors():
        if fault["loc"]:
            inside = len(fault["loc"]) == 2
            kind = BAD if inside else KINDS.get(fault["type"], BAD)
            wrong.setdefault(kind, []).append(_key(fault["loc"]))
        else:
            yield fault["msg"].removeprefix("Value error, ")
    keys = ", ".join(FrontMatter.model_fields)
    for kind, names in wrong.items():
        yield f"{kind} front matter key {', '.join(dict.fromkeys(names))}. The keys are: {keys}"


def _key(place: tuple[int | str, ...]) -> str:
    """``figures (entry 2, value)`` for a key inside a list, else the name of the key."""
    if len(place) < 3:
        return str(place[0])
    return f"{place[0]} (entry {int(place[1]) + 1}, {place[2]})"

"""Reading guideline files, and refusing those that could not be cited.

A file is Markdown: front matter between two lines of three dashes, ``##`` headings, and numbered
recommendations of the form ``1. Text. [grade] (place in the source)``; the grade may be missing.
"""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import ValidationError

from assistant.errors import InputRefused
from retrieval.document import FrontMatter, GuidelineDocument, GuidelineSection, Recommendation

FENCE = "---\n"
HEADING = re.compile(r"^## (?P<title>\S.*)$")
NUMBERED = re.compile(r"^\d+\. .+$")
PARTS = re.compile(r"^(?P<text>.*[.!?])(?: \[(?P<grade>[^\[\]]+)\])? \((?P<place>[^()]+)\)$", re.S)


def guideline_files(folder: Path) -> list[Path]:
    """The guideline files of a folder, in the order of their names. Raises InputRefused if there are none."""
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    if not files:
        raise InputRefused(f"There are no guideline files in {folder}. Name a folder with Markdown files.")
    return files


def load_folder(folder: Path) -> list[GuidelineDocument]:
    """Every guideline of a folder. Raises InputRefused at the first file that is not fit."""
    return [load_guideline(path) for path in guideline_files(folder)]


def load_guideline(path: Path) -> GuidelineDocument:
    """One guideline file. Raises InputRefused with the file's name and what is wrong in it."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _refused(path, "is not UTF-8 text. Save it as UTF-8") from error
    front, body = _split(path, text)
    matter = _front_matter(path, front)
    sections = tuple(_sections(path, body.splitlines()))
    _check_numbers(path, sections)
    digest = hashlib.sha256(data).hexdigest()
    return GuidelineDocument(**matter.model_dump(), id=path.stem, sections=sections, sha256=digest)


def _refused(path: Path, reason: str) -> InputRefused:
    return InputRefused(f"The guideline file {path.name} {reason}.")


def _split(path: Path, text: str) -> tuple[str, str]:
    parts = text.split(FENCE, 2)
    if len(parts) != 3 or parts[0]:
        raise _refused(path, "has no front matter between two lines of three dashes. Add it")
    return parts[1], parts[2]


def _front_matter(path: Path, front: str) -> FrontMatter:
    try:
        values = yaml.safe_load(front)
    except yaml.YAMLError as error:
        raise _refused(
            path, "has front matter that is not YAML. Put values with a colon in quotes"
        ) from error
    if not isinstance(values, dict):
        raise _refused(path, "has front matter without keys. Add title, publisher, year and the others")
    if values.get("last_checked") == "never":
        values["last_checked"] = None
    try:
        return FrontMatter(**values)
    except (ValidationError, TypeError) as error:
        raise _refused(path, _key_faults(error)) from error


def _key_faults(error: ValidationError | TypeError) -> str:
    if isinstance(error, TypeError):
        return "has a front matter key that is not a word"
    wrong: dict[str, list[str]] = {}
    for fault in error.errors():
        kind = {"missing": "lacks", "extra_forbidden": "has the unknown"}.get(
            fault["type"], "has a bad value in"
        )
        wrong.setdefault(kind, []).append(str(fault["loc"][0]))
    keys = ", ".join(FrontMatter.model_fields)
    found = "; ".join(f"{kind} front matter key {', '.join(names)}" for kind, names in wrong.items())
    return f"{found}. The keys are: {keys}"


def _sections(path: Path, lines: Iterable[str]) -> list[GuidelineSection]:
    titles: list[str] = []
    entries: list[list[str]] = []
    for line in (raw.rstrip() for raw in lines):
        if heading := HEADING.match(line):
            titles.append(heading["title"])
            entries.append([])
        elif line and not titles:
            raise _refused(
                path, "has text before its first heading. Start the body with a line of two hashes"
            )
        elif NUMBERED.match(line):
            entries[-1].append(line)
        elif line.startswith("   ") and entries[-1]:
            entries[-1][-1] += " " + line.strip()
        elif line:
            raise _refused(path, f"has a line that is neither a heading nor numbered, under “{titles[-1]}”")
    return [_section(path, title, items) for title, items in zip(titles, entries, strict=True)]


def _section(path: Path, title: str, entries: list[str]) -> GuidelineSection:
    if not entries:
        raise _refused(path, f"has no recommendation under “{title}”. Add one or remove the heading")
    return GuidelineSection(title=title, recommendations=tuple(_recommendation(path, e) for e in entries))


def _recommendation(path: Path, entry: str) -> Recommendation:
    number, _, rest = entry.partition(". ")
    parts = PARTS.match(rest)
    if parts is None:
        reason = f"states no source for recommendation {number}. End it with the place in parentheses"
        raise _refused(path, reason)
    grade = parts["grade"] or ""
    return Recommendation(number=int(number), text=parts["text"], grade=grade, place=parts["place"])


def _check_numbers(path: Path, sections: tuple[GuidelineSection, ...]) -> None:
    numbers = [r.number for section in sections for r in section.recommendations]
    if not numbers:
        raise _refused(path, "has no recommendations. Add at least one, with its source")
    if numbers != list(range(1, len(numbers) + 1)):
        raise _refused(path, "does not number its recommendations 1, 2, 3 and so on through the file")

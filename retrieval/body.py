"""The body of a guideline file: ``##`` headings and numbered recommendations, each with its place.

A recommendation has the form ``1. Text. [grade] (place in the source)``; the grade may be missing.
"""

import re
from collections.abc import Iterable

from retrieval.document import GuidelineSection, Recommendation

HEADING = re.compile(r"^## (?P<title>\S.*)$")
NUMBERED = re.compile(r"^\d+\. .+$")
PARTS = re.compile(r"^(?P<text>.*[.!?])(?: \[(?P<grade>[^\[\]]+)\])? \((?P<place>[^()]+)\)$", re.S)


def read_body(text: str) -> tuple[tuple[GuidelineSection, ...], list[str]]:
    """The sections that could be read, and every fault, each as what the file does wrong."""
    raw, faults = _raw_sections(text.splitlines())
    sections = tuple(_section(title, entries, faults) for title, entries in raw)
    if not faults:
        faults += _number_faults(sections)
    return sections, faults


def _raw_sections(lines: Iterable[str]) -> tuple[list[tuple[str, list[str]]], list[str]]:
    sections: list[tuple[str, list[str]]] = []
    faults: dict[str, None] = {}
    for line in (raw.rstrip() for raw in lines):
        if heading := HEADING.match(line):
            sections.append((heading["title"], []))
        elif line and not sections:
            faults["has text before its first heading. Start the body with a line of two hashes"] = None
        elif NUMBERED.match(line):
            sections[-1][1].append(line)
        elif line.startswith("   ") and sections[-1][1]:
            sections[-1][1][-1] += " " + line.strip()
        elif line:
            faults[f"has a line that is neither a heading nor numbered, under “{sections[-1][0]}”"] = None
    return sections, list(faults)


def _section(title: str, entries: list[str], faults: list[str]) -> GuidelineSection:
    if not entries:
        faults.append(f"has no recommendation under “{title}”. Add one or remove the heading")
    read = [_recommendation(entry, faults) for entry in entries]
    return GuidelineSection(title=title, recommendations=tuple(r for r in read if r is not None))


def _recommendation(entry: str, faults: list[str]) -> Recommendation | None:
    number, _, rest = entry.partition(". ")
    parts = PARTS.match(rest)
    if parts is None or int(number) < 1:
        faults.append(
            f"states no source for recommendation {number}. End it with the place in parentheses"
            if parts is None
            else "numbers a recommendation 0. Begin with 1"
        )
        return None
    grade = parts["grade"] or ""
    return Recommendation(number=int(number), text=parts["text"], grade=grade, place=parts["place"])


def _number_faults(sections: tuple[GuidelineSection, ...]) -> list[str]:
    numbers = [r.number for section in sections for r in section.recommendations]
    if not numbers:
        return ["has no recommendations. Add at least one, with its source"]
    if numbers != list(range(1, len(numbers) + 1)):
        return ["does not number its recommendations 1, 2, 3 and so on through the file"]
    return []

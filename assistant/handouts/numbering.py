"""Numbered lines from a model, tied back to the lines that were asked about.

The numbers are claims of the model, so they are checked: a line that shares no content with the line
of its number goes to the one it is most like, if that one has no answer, or is dropped.
"""

import re

from assistant.grounding.terms import terms

NUMBERED = re.compile(r"^\s*[-*•]?\s*(?:Line\s+)?(\d{1,3})\s*[.):]\s+(.+)$")
BRACKETS = re.compile(r"\s*\[[^\]]*\]?\s*$")
ALIKE = 0.3
"""Share of the longer line's content words that two lines need in common to be taken for a pair."""


def read_numbered(answer: str, asked: list[str]) -> dict[int, str]:
    """Position in ``asked`` (from 0) to the model's wording. Lines that answer nothing are left out."""
    found: dict[int, str] = {}
    homeless: list[str] = []
    for claim, text in _claims(answer):
        at = claim - 1
        if 0 <= at < len(asked) and at not in found and _alike(text, asked[at]) > 0:
            found[at] = text
        else:
            homeless.append(text)
    for text in homeless:
        open_lines = [at for at in range(len(asked)) if at not in found]
        best = max(open_lines, key=lambda at: _alike(text, asked[at]), default=None)
        if best is not None and _alike(text, asked[best]) >= ALIKE:
            found[best] = text
    return found


def _claims(answer: str) -> list[tuple[int, str]]:
    """The numbered lines; a line without a number goes on with the one before it, or claims 0."""
    claims: list[tuple[int, str]] = []
    for raw in answer.splitlines():
        match = NUMBERED.match(raw)
        text = _bare(match.group(2) if match else raw)
        if not text:
            continue
        if match or not claims or claims[-1][0] == 0:
            claims.append((int(match.group(1)) if match else 0, text))
        else:
            claims[-1] = (claims[-1][0], f"{claims[-1][1]} {text}")
    return claims


def _bare(text: str) -> str:
    text = BRACKETS.sub("", re.sub(r"[*_`#]+", "", text))
    return re.sub(r"\s+", " ", text).strip().strip('"“”').strip()


def _alike(one: str, other: str) -> float:
    """Shared content words over those of the longer line, 0 to 1; 0 when one has none."""
    first, second = set(terms(one)), set(terms(other))
    if not first or not second:
        return 0.0
    return len(first & second) / max(len(first), len(second))

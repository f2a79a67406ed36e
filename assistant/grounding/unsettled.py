"""What a visit leaves open: steps under a condition ("if it gets worse we'll scan") or named as an option.

Speech is often written down without stops, so a step that is left open reaches a fixed number of words and
ends early at a word such as "okay" or "so". Cues are data: ``knowledge/rules/certainty.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.grounding.hedges import hedges, rules
from assistant.grounding.said import Conversation, Said
from assistant.grounding.terms import terms

Kind = Literal["condition", "option"]

BEHIND: dict[Kind, int] = {"condition": 26, "option": 14}
"""Words behind a cue that it leaves open; a condition takes its own words and then the step."""

BEFORE: dict[Kind, int] = {"condition": 10, "option": 3}
"""Words before it: "we'll get an MRI if it's not better", "an MRI might be needed"."""

WINDOW, STEP = 16, 4
"""Words of settled speech that are compared together, and from one such window to the next."""


@dataclass(frozen=True)
class Open:
    """A piece of speech that settles nothing: the cue, the stems, and who said it."""

    kind: Kind
    cue: str
    stems: frozenset[str]
    said: Said


@dataclass(frozen=True)
class Settled:
    """The rest of the visit, as windows of stems."""

    open: tuple[Open, ...]
    windows: tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def _cues() -> dict[Kind, re.Pattern[str]]:
    return {
        "condition": re.compile(rf"\b(?:{'|'.join(rules().conditions)})\b", re.I),
        "option": re.compile(rf"\b(?:{'|'.join(rules().options)})\b", re.I),
    }


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[.;?!](?:\s|$)|\b(?:{'|'.join(rules().step_ends)})\b", re.I)


def left_open(text: str) -> set[Kind]:
    """How a text leaves something open itself."""
    found: set[Kind] = {kind for kind, cue in _cues().items() if cue.search(text)}
    return found | {"option"} if any(h.kind in ("possible", "likely") for h in hedges(text)) else found


@lru_cache(maxsize=8)
def settled(conversation: Conversation) -> Settled:
    """What was left open in a visit, and the rest."""
    left: list[Open] = []
    windows: list[frozenset[str]] = []
    for said in conversation.said:
        text = said.utterance.text
        spans = sorted(_spans(text))
        left += [Open(kind, cue, frozenset(terms(text[start:end])), said) for start, end, kind, cue in spans]
        windows += [w for piece in _rest(text, spans) for w in _windows(piece)]
    return Settled(tuple(left), tuple(windows))


def _spans(text: str) -> Iterator[tuple[int, int, Kind, str]]:
    for kind, cue in _cues().items():
        for match in cue.finditer(text):
            stop = _ends().search(text, match.end())
            behind = list(re.finditer(r"\S+", text[match.end() : stop.start() if stop else len(text)]))
            ahead = [m.end() for m in _ends().finditer(text, 0, match.start())]
            before = list(re.finditer(r"\S+", text[ahead[-1] if ahead else 0 : match.start()]))
            reach = behind[: BEHIND[kind]]
            start = (
                before[-BEFORE[kind] :][0].start() + (ahead[-1] if ahead else 0) if before else match.start()
            )
            yield start, match.end() + (reach[-1].end() if reach else 0), kind, match.group(0)


def _rest(text: str, spans: list[tuple[int, int, Kind, str]]) -> list[str]:
    pieces: list[str] = []
    at = 0
    for start, end, _, _ in spans:
        pieces.append(text[at : max(at, start)])
        at = max(at, end)
    return [*pieces, text[at:]]


def _windows(text: str) -> list[frozenset[str]]:
    words = text.split()
    starts = range(0, max(1, len(words) - WINDOW + STEP), STEP)
    return [w for at in starts if (w := frozenset(terms(" ".join(words[at : at + WINDOW]))))]

"""The answer of a model, read: its sentences, and the passage numbers that it wrote behind each.

Small models write numbers in many ways: [2], (2), [1, 2], [1][2], "[Passage 2]", before a sentence, or
"according to passage 2". All are taken out of the text.
"""

import re
from dataclasses import dataclass

from assistant.notes.sentences import clean, split_sentences

_NAME = r"(?:(?:passages?|source|citation|no\.?)\s*)?#?"
_LIST = rf"{_NAME}\d{{1,2}}(?:\s*(?:,|;|and|&|-|–|to)\s*{_NAME}\d{{1,2}})*"
MARK = rf"(?:[\[【]\s*{_LIST}\s*[\]】])"
MARKS = re.compile(rf"{MARK}|⟦[^⟧]*⟧", re.I)
"""Also those of ``SPOKEN``, which always belong to the words behind them."""
ROUND = re.compile(rf"\(\s*({_LIST})\s*\)(?=\s*[.!?]?\s*(?:$|(?-i:[A-Z\[])))", re.I)
"""A number in round brackets is a citation at the end of a sentence only: "(2) or more" counts things."""

SPOKEN = re.compile(
    rf"(?<![\[【(])\b(?:(?:as (?:stated|described|noted)|according|based)\s+(?:in|to|on|by)\s+)?(?:the\s+)?"
    rf"passages?\s+({_LIST})(?!\s*[\d\]】)])"
    r"(?:\s+(?:says?|states?|recommends?|suggests?|advises?|notes?|mentions?)(?:\s+that)?)?\s*,?\s*(?P<next>\w*)",
    re.I,
)
BRACKETS = re.compile(r"\s*\[[^\]]*\]")
"""Any other square brackets: grades that were copied, or marks that were left open."""

NOTHING = re.compile(r"^\W*(?:nothing|none|n/?a)\b", re.I)
"""How the prompt lets the model say that the passages do not answer."""


@dataclass(frozen=True)
class Written:
    """A sentence as the model wrote it, without its marks, and the passage numbers it named."""

    text: str
    numbers: tuple[int, ...] = ()


def read_answer(text: str, whole: bool = True) -> list[Written]:
    """The sentences of an answer in order, repeats left out. Not ``whole``: its last one was cut off."""
    found = [one for raw in text.splitlines() for one in _line(raw)]
    if not whole:
        found = found[:-1]
    return list({one.text.lower(): one for one in reversed(found)}.values())[::-1]


def _line(raw: str) -> list[Written]:
    marked = SPOKEN.sub(_behind_word, ROUND.sub(r"[\1]", raw))
    line = clean(marked)
    if not line or NOTHING.match(line):
        return []
    sentences = [_written(sentence) for sentence in split_sentences(_marks_inside(line))]
    return [one for one in sentences if re.search(r"[a-z]", one.text, re.I) and not one.text.endswith("?")]


def _behind_word(spoken: re.Match[str]) -> str:
    """The first word of what is said, with the mark behind it: before it, it would be the last sentence's."""
    return f"{spoken['next'].capitalize()} ⟦{spoken[1]}⟧"


def _marks_inside(line: str) -> str:
    """The line with every mark before the full stop of its sentence."""
    if re.match(MARK, line, re.I) and not re.search(rf"{MARK}\W*$", line, re.I):
        line = re.sub(rf"({MARK})\s*(.*?)([.!?]?)\s*(?={MARK}|$)", r"\2 \1\3 ", line, flags=re.I)
    return re.sub(rf"([.!?])\s*((?:{MARK}[\s,]*)+)", r" \2\1 ", line, flags=re.I).strip()


def _written(sentence: str) -> Written:
    numbers = [n for mark in MARKS.findall(sentence) for n in _numbers(mark)]
    text = BRACKETS.sub("", MARKS.sub("", sentence))
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split())).strip(" ,;")
    text = re.sub(r"\.{2,}$", ".", text)
    text = re.sub(r"^(?:yes|no)[,.]\s+(?=\w)", "", text, flags=re.I)
    text = text[:1].upper() + text[1:]
    return Written(text if re.search(r"[.!?]$", text) else f"{text}.", tuple(dict.fromkeys(numbers)))


def _numbers(mark: str) -> list[int]:
    ends = re.search(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})", mark)
    found = [int(n) for n in re.findall(r"\d{1,2}", mark)]
    return list(range(int(ends[1]), int(ends[2]) + 1)) if ends and len(found) == 2 else found

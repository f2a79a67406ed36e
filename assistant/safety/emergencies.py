"""Emergencies in a patient's or a visit's words, pointed out by rules.

A sign counts when somebody tells that it is there: not when it is denied, asked for, only supposed,
long past or over. It is a warning for people, never a triage: that nothing is found means nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.grounding.answers import polarity
from assistant.grounding.cues import content_stem
from assistant.grounding.scope import LOOSE, read
from assistant.safety.emergency_rules import Kind, Patterns, patterns

SENTENCE = re.compile(r"(?:(?!(?<!\bDr)(?<!\bMr)(?<!\bMrs)[.!?](?:\s|$)|\n).)+[.!?]*")
CLAUSE = re.compile(
    r"[,;:]|\b(?:but|because|so|then|although|though)\b|\band(?= (?:now|i|my|he|she|it)\b)", re.I
)

FILLERS = re.compile(r"(?:(?:okay|ok|alright|all right|so|and|but|well|now|uh|um|then)?[\s,]+)*", re.I)
"""What a spoken question may begin with before it asks."""

STAND_IN = "polydipsia"
"""Put in a sign's place to see whether it is denied: a finding of one word, which is no emergency itself."""


@dataclass(frozen=True)
class Emergency:
    """One sign. ``start`` and ``end`` are characters of the text, ``span`` the words there.

    ``kind`` is "call" (the emergency number, now) or "today" (be seen today); ``means`` says why.
    """

    rule: str
    kind: Kind
    means: str
    start: int
    end: int
    span: str


@dataclass(frozen=True)
class _Sentence:
    """A sentence, where in the text it begins, and what was said next."""

    text: str
    start: int
    answer: str


def emergencies(text: str, answer: str = "") -> list[Emergency]:
    """The signs in a text, most urgent first, then in the order of the text; each rule once.

    ``answer`` is what the other speaker said to it, "" when nobody did.
    """
    known = patterns()
    said = _sentences(text.replace("\u2019", "'"), answer)
    found = [
        Emergency(name, rule.kind, rule.means, start, end, text[start:end])
        for name, rule in known.rules.items()
        if (place := _place(name, said, known)) is not None
        for start, end in [place]
    ]
    return sorted(found, key=lambda one: (one.kind != "call", one.start))


def call_signs(text: str) -> list[str]:
    """Signs of an emergency to call for that a text names in any way, as in "if you have chest pain"."""
    known, straight = patterns(), text.replace("\u2019", "'")
    return [
        text[match.start() : match.end()]
        for name, rule in known.rules.items()
        if rule.kind == "call"
        and (match := known.signs[name].search(straight)) is not None
        and (not rule.beside or known.beside[name].search(straight))
        and not known.unless[name].search(_around(straight, match))
    ]


def _sentences(text: str, answer: str) -> list[_Sentence]:
    cut = [match for match in SENTENCE.finditer(text) if match.group(0).strip()]
    after = [*(match.group(0).strip() for match in cut), answer][1:]
    return [_Sentence(m.group(0), m.start(), next_) for m, next_ in zip(cut, after, strict=True)]


def _place(name: str, said: list[_Sentence], known: Patterns) -> tuple[int, int] | None:
    """Where the rule's first sign is told, with what has to stand beside it."""
    for at, sentence in enumerate(said):
        for sign in _told(known.signs[name], sentence, known):
            if not known.unless[name].search(_around(sentence.text, sign)) and (
                not known.rules[name].beside
                or any(_tells(known.beside[name], near, known) for near in said[max(0, at - 1) : at + 2])
            ):
                return sentence.start + sign.start(), sentence.start + sign.end()
    return None


def _tells(wanted: re.Pattern[str], sentence: _Sentence, known: Patterns) -> bool:
    return next(_told(wanted, sentence, known), None) is not None


def _told(wanted: re.Pattern[str], sentence: _Sentence, known: Patterns) -> Iterator[re.Match[str]]:
    """The matches that somebody tells as being there."""
    for sign in wanted.finditer(sentence.text):
        if not (_past(sentence.text, sign, known) or _supposed(sentence.text, sign, known)) and _affirmed(
            sentence, sign, known
        ):
            yield sign


def _affirmed(sentence: _Sentence, sign: re.Match[str], known: Patterns) -> bool:
    """Neither denied nor asked without a yes. Denials inside the sign ("can't breathe") belong to it."""
    before = known.no_denials.sub(" ", sentence.text[: sign.start()])
    marked = f"{before} {STAND_IN} {sentence.text[sign.end() :]}"
    stem = content_stem(STAND_IN)
    begins = FILLERS.match(sentence.text)
    asked = known.asks.match(sentence.text, begins.end() if begins else 0)
    if asked or _reached(known.asks_for, sentence.text, sign, known):
        return polarity(stem, marked.rstrip(" .?!") + "?", sentence.answer) == "affirmed"
    return not any(word.denied and word.cue != LOOSE for word in read(marked) if word.stem == stem)


def _supposed(text: str, sign: re.Match[str], known: Patterns) -> bool:
    return _reached(known.supposes, text, sign, known)


def _past(text: str, sign: re.Match[str], known: Patterns) -> bool:
    clause, behind = _clause(text, sign)
    over = known.over.search(behind)
    if over and not known.not_over.search(behind, 0, over.start()):
        return True
    if _reached(known.history, text, sign, known):
        return True
    return bool(known.past.search(clause)) and not known.now.search(clause)


def _reached(cues: re.Pattern[str], text: str, sign: re.Match[str], known: Patterns) -> bool:
    """Whether a cue in front of a sign reaches it: nobody begins to tell of their own in between."""
    reached = list(cues.finditer(text, 0, sign.start()))
    if not reached:
        return False
    between = re.sub(
        r"^\s*(?:i|he|she|it|they|my|we)\b(?:'\w+)?", "", text[reached[-1].end() : sign.start()], flags=re.I
    )
    return not known.tells_again.search(between)


def _clause(text: str, sign: re.Match[str]) -> tuple[str, str]:
    """The clause that a sign stands in, and what of it stands behind the sign."""
    before = [cut.end() for cut in CLAUSE.finditer(text, 0, sign.start())]
    after = CLAUSE.search(text, sign.end())
    colon = after is not None and text[after.start()] == ":"
    end = len(text) if after is None or colon else after.start()
    return text[(before or [0])[-1] : end], text[sign.end() : end]


def _around(text: str, sign: re.Match[str]) -> str:
    """The words around a sign in which it may turn out to be something else."""
    return text[max(0, sign.start() - 30) : sign.end() + 30]

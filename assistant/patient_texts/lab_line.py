"""The values of one line, in the order in which their pieces stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.patient_texts.lab_number import Number, amount, read_sign
from assistant.patient_texts.lab_range import NO_RANGE, Reference, read_reference
from assistant.patient_texts.lab_rules import any_of, lab_rules
from assistant.patient_texts.lab_tokens import Token, tokens

MOST_WORDS = 7
"""Words of a test's name. What is longer is a sentence."""

LONGEST = 200
"""Characters before a value that can belong to its name."""

YEAR = re.compile(r"(?:19|20)\d\d")
"""A number that is a year where nothing else tells that it is a value."""

BULLET = re.compile(r"^\s*(?:[-•*·–]\s+|\d{1,2}[.)]\s+)")


@dataclass
class Reading:
    """What was read of one value so far."""

    name: str = ""
    known: bool = False
    first: bool = False
    start: int = -1
    named_until: int = 0
    text: str = ""
    number: Number | None = None
    unit: str = ""
    flag: str = ""
    reference: Reference = field(default_factory=lambda: NO_RANGE)
    labelled: bool = False
    doubtful: bool = False
    said: str = ""

    def counts(self) -> bool:
        """Whether it is a lab value: a known test, or what a lab would print beside an unknown one."""
        if not self.name or not self.text or self.doubtful:
            return False
        printed = bool(self.reference.text)
        if any_of(tuple(lab_rules().no_tests)).search(self.said):
            return False
        if self.known:
            return bool(self.unit or self.flag or printed or not YEAR.fullmatch(self.text))
        if not self.first:
            return False
        if self.number is None:
            return bool(self.reference.expected)
        return bool(self.unit) or (printed and (self.labelled or self.reference.text[:1] in "(["))


class LineReader:
    """Reads the pieces of one line from left to right; a new name begins the next value."""

    def __init__(self, line: str) -> None:
        bullet = BULLET.match(line)
        self._line = line
        self._tokens = list(tokens(line[bullet.end() :])) if bullet else list(tokens(line))
        self._body = line[bullet.end() :] if bullet else line
        self._now = Reading(first=True)
        self._done: list[Reading] = []

    def read(self) -> list[Reading]:
        """All values of the line."""
        for at, token in enumerate(self._tokens):
            following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
            self._take(token, following)
        self._close()
        return [reading for reading in self._done if reading.counts()]

    def _take(self, token: Token, following: Token | None) -> None:
        if token.kind in ("junk", "gap"):
            return
        if token.kind == "end":
            self._close()
            self._now.first = True
        elif self._now.text:
            self._behind(token, following)
        else:
            self._before(token, following)

    def _before(self, token: Token, following: Token | None) -> None:
        """A piece before the value: it belongs to the name, or is the value."""
        now = self._now
        if token.kind in ("number", "bound") and now.start >= 0:
            if token.text[0].isalpha():  # "below 7" is a goal, no result
                self._drop()
            else:
                self._value(token, following)
        elif token.kind == "result" and now.start >= 0:
            now.name, now.known = self._name(token.start)
            now.text = token.text
        elif token.kind == "range" and now.start >= 0:
            self._range_first(token, following)
        elif token.kind == "flag" and now.start >= 0 and following and following.kind in ("number", "bound"):
            now.flag, now.named_until = token.text, token.start
        elif token.kind == "label":
            now.labelled = now.labelled or token.text in ":="
        elif token.kind in ("word", "test", "unit", "flag", "note", "result"):
            now.start = token.start if now.start < 0 else now.start

    def _value(self, token: Token, following: Token | None) -> None:
        now = self._now
        now.name, now.known = self._name(now.named_until or token.start)
        if following and following.kind == "word" and _is_dose(following.text):
            now.doubtful = True
        now.text = token.text
        digits = re.search(r"[\d.,]*\d", token.text)
        sign = read_sign(token.text[: digits.start()]) if digits else None
        now.number = Number(token.text, amount(digits.group(0)), sign) if digits else None
        self._minus(token)

    def _minus(self, token: Token) -> None:
        before = self._body[: token.start]
        if self._now.number and re.search(r"(?:^|[\s:(])[-−]$", before) and token.kind == "number":
            number = self._now.number
            self._now.text = f"-{token.text}"
            self._now.number = Number(self._now.text, -number.value)

    def _range_first(self, token: Token, following: Token | None) -> None:
        """A range before the value: "WBC 0-5 /HPF" is a result, "Sodium 135-145 138" an order of columns."""
        now = self._now
        name, known = self._name(token.start)
        if known and re.search(r"/[hl]pf\s*$", token.text, re.I):
            now.name, now.known, now.text = name, known, token.text.strip()
        elif following and following.kind == "number":
            now.reference, now.named_until = read_reference(token.text), token.start
        else:
            self._drop()

    def _behind(self, token: Token, following: Token | None) -> None:
        """A piece behind the value: what belongs to it, or the next name."""
        now = self._now
        if token.kind == "unit" and not now.unit:
            now.unit = token.text
        elif token.kind == "flag" and not now.flag:
            now.flag = token.text.strip(" ()[]")
        elif token.kind in ("range", "bound") and now.reference is NO_RANGE:
            now.reference = read_reference(token.text)
        elif token.kind in ("range", "bound", "number"):
            now.doubtful = True  # a second number: nobody can tell which one is the value
        elif token.kind in ("word", "test"):
            self._next(token)

    def _next(self, token: Token) -> None:
        if token.text.lower() in ("and", "with", "but") or token.text.endswith("."):
            self._close()
            return
        before = self._body[: token.start].rstrip()
        apart = before.endswith((",", "|", "\t")) or "  " in self._body[: token.start][-3:]
        self._close()
        self._now.first, self._now.start = apart, token.start

    def _close(self) -> None:
        if self._now.text:
            self._done.append(self._now)
        self._now = Reading()

    def _drop(self) -> None:
        self._now = Reading()

    def _name(self, until: int) -> tuple[str, bool]:
        """The name before a value and whether it is a known test; "" for what is a sentence."""
        said = self._now.said = clean_name(self._body[self._now.start : until])
        matches = list(lab_rules().known.finditer(said))
        short = len(said.split()) <= MOST_WORDS and not _is_prose(said)
        if lab_rules().test(said) or (short and any(is_rest(said[m.end() :]) for m in matches)):
            return said, True
        if matches and not said[matches[-1].end() :].strip(" ,.:()-"):
            return matches[-1].group(0), True
        return (said, False) if short and re.search(r"[^\W\d]{2}", said) else ("", False)


def clean_name(text: str) -> str:
    """A name without what leads to it ("your") and from it ("was", ":", dots)."""
    said = re.sub(r"\s+", " ", text[-LONGEST:]).strip(" \t|.:=,;-–—…*")
    rules = lab_rules()
    lead = re.compile(rf"(?:{'|'.join(rules.lead_in)})\s+", re.I)
    tail = re.compile(rf"[\s,]+(?:{'|'.join(rules.joins)})$", re.I)
    for _ in range(len(said.split())):
        if match := lead.match(said):
            said = said[match.end() :]
        said = tail.sub("", said).strip(" .:=,;-–—…*([")
    return said


def _is_dose(word: str) -> bool:
    return bool(re.fullmatch(f"(?:{'|'.join(lab_rules().dose_words)})", word.rstrip("."), re.I))


def is_rest(words: str) -> bool:
    """Whether the words behind a test's name leave it the same test: a specimen, something in brackets."""
    bare = re.sub(r"\([^()]*\)", " ", words)
    return all(any_of(tuple(lab_rules().specimens)).fullmatch(w) for w in re.findall(r"[^\s,.:()-]+", bare))


def _is_prose(name: str) -> bool:
    """Whether the words hold what names of tests do not: they are a part of a sentence."""
    return bool(
        re.search(
            r"\b(?:was|is|were|are|because|when|for|to|she|he|they|you|after|before|then)\b", name, re.I
        )
    )


def read_line(line: str) -> Iterator[Reading]:
    """The values of one line that is no row of a table."""
    yield from LineReader(line).read()

"""Instructions in documents: found when a document comes in, reported, and taken out before it is cut.

Text of a document is data. What speaks to a language model, orders something foreign to a guideline, or
cannot be seen by a reader does not get into the index, so it can be neither found nor put into a prompt.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.hidden_rules import compiled_rules, hidden_rules
from retrieval.invisible_letters import carries_invisible, without_invisible
from retrieval.library_document import Found
from retrieval.reading.block import Block, Reading, Stated, Unseen
from retrieval.sentences import sentences

_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_LABEL = re.compile(r"^(?:[\[(][^\])]{1,40}[\])]\s*)+")
"""A grade or a number before a sentence."""

COMMENT = "comment"
"""A comment is never read; it is only worth a report when it holds an instruction."""

MOST = 0.5
"""Share of a block's words in found sentences from which all of it is taken out."""


@dataclass(frozen=True)
class Inspected:
    """A reading without what was found in it, and what was found."""

    reading: Reading
    found: tuple[Found, ...]


def inspected(reading: Reading) -> Inspected:
    """Look through everything of a file that could reach a page or a prompt."""
    words = _Counted([block.text for block in reading.blocks])
    found: list[Found] = [*_unseen(reading.unseen)]
    blocks: list[Block] = []
    for number, block in enumerate(reading.blocks, start=1):
        place = _place(number, block)
        kept, rules = _cleaned(block.text, words)
        path, in_path = _clean_path(block.path)
        found += [Found(rule=rule, place=place) for rule in rules]
        found += [Found(rule=rule, place=f"{place}, heading") for rule in in_path]
        if kept:
            blocks.append(block.model_copy(update={"text": kept, "path": path, "grade": _short(block.grade)}))
    stated, in_details = _clean_stated(reading)
    found += in_details
    kept_reading = reading.model_copy(update={"blocks": tuple(blocks), "stated": stated, "unseen": ()})
    return Inspected(kept_reading, tuple(dict.fromkeys(found)))


def instruction_in(text: str) -> str:
    """The name of the rule by which some sentence of a text is an instruction, else an empty text."""
    return next((rule for one in sentences(text) if (rule := _rule(one)[0])), "")


def _unseen(unseen: Sequence[Unseen]) -> Iterator[Found]:
    for one in unseen:
        rule = instruction_in(one.text)
        if one.rule != COMMENT or rule:
            yield Found(rule=f"{one.rule}: {rule}" if rule else one.rule, place=one.place)


def _cleaned(text: str, words: "_Counted") -> tuple[str, list[str]]:
    """What is left of a block, and the rules that were met in it."""
    rules = ["invisible letters"] if carries_invisible(text) else []
    seen = without_invisible(text)
    kept: list[str] = []
    parts = sentences(seen)
    for one in parts:
        rule, strong = _rule(one)
        rule = rule or _foreign(one, words)
        if not rule:
            kept.append(one)
            continue
        rules.append(rule)
        if strong:
            break
    if len(parts) == len(kept):
        return seen.strip(), rules
    left = sum(len(one.split()) for one in kept)
    return (" ".join(kept) if left > (1 - MOST) * len(seen.split()) else ""), rules


def _rule(sentence: str) -> tuple[str, bool]:
    plain = unicodedata.normalize("NFKC", without_invisible(sentence)).strip(" -–—•*\"“'‘([.…")
    for rule, pattern in compiled_rules():
        if pattern.search(plain) and not (rule.unless and re.search(rule.unless, plain, re.IGNORECASE)):
            return rule.name, rule.strong
    return "", False


def _foreign(sentence: str, words: "_Counted") -> str:
    """A question or an order whose subject is nowhere else in the document."""
    rules = hidden_rules().foreign_question
    lower = _LABEL.sub("", sentence.lower()).strip("\"“”'‘’()")
    asks = lower.endswith("?") and lower.startswith(tuple(f"{begin} " for begin in rules.begins))
    if not asks and not lower.startswith(tuple(f"{order} " for order in rules.orders)):
        return ""
    own = [word for word in _words(sentence) if word not in rules.generic and word not in rules.orders]
    elsewhere = words.without(sentence)
    if len(own) < rules.least or words.total - len(_words(sentence)) < rules.document:
        return ""
    return "" if any(elsewhere(word) for word in own) else rules.name


class _Counted:
    """How often each word stem occurs in a document."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.total = 0
        self._counts: dict[str, int] = {}
        for text in texts:
            for word in _words(text):
                self.total += 1
                self._counts[_stem(word)] = self._counts.get(_stem(word), 0) + 1

    def without(self, sentence: str) -> "_Elsewhere":
        """Asks for words in the document but for one sentence of it."""
        return _Elsewhere(self._counts, sentence)


class _Elsewhere:
    def __init__(self, counts: dict[str, int], sentence: str) -> None:
        self._counts = counts
        self._own = [_stem(word) for word in _words(sentence)]

    def __call__(self, word: str) -> bool:
        return self._counts.get(_stem(word), 0) > self._own.count(_stem(word))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stem(word: str) -> str:
    """The first letters: "treat", "treated" and "treatment" are about the same thing."""
    return word[:5] if len(word) > 5 else word.rstrip("s")


def _clean_path(path: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """The headings without those that are instructions. A question is a usual heading."""
    rules = [_rule(heading)[0] for heading in path]
    kept = [without_invisible(heading) for heading, rule in zip(path, rules, strict=True) if not rule]
    return tuple(kept), [rule for rule in rules if rule]


def _clean_stated(reading: Reading) -> tuple[Stated, list[Found]]:
    """The file's own details without those that are instructions."""
    found: list[Found] = []
    changed: dict[str, object] = {}
    for name in ("title", "publisher", "licence", "population"):
        value = without_invisible(getattr(reading.stated, name))
        if rule := instruction_in(value):
            found.append(Found(rule=rule, place=f"the file's {name}"))
        changed[name] = "" if instruction_in(value) else value
    terms = tuple(without_invisible(term) for term in reading.stated.terms if not instruction_in(term))
    return reading.stated.model_copy(update={**changed, "terms": terms}), found


def _short(grade: str) -> str:
    """A grade is a word or two; a longer one is a sentence in the wrong column."""
    return grade if len(grade.split()) <= 6 and not instruction_in(grade) else ""


def _place(number: int, block: Block) -> str:
    page = f"page {block.page}, " if block.page else ""
    return f"{page}paragraph {number}"

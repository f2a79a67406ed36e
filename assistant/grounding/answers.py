"""Question and answer read together: "any chest pain?" – "no" denies chest pain.

An answer that names the thing itself decides ("no, but some cramps"); otherwise how it begins does.
"""

import re
from functools import lru_cache
from typing import Literal

from assistant.grounding.cues import any_of, plain, rules, saying
from assistant.grounding.scope import Word, read
from assistant.grounding.terms import terms

Polarity = Literal["affirmed", "denied", "unknown"]

Opening = Literal["no", "yes", "some", "open", ""]
"""How an answer begins; "some" admits a part ("a little"), "open" decides nothing ("not sure")."""

VERDICTS: dict[str, Polarity] = {"no": "denied", "yes": "affirmed", "some": "affirmed"}

BARE = (
    r"(?:it|they|he|she|that) (?:do|does|did|has|have|had|is|was|are|were) not(?=\s*(?:[.,]|$|really|at all))"
)
"""A bare "it doesn't"; with more behind it, it denies that alone."""

LATE = 20
"""Words of an answer at most in which a "no" further back still answers the question."""

SOON = 45
"""Characters of an answer in which "no" is taken back ("no, I did years ago")."""

BEGINNING = 120
"""Characters of an answer in which its verdict is looked for."""


def polarity(stem: str, said: str, answer: str) -> Polarity:
    """Whether an utterance affirms or denies a stem, with the answer when it asks for it.

    ``answer`` is the next utterance of the other speaker, "" when there is none.
    """
    mentions = [word for word in read(said) if stem in (word.stem, word.term)]
    if mentions:
        return heard(mentions[-1], answer)
    return "affirmed" if stem in terms(said) else "unknown"


def heard(word: Word, answer: str) -> Polarity:
    """What a word of an utterance says, given the answer to that utterance."""
    if word.supposed or (word.asked and word.aside):
        return "unknown"
    if not word.asked:
        return "denied" if word.denied else "affirmed"
    # "No fever?" is denied by "no", "right" and "just a cough" alike.
    if word.denied and not _naming(word.stem, answer):
        return "denied"
    return answered(word.stem, answer)


def answered(stem: str, answer: str) -> Polarity:
    """What an answer says of a thing it was asked for."""
    begins = opening(answer)
    if naming := _naming(stem, answer):
        if all(word.denied for word in naming):
            return "denied"
        # "No, I feel like taking it" is misheard more often than it admits; "no, but some cramps" admits.
        if begins == "no" and not saying("admits").search(answer):
            return "denied" if _plain_no(answer) else "unknown"
        return "affirmed"
    return "unknown" if _leaves_open(begins, answer) else VERDICTS.get(begins, "unknown")


def _leaves_open(begins: Opening, answer: str) -> bool:
    """Whether it is about another time ("no, I did years ago") or about part of what was asked."""
    if begins == "no":
        return bool(saying("formerly").search(answer[:SOON]))
    if begins == "yes":
        return bool(saying("partly").search(answer))
    # "A bit of joint pain" leaves the other things it was asked for open.
    return begins == "some" and any(not word.denied for word in _told(answer))


def _told(answer: str) -> list[Word]:
    return [word for word in read(answer) if not word.asked and not word.supposed]


def _naming(stem: str, answer: str) -> list[Word]:
    return [word for word in _told(answer) if word.stem == stem]


def _plain_no(answer: str) -> bool:
    """Whether its first sentence says nothing but no: "No, I don't. Smoking is gross."."""
    first, *more = re.split(r"[.!?]\s+", answer.strip(), maxsplit=1)
    return bool(more) and not read(first)


@lru_cache(maxsize=20_000)
def opening(answer: str) -> Opening:
    """How an answer to a yes/no question begins, past hesitation."""
    text = plain(answer)[:BEGINNING]
    if match := _openings().match(text):
        return match.lastgroup  # type: ignore[return-value]
    late = saying("answers_late").search(text) or re.search(r"\bno[\s.]*$", text)
    return "no" if late and len(answer.split()) <= LATE else ""


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    kinds = {kind: any_of(getattr(rules(), f"answers_{kind}")) for kind in ("open", "no", "some", "yes")}
    kinds["no"] += "|" + BARE
    kinds["yes"] = f"(?:{kinds['yes']})(?! not)"
    verdicts = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
    return re.compile(
        rf"[\s.,]*(?:(?:{any_of(rules().hesitations)})(?![\w'])[\s,.]*)*(?:{verdicts})(?![\w'])"
    )

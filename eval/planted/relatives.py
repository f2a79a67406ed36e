"""A wrong person: mother for father, a relative for the patient, the patient for a relative."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.planted.case import Line, Planted, Visit, changed
from eval.planted.dialogue import content_words
from eval.planted.words import swaps

HEARD = 0.6
"""Share of the statement's content words that must have been said."""

HAS = r"(?:has|had|have|was|is|takes|took|suffers?|suffered|denies|reports|underwent|died|experienced)\b"

WOMEN = ("mother", "sister", "aunt", "grandmother", "daughter", "wife")
MEN = ("father", "brother", "uncle", "grandfather", "son", "husband")


def wrong_relatives(visit: Visit, random: Random) -> Iterator[Planted]:
    """Statements with another person in the place of the one it is about."""
    for line in visit.lines:
        if not visit.dialogue.holds(line.text, HEARD):
            continue
        yield from _another_relative(visit, line, random)
        if line.part in ("history", ""):
            yield from _relative_for_patient(visit, line, random)
            yield from _patient_for_relative(visit, line)


def _another_relative(visit: Visit, line: Line, random: Random) -> Iterator[Planted]:
    for name in swaps().relatives:
        match = re.search(rf"\b{name}\b", line.text, re.I)
        if match is None or not _is_said(visit, name):
            continue
        for other in _elsewhere(visit, line, swaps().relatives[name].other, random)[:1]:
            after = re.sub(rf"\b{name}\b", _like(other, match.group(0)), line.text, flags=re.I)
            yield changed(visit, line, "wrong_relative", "another relative", after)


def _relative_for_patient(visit: Visit, line: Line, random: Random) -> Iterator[Planted]:
    """A relative who fits the words for him or her that the sentence goes on with.

    Not where another person speaks: "she reports" may then be the mother, and right.
    """
    if any(u.speaker == "other" for u in visit.transcript.utterances):
        return
    if any(re.search(rf"\b{name}\b", line.text, re.I) for name in swaps().relatives):
        return
    for subject in swaps().subjects:
        if re.search(subject.find, line.text) is None:
            continue
        for other in _elsewhere(visit, line, _fitting(line.text), random)[:1]:
            put = subject.put.format(relative=other)
            after = re.sub(subject.find, put, line.text, count=1)
            spoken_of = "spoken of" if _is_said(visit, other) else "never named"
            yield changed(visit, line, "wrong_relative", f"a relative {spoken_of} for the patient", after)
            return


def _patient_for_relative(visit: Visit, line: Line) -> Iterator[Planted]:
    """Only where most of the matter is said beside the relative and nowhere else: it may be true of both."""
    for name, relative in swaps().relatives.items():
        pattern = rf"\b(?:[Hh]is|[Hh]er|[Tt]he patient['’]s) {name}(?= {HAS})"
        match = re.search(pattern, line.text)
        if match is None or not _is_said(visit, name):
            continue
        turns = visit.dialogue.near(at for word in relative.words for at in visit.dialogue.turns_with(word))
        matter = content_words(line.text[match.end() :]) - content_words(name)
        elsewhere = {w for at, words in enumerate(visit.dialogue.words) if at not in turns for w in words}
        if matter and len(matter & elsewhere) <= len(matter) / 3:
            put = "The patient" if match.start() == 0 else "the patient"
            after = line.text[: match.start()] + put + line.text[match.end() :]
            yield changed(visit, line, "wrong_relative", "the patient for a relative", after)


def _is_said(visit: Visit, name: str) -> bool:
    return visit.dialogue.says(*swaps().relatives[name].words)


def _elsewhere(visit: Visit, line: Line, names: Sequence[str], random: Random) -> list[str]:
    """Those who are not spoken of where the statement's matter is; those named in the visit first."""
    about = visit.dialogue.about(line.text)
    left = [
        name
        for name in names
        if not any(
            at in about for word in swaps().relatives[name].words for at in visit.dialogue.turns_with(word)
        )
    ]
    random.shuffle(left)
    return sorted(left, key=lambda name: not _is_said(visit, name))


def _fitting(text: str) -> Sequence[str]:
    if re.search(r"\b(?:she|her|hers|female|woman)\b", text, re.I):
        return WOMEN[:2]
    if re.search(r"\b(?:he|his|him|male|man)\b", text, re.I):
        return MEN[:2]
    return (*WOMEN, *MEN)


def _like(word: str, old: str) -> str:
    return word.title() if old[0].isupper() else word

"""How hard a text is to read, in one report: grades, sentences, passives, jargon, and where it is hardest."""

from typing import Literal

from pydantic import Field

from assistant.encounter import Strict
from assistant.handouts.jargon import Jargon, jargon
from assistant.handouts.passive import Passive, passives
from assistant.handouts.readability import flesch_kincaid, sentences, smog, words
from assistant.handouts.rules import reading_rules
from assistant.handouts.syllables import syllables

Reason = Literal["long_sentence", "long_words", "jargon", "passive"]


class HardSentence(Strict):
    """A sentence with at least one reason to be hard. ``number`` is counted from 1 in the text.

    ``grade`` is Flesch-Kincaid of this sentence alone: good for comparing, rough for a short one.
    Places in ``jargon`` and ``passive`` are those in the sentence.
    """

    number: int = Field(ge=1)
    text: str
    grade: float
    words: int = Field(ge=1)
    reasons: list[Reason] = Field(min_length=1)
    long_words: list[str]
    jargon: list[Jargon]
    passive: list[Passive]


class ReadingReport(Strict):
    """What was counted in a text. Grades are US school years; ``passive_share`` is 0 to 1, of sentences.

    ``jargon`` has every place in the text, ``jargon_terms`` how many different terms there are.
    """

    flesch_kincaid: float
    smog: float
    words: int
    sentences: int
    mean_sentence_words: float
    passive_sentences: int
    passive_share: float = Field(ge=0, le=1)
    jargon_terms: int
    jargon: list[Jargon]
    hardest: list[HardSentence]


def reading_report(text: str, hardest: int | None = None) -> ReadingReport:
    """The report of a text; ``hardest`` is how many sentences are shown at most. All 0 without words."""
    told, counted, found = sentences(text), words(text), jargon(text)
    passive = sum(bool(passives(sentence)) for sentence in told)
    return ReadingReport(
        flesch_kincaid=round(flesch_kincaid(text), 1),
        smog=round(smog(text), 1),
        words=len(counted),
        sentences=len(told),
        mean_sentence_words=round(len(counted) / max(1, len(told)), 1),
        passive_sentences=passive,
        passive_share=round(passive / max(1, len(told)), 3),
        jargon_terms=len({one.term.lower() for one in found}),
        jargon=found,
        hardest=_hardest(told, reading_rules().hardest if hardest is None else hardest),
    )


def _hardest(told: list[str], count: int) -> list[HardSentence]:
    """The hardest first; of two alike the earlier. The same sentence is shown once."""
    first = {text: number for number, text in reversed(list(enumerate(told, start=1)))}
    hard = [one for text, number in first.items() if (one := hard_sentence(text, number))]
    return sorted(hard, key=lambda one: (-one.grade, one.number))[:count]


def hard_sentence(text: str, number: int = 1) -> HardSentence | None:
    """What makes one sentence hard; None when nothing does."""
    rules, counted = reading_rules(), words(text)
    long = list(dict.fromkeys(word for word in counted if syllables(word) >= rules.long_word))
    unknown, passive = jargon(text), passives(text)
    signs: dict[Reason, bool] = {
        "long_sentence": len(counted) > rules.long_sentence,
        "long_words": len(long) >= rules.long_words,
        "jargon": bool(unknown),
        "passive": bool(passive),
    }
    reasons = [reason for reason, there in signs.items() if there]
    if not reasons:
        return None
    return HardSentence(
        number=number,
        text=text,
        grade=round(flesch_kincaid(text), 1),
        words=len(counted),
        reasons=reasons,
        long_words=long,
        jargon=unknown,
        passive=passive,
    )

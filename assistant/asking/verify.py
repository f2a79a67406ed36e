"""Every sentence of an answer gets the passage that states it, or is dropped."""

from collections.abc import Sequence

from assistant.asking.answer import AnswerSentence, Cited, SourcePassage
from assistant.asking.citing import Written
from assistant.asking.support import Comparison, Support


def verify(
    written: Sequence[Written], passages: Sequence[SourcePassage], at_most: int
) -> list[AnswerSentence]:
    """The first ``at_most`` sentences that a passage bears out, in order.

    The passages that the model named are asked first, then all others, those with most of the words first.
    """
    kept = [sentence for one in written if (sentence := _cited(one, passages)) is not None]
    return kept[:at_most]


def _cited(written: Written, passages: Sequence[SourcePassage]) -> AnswerSentence | None:
    named = [passages[n - 1] for n in written.numbers if 0 < n <= len(passages)]
    if found := _best(written.text, named):
        return _sentence(written, *found, "written")
    if found := _best(written.text, [p for p in passages if p not in named]):
        return _sentence(written, *found, "moved" if written.numbers else "added")
    return None


def _best(text: str, passages: Sequence[SourcePassage]) -> tuple[SourcePassage, Support] | None:
    asked = [(passage, Comparison(text, passage).support()) for passage in passages]
    return max((one for one in asked if one[1].holds), key=lambda one: one[1].share, default=None)


def _sentence(written: Written, passage: SourcePassage, support: Support, cited: Cited) -> AnswerSentence:
    return AnswerSentence(text=written.text, passage=passage.id, quote=support.quote, cited=cited)

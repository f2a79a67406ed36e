"""Every sentence of an answer gets the passage that states it, or is dropped."""

from collections.abc import Iterator, Sequence

from assistant.asking.about import is_about
from assistant.asking.answer import AnswerSentence, Cited, SourcePassage
from assistant.asking.citing import BRACKETS, Written
from assistant.asking.clauses import content, covered, share
from assistant.asking.rules import asking_rules
from assistant.asking.support import Comparison, Support
from assistant.grounding.vocabulary import drugs


def verify(
    written: Sequence[Written], passages: Sequence[SourcePassage], at_most: int, question: str
) -> list[AnswerSentence]:
    """The first ``at_most`` sentences that a passage bears out and that are about the question, in order.

    The passages that the model named are asked first, then all others, those with most of the words first.
    Where none bears a sentence out, or it says too little to stand alone, the sentence of a passage that
    comes nearest to it is quoted instead, if it comes near enough.
    """
    found = [sentence for one in written if (sentence := _cited(one, passages, question)) is not None]
    once = {sentence.text.lower().rstrip("."): sentence for sentence in reversed(found)}
    return [sentence for sentence in found if once[sentence.text.lower().rstrip(".")] is sentence][:at_most]


def _cited(written: Written, passages: Sequence[SourcePassage], question: str) -> AnswerSentence | None:
    about = [passage for passage in passages if is_about(question, written.text, passage)]
    named = [passages[n - 1] for n in written.numbers if 0 < n <= len(passages)]
    if _stands_alone(written.text):
        if found := _best(written.text, [p for p in about if p in named]):
            return _sentence(written, *found, "written")
        if found := _best(written.text, [p for p in about if p not in named]):
            return _sentence(written, *found, "moved" if written.numbers else "added")
    return _quoted(written, passages, question)


def _stands_alone(text: str) -> bool:
    rules = asking_rules()
    first = text.split()[0].lower() if text.split() else ""
    return len(content(text)) >= rules.fewest and first not in rules.leaning


def _best(text: str, passages: Sequence[SourcePassage]) -> tuple[SourcePassage, Support] | None:
    asked = [(passage, Comparison(text, passage).support()) for passage in passages]
    return max((one for one in asked if one[1].holds), key=lambda one: one[1].share, default=None)


def _sentence(written: Written, passage: SourcePassage, support: Support, cited: Cited) -> AnswerSentence:
    return AnswerSentence(text=written.text, passage=passage.id, quote=support.quote, cited=cited)


def _quoted(written: Written, passages: Sequence[SourcePassage], question: str) -> AnswerSentence | None:
    """The sentence of a passage that holds most of what was written and asked, and not much else."""
    near = max(_near(written.text, passages, question), key=lambda one: one[0], default=None)
    if near is None:
        return None
    _, line, passage = near
    return AnswerSentence(text=BRACKETS.sub("", line).strip(), passage=passage.id, quote=line, cited="quoted")


def _near(
    text: str, passages: Sequence[SourcePassage], question: str
) -> Iterator[tuple[float, str, SourcePassage]]:
    """Sentences that could be quoted, each with how near it comes.

    A single word in common is enough only when it is a medicine.
    """
    rules, said, asked = asking_rules(), content(text), content(question)
    for passage in passages:
        heading = content(passage.heading())
        for line in Comparison(text, passage).lines():
            words, held = content(line), covered(said, content(line) | heading)
            enough = len(held) >= rules.shared or bool(drugs(text).keys() & drugs(line).keys())
            if enough and len(held) >= rules.quoted * len(said) and is_about(question, line, passage):
                yield share(said | asked, words | heading) + share(words, said | asked), line, passage

"""The key numbers of summaries: each stands in its recommendation, and no two current documents differ."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retrieval.document import Figure, GuidelineDocument, Recommendation

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"})
"""Words that do not tell one figure's name from another."""

SAME_SIGNS = str.maketrans({"–": "-", "−": "-", "—": "-", "µ": "μ", "\xa0": " "})


class Difference(NamedTuple):
    """Two current documents that give different values for the same thing."""

    first: GuidelineDocument
    first_figure: Figure
    second: GuidelineDocument
    second_figure: Figure


def figure_faults(figures: Sequence[Figure], recommendations: Sequence[Recommendation]) -> Iterator[str]:
    """Figures that no recommendation states, and figures named twice, each as what the file does wrong."""
    texts = {recommendation.number: recommendation.text for recommendation in recommendations}
    seen: set[frozenset[str]] = set()
    for figure in figures:
        missing = numbers(figure.value) - numbers(texts.get(figure.recommendation, ""))
        if missing:
            yield (
                f"gives {', '.join(sorted(missing))} for “{figure.what}”, which recommendation "
                f"{figure.recommendation} does not state. Correct the figure or the recommendation"
            )
        if subject(figure) in seen:
            yield f"gives the figure “{figure.what}” twice. Keep one of them"
        seen.add(subject(figure))


def differences(documents: Sequence[GuidelineDocument]) -> Iterator[Difference]:
    """Every pair of current documents that contradict each other in a figure of the same name."""
    given: dict[frozenset[str], list[tuple[GuidelineDocument, Figure]]] = {}
    for document in documents:
        if document.is_current():
            for figure in document.figures:
                given.setdefault(subject(figure), []).append((document, figure))
    for stated in given.values():
        for position, (first, figure) in enumerate(stated):
            for second, other in stated[position + 1 :]:
                if amount(figure) != amount(other):
                    yield Difference(first, figure, second, other)


def numbers(text: str) -> set[str]:
    """The numbers of a text as they are written, without separators of thousands."""
    return {found.rstrip(".,") for found in NUMBER.findall(THOUSANDS.sub("", text))}


def subject(figure: Figure) -> frozenset[str]:
    """What a figure is about, whatever the order of its words and their case."""
    found = re.findall(r"[\w%]+", figure.what.lower())
    return frozenset(found) - SMALL_WORDS


def amount(figure: Figure) -> str:
    """The value without differences of case, spaces, dashes and separators of thousands."""
    value = THOUSANDS.sub("", figure.value.translate(SAME_SIGNS).lower())
    return re.sub(r"\s", "", value)

"""ROUGE F1 as published note-generation results use it: rouge-score, Porter stemmer on, times 100.

Text: both sides are scored as they stand, headings included. The scorer itself lower-cases, drops
everything but letters and digits, and stems words longer than three letters. For ``rougeLsum`` a
line is a unit: lines are stripped, empty ones dropped, and nothing else is split. Scored so, the
published GPT-4 notes of ACI-Bench test1 give 53.9, 23.4 and 47.4. Because line breaks then matter,
``rougeLsum_sentences`` breaks both sides after each sentence as well (full stop, question or
exclamation mark before white space), which makes texts of different layout comparable.
"""

import re
from functools import lru_cache
from typing import Any

from assistant.errors import ProvenoteError

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
KEYS = ("rouge1", "rouge2", "rougeLsum", "rougeLsum_sentences")


def by_line(text: str) -> str:
    """Lines stripped, empty lines dropped."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def by_sentence(text: str) -> str:
    """One sentence a line; existing line breaks stay."""
    return "\n".join(part for line in by_line(text).splitlines() for part in SENTENCE_END.split(line))


def rouge(candidate: str, reference: str) -> dict[str, float | None]:
    """ROUGE F1 (0 to 100) by key of KEYS; every value is None when there is no reference.

    An empty candidate scores 0: a system that writes nothing has been measured.
    """
    if not reference.strip():
        return dict.fromkeys(KEYS)
    scores = _scorer().score(by_line(reference), by_line(candidate))
    lsum = _scorer().score(by_sentence(reference), by_sentence(candidate))["rougeLsum"]
    figures: dict[str, float | None] = {key: 100 * float(scores[key].fmeasure) for key in KEYS[:3]}
    return {**figures, "rougeLsum_sentences": 100 * float(lsum.fmeasure)}


@lru_cache(maxsize=1)
def _scorer() -> Any:
    # Imported here: it loads nltk, which takes longer than everything else that `eval list` needs.
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError as error:
        raise ProvenoteError(
            "ROUGE needs the package rouge-score. Install it: pip install rouge-score."
        ) from error
    return RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)

"""A query as it is searched: what is embedded, the words that are matched, and other names for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.vocabulary import generic, is_question, related, told_words, topic_words, words, written_out


@dataclass(frozen=True)
class Query:
    """A query, prepared.

    ``question`` is true for a whole question, false for the name of a problem. ``text`` is embedded,
    ``words`` say what it is about, each once, and ``related`` has other names of some of them.
    """

    question: bool
    text: str
    words: tuple[str, ...]
    related: Mapping[str, frozenset[str]]


def read_query(query: str) -> Query | None:
    """The query prepared; None when no word of it says what it is about.

    A question is embedded as it is written, a problem name without its words of doubt and side: both
    with abbreviations written out and medicines by their generic names.
    """
    expanded = generic(written_out(query))
    about = list(dict.fromkeys(topic_words(expanded)))
    if not about:
        return None
    question = is_question(query)
    text = expanded if question else " ".join(told_words(expanded))
    return Query(question=question, text=text, words=tuple(about), related=related(words(expanded)))

"""What is asked of the guidelines for a note: one query a problem, with whom it is about."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from assistant.asking.population import Population, population, reduced_kidney_function
from assistant.encounter import Note, Statement
from assistant.grounding.results import named_tests
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs

PASSAGES = 3
"""Passages shown for one problem, as the design asks."""

AT_MOST = 3
"""Medicines, and tests, of a problem that its query names: more would hide what the problem is."""

KIDNEY = "chronic kidney disease"


class Found(Protocol):
    """A passage, as far as it matters here."""

    @property
    def id(self) -> str:
        """Its name in the index."""

    @property
    def text(self) -> str:
        """Its words."""


Passage = TypeVar("Passage", bound=Found)


class Query(BaseModel):
    """A problem, the words it is looked up by, and whom it is about.

    ``text`` begins with ``problem`` and goes on with ``named``, the medicines and tests of its statements;
    ``statements`` are the ids of those.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    problem: str
    text: str
    named: tuple[str, ...]
    population: Population
    statements: tuple[str, ...]


def queries(note: Note) -> list[Query]:
    """One query for each problem of the assessment, in order; a problem named twice is one."""
    everything = note.statements()
    who, kidneys = population(everything), reduced_kidney_function(everything)
    merged: dict[frozenset[str], list[str]] = {}
    for problem in note.problems():
        merged.setdefault(frozenset(terms(problem)), []).append(problem)
    return [_query(names, everything, who, kidneys) for names in merged.values()]


def chosen(query: Query, by_name: Sequence[Passage], by_text: Sequence[Passage]) -> list[Passage]:
    """At most three passages, each once, of those found by the problem's name and by all its words.

    The name says best what a problem is: more words make every passage less like the query. So the name
    comes first, and the last place is for a passage that names a medicine or test of the problem.
    """
    first = list(by_name[:PASSAGES])
    ids = {passage.id for passage in first}
    others = [passage for passage in by_text if passage.id not in ids]
    if not first:
        return others[:PASSAGES]
    telling = [passage for passage in others if any(words in passage.text.lower() for words in query.named)]
    return [*first[: PASSAGES - 1], *telling[:1], *first[PASSAGES - 1 :]][:PASSAGES]


def _query(names: list[str], everything: Sequence[Statement], who: Population, kidneys: bool) -> Query:
    own = [statement for statement in everything if statement.problem in names]
    medicines = _named(name for statement in own for name in drugs(statement.text))
    tests = _named(test.words.lower() for statement in own for test in named_tests(statement.text))
    more = [*medicines, *tests, *([KIDNEY] if kidneys and medicines else [])]
    known = set(terms(names[0]))
    added = [words for words in more if not set(terms(words)) <= known]
    return Query(
        problem=names[0],
        text=" ".join([names[0], *added]),
        named=tuple(words for words in added if words != KIDNEY),
        population=who,
        statements=tuple(statement.id for statement in own),
    )


def _named(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))[:AT_MOST]

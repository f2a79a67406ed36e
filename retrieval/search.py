"""Finding passages: candidates by meaning and by words, fused by rank and scored; what answers is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from retrieval.chance import answering, features
from retrieval.document import SHIPPED
from retrieval.filters import EVERYTHING, Wanted, left_out
from retrieval.fusion import fuse
from retrieval.index import OpenIndex
from retrieval.kept_vectors import Rows
from retrieval.passage import Passage
from retrieval.query import Query, read_query
from retrieval.rerank import Reranker
from retrieval.rows import largest
from retrieval.rules import Scoring, SearchRules
from retrieval.vocabulary import words
from retrieval.why import Shared, shared

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Candidates:
    """What both searches found for one query, as positions in the index, best first.

    ``vector`` is that of the query, ``words`` has one row for each of its words. ``coverage`` is how much of
    the query's words each passage of the index covers, 0 to 1.
    """

    query: Query
    vector: Vector
    words: Rows
    by_meaning: list[int]
    by_words: list[int]
    fused: list[int]
    coverage: NDArray[np.float32]


def search(
    index: OpenIndex,
    embeddings: Embeddings,
    query: str,
    k: int,
    rules: SearchRules,
    wanted: Wanted = EVERYTHING,
) -> list[Passage]:
    """At most ``k`` passages, best first; none where nothing answers the query.

    For the name of a problem none is weaker than the rules allow. For a question what ships is shown when the
    chance that it answers is high enough, a practice's own passages by their score. A practice's own passage
    comes before one that ships when it is as good or only ``rules.own_first`` less. The query is not stored
    anywhere.
    """
    found = candidates(index, embeddings, query, rules, wanted)
    if found is None:
        return []
    scored = reranked(index, found, rules)
    strong = _answering(index, found, scored, rules) if found.query.question else _strong(scored, rules.names)
    return sorted(strong, key=lambda passage: -_place(passage, rules))[:k]


def chance(
    index: OpenIndex, found: Candidates, scored: Sequence[Passage], rules: SearchRules
) -> float | None:
    """The chance that passages that ship answer the question, 0 to 1; ``scored`` are some, best first.

    None when it cannot be told: the index is of another embedding model than the one it was learned with.
    """
    if not index.manifest.has_probe(answering().probe):
        return None
    if not scored:
        return 0.0
    best = shared_with(index, found.query, scored[0], rules)
    return answering().chance(features(found.query, scored, best), found.vector)


def shared_with(index: OpenIndex, query: Query, passage: Passage, rules: SearchRules) -> Shared:
    """What a passage and the names of its document share with a query."""
    text = words(passage.indexed_text()) + index.titles.terms(passage.document)
    return shared(query, text, index.words.rarity, rules.related_credit)


def ranked(
    index: OpenIndex, embeddings: Embeddings, query: str, rules: SearchRules, wanted: Wanted = EVERYTHING
) -> list[Passage]:
    """The best candidates with their scores, best first, however weak they are."""
    found = candidates(index, embeddings, query, rules, wanted)
    return reranked(index, found, rules) if found else []


def candidates(
    index: OpenIndex, embeddings: Embeddings, query: str, rules: SearchRules, wanted: Wanted = EVERYTHING
) -> Candidates | None:
    """Passages by meaning, by words, and both orders fused; None when the query or the index has no words."""
    read = read_query(query)
    if read is None or not index.rows.ids:
        return None
    vector = np.asarray(embeddings.embed_query(read.text), dtype=np.float32)
    coverage = index.words.coverage(list(read.words))
    allowed = index.rows.allowed(left_out([*index.documents, *index.own], wanted))
    by_meaning = _nearest(index, vector, allowed, rules.candidates)
    by_words = largest(np.where(allowed, coverage, 0.0), rules.candidates, above=0.0)
    fused = fuse([(by_meaning, 1.0), (by_words, rules.words_rank_weight)], rules.rank_constant)
    asked = index.meanings.of(read.words, embeddings)
    return Candidates(read, vector, asked, by_meaning, by_words, fused, coverage)


def reranked(index: OpenIndex, found: Candidates, rules: SearchRules) -> list[Passage]:
    """The first of the fused candidates, scored by what is in them, best first."""
    places = found.fused[: rules.reranked]
    if not places:
        return []
    passages = index.vectors.passages([index.rows.ids[place] for place in places])
    topics, other_topics = index.vectors.topics(found.vector.tolist())
    weights = rules.scoring(found.query).weights
    scorer = Reranker(
        found.query,
        found.words,
        index.meanings,
        index.titles,
        index.words.rarity,
        weights,
        rules.related_credit,
    )
    scored = [
        scorer.scored(
            passages[index.rows.ids[place]],
            cosine,
            topics.get(index.rows.document(place), other_topics),
            float(found.coverage[place]),
        )
        for place, cosine in zip(places, index.rows.cosines(found.vector, places), strict=True)
    ]
    return sorted(scored, key=lambda passage: -passage.score)


def nearest_titles(
    index: OpenIndex, embeddings: Embeddings, query: str, k: int, wanted: Wanted = EVERYTHING
) -> list[str]:
    """At most ``k`` titles of documents whose topics are most like the query, for when nothing was found."""
    read = read_query(query)
    if read is None or not index.rows.ids:
        return []
    topics, _ = index.vectors.topics(embeddings.embed_query(read.text))
    unwanted = left_out([*index.documents, *index.own], wanted)
    near = sorted(topics, key=lambda document: -topics[document])
    titles = [index.titles.titles[name] for name in near if name in index.titles.titles.keys() - unwanted]
    return list(dict.fromkeys(titles))[:k]


def _nearest(index: OpenIndex, vector: Vector, allowed: NDArray[np.bool_], at_most: int) -> list[int]:
    """By the vector store while nearly everything may be found; else by looking at each vector that may."""
    hidden = int((~allowed).sum())
    if hidden > at_most:
        return index.rows.nearest(vector, allowed, at_most)
    names = index.vectors.nearest(vector.tolist(), min(at_most + hidden, len(allowed)))
    return [place for name in names if allowed[place := index.rows.at[name]]][:at_most]


def _strong(scored: Iterable[Passage], scoring: Scoring) -> list[Passage]:
    return [passage for passage in scored if passage.score >= scoring.weakest]


def _answering(
    index: OpenIndex, found: Candidates, scored: Sequence[Passage], rules: SearchRules
) -> list[Passage]:
    """Of passages for a question those that are shown."""
    shipped = [passage for passage in scored if passage.collection == SHIPPED]
    likely = chance(index, found, shipped, rules)
    if likely is None:
        return _strong(scored, rules.questions)
    own = _strong((passage for passage in scored if passage.collection != SHIPPED), rules.questions)
    if likely < answering().least:
        return own
    enough = rules.beside_best * shipped[0].score
    return own + [passage for passage in shipped if passage.score >= enough]


def _place(passage: Passage, rules: SearchRules) -> float:
    return passage.score + (rules.own_first if passage.collection != SHIPPED else 0.0)

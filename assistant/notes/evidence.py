"""Where a statement was said: the utterances that state it, found after the note is written.

Words and meaning are compared: the share of a statement's content words that an utterance holds,
weighted by how rare each is in this visit, and the cosine of sentence embeddings. Numbers and drug
names must agree: the utterance that says them is evidence before any that only sounds alike.
"""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
import yaml
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Evidence, Transcript
from assistant.grounding.quantities import quantities
from assistant.grounding.said import Conversation, Said, content, question_in
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs
from assistant.settings import ROOT

Vector = NDArray[np.float32]


class EvidenceRules(BaseModel):
    """Thresholds and weights, ``knowledge/rules/evidence.yaml``; what each is, is said there."""

    model_config = ConfigDict(extra="forbid")

    words_weight: float
    at_most: int
    enough: float
    worth_showing: float
    supported: float


def evidence_rules() -> EvidenceRules:
    """The thresholds as they stand in the file."""
    source = (ROOT / "knowledge/rules/evidence.yaml").read_text(encoding="utf-8")
    return EvidenceRules(**yaml.safe_load(source))


@dataclass(frozen=True)
class Found:
    """The evidence of a statement and how well it covers it, 0 to 1."""

    evidence: list[Evidence]
    said: list[Said]
    score: float


class EvidenceFinder:
    """Looks up statements in one transcript; the utterances are embedded once."""

    def __init__(self, transcript: Transcript, embeddings: Embeddings) -> None:
        self.conversation = Conversation(transcript)
        self.rules = evidence_rules()
        self._embeddings = embeddings
        contexts = [s.context for s in self.conversation.said]
        self._vectors: Vector = np.asarray(embeddings.embed_documents(contexts), dtype=np.float32)
        counts = Counter(t for s in self.conversation.said for t in s.terms)
        self._rarity = {t: math.log(1 + len(contexts) / n) for t, n in counts.items()}
        self._unheard = math.log(1 + len(contexts))

    def find_all(self, statements: list[str]) -> list[Found]:
        """The evidence of each statement; embeds them in one batch."""
        if not statements:
            return []
        vectors: Vector = np.asarray(self._embeddings.embed_documents(statements), dtype=np.float32)
        return [self._find(text, vector) for text, vector in zip(statements, vectors, strict=True)]

    def _find(self, statement: str, vector: Vector) -> Found:
        wanted = content(statement)
        meaning = np.clip(self._vectors @ vector, 0.0, 1.0)
        facts = _Facts(statement)
        scores = [
            self._likeness(wanted, s, float(m)) for s, m in zip(self.conversation.said, meaning, strict=True)
        ]
        ranked = [score + facts.agreement(s) for score, s in zip(scores, self.conversation.said, strict=True)]
        chosen = self._choose(wanted, facts, ranked)
        if not chosen:
            return Found([], [], 0.0)
        chosen = self._with_answers(chosen)
        said = [self.conversation.said[i] for i in chosen]
        covered = set().union(*(s.terms for s in said))
        best = max(float(meaning[i]) for i in chosen)
        weight = self.rules.words_weight
        score = weight * self._share(wanted, covered) + (1 - weight) * best
        evidence = [_evidence(s, wanted, scores[i]) for i, s in zip(chosen, said, strict=True)]
        return Found(sorted(evidence, key=lambda e: e.utterance), said, score)

    def _choose(self, wanted: set[str], facts: "_Facts", ranked: list[float]) -> list[int]:
        """The best utterance, then others as long as they add words or facts that are missing."""
        said = self.conversation.said
        chosen: list[int] = []
        missing, open_facts = set(wanted), facts.all()
        for index in sorted(range(len(said)), key=lambda i: -ranked[i]):
            if len(chosen) == self.rules.at_most or ranked[index] < self.rules.worth_showing:
                break
            if not said[index].own_terms and not said[index].numbers:
                continue  # A bare "no" is shown behind its question, not by itself.
            adds_facts = open_facts & facts.stated_by(said[index])
            gain = self._weight(missing & said[index].terms) / max(self._weight(wanted), 1e-9)
            if chosen and not adds_facts and gain < self.rules.enough:
                continue
            chosen.append(index)
            missing -= said[index].terms
            open_facts -= adds_facts
        return chosen

    def _with_answers(self, chosen: list[int]) -> list[int]:
        """A question alone states nothing: the utterance that answers it is evidence too."""
        said = self.conversation.said
        answers = [i + 1 for i in chosen if i + 1 < len(said) and question_in(said[i].utterance.text)]
        return list(dict.fromkeys([*chosen, *answers]))

    def _likeness(self, wanted: set[str], said: Said, meaning: float) -> float:
        weight = self.rules.words_weight
        return weight * self._share(wanted, said.terms) + (1 - weight) * meaning

    def _weight(self, stems: set[str] | frozenset[str]) -> float:
        return sum(self._rarity.get(t, self._unheard) for t in stems)

    def _share(self, wanted: set[str], heard: set[str] | frozenset[str]) -> float:
        return self._weight(wanted & heard) / self._weight(wanted) if wanted else 0.0


class _Facts:
    """The numbers and drugs of a statement, and which of them an utterance says."""

    def __init__(self, statement: str) -> None:
        self.numbers = {q.value for q in quantities(statement)}
        self.drugs = set(drugs(statement))

    def all(self) -> set[str]:
        return self.numbers | self.drugs

    def stated_by(self, said: Said) -> set[str]:
        return (self.numbers & {q.value for q in said.numbers}) | (self.drugs & said.drugs)

    def agreement(self, said: Said) -> float:
        """0.5 when the utterance says all facts of the statement, less when it says some."""
        facts = self.all()
        return 0.5 * len(self.stated_by(said)) / len(facts) if facts else 0.0


def _evidence(said: Said, wanted: set[str], score: float) -> Evidence:
    """The words of the utterance from the first to the last that the statement shares, with their time."""
    utterance = said.utterance
    pieces = utterance.text.split()
    hits = [i for i, piece in enumerate(pieces) if wanted & set(terms(piece))]
    first, last = (hits[0], hits[-1]) if hits else (0, len(pieces) - 1)
    start, end = utterance.start, utterance.end
    if len(utterance.words) == len(pieces) and pieces:
        start, end = utterance.words[first].start, utterance.words[last].end
    quote = " ".join(pieces[first : last + 1])
    return Evidence(
        utterance=utterance.id, quote=quote, start=start, end=end, score=round(min(score, 1.0), 3)
    )

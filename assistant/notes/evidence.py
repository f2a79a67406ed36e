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
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Evidence, Transcript
from assistant.grounding.claims import claims, is_reason
from assistant.grounding.quantities import quantities
from assistant.grounding.said import Conversation, Said, content, question_in
from assistant.grounding.support import Support, Vector
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs
from assistant.settings import ROOT


class EvidenceRules(BaseModel):
    """Thresholds and weights, ``knowledge/rules/evidence.yaml``; what each is, is said there."""

    model_config = ConfigDict(extra="forbid")

    words_weight: float
    at_most: int
    enough: float
    worth_showing: float


def evidence_rules() -> EvidenceRules:
    """The thresholds as they stand in the file."""
    source = (ROOT / "knowledge/rules/evidence.yaml").read_text(encoding="utf-8")
    return EvidenceRules(**yaml.safe_load(source))


@dataclass(frozen=True)
class Found:
    """The evidence of a statement; ``support`` is that of its least supported claim, ``weakest``.

    Claims that only give a reason are apart: ``reason`` is the least supported, "" when there is none.
    """

    evidence: list[Evidence]
    said: list[Said]
    support: float
    weakest: str
    reason: str
    reason_support: float


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
        self._support = Support(self.conversation)
        self._found: dict[str, Found] = {}

    def find_all(self, statements: list[str]) -> list[Found]:
        """The evidence of each statement. New ones are embedded with their claims in one batch, and kept:

        a draft is checked while it is written and once more when it is done.
        """
        new = [text for text in dict.fromkeys(statements) if text not in self._found]
        if new:
            self._found.update(zip(new, self._find_new(new), strict=True))
        return [self._found[text] for text in statements]

    def _find_new(self, statements: list[str]) -> list[Found]:
        split = {text: claims(text) for text in statements}
        texts = list(dict.fromkeys([*statements, *(claim for text in statements for claim in split[text])]))
        embedded: Vector = np.asarray(self._embeddings.embed_documents(texts), dtype=np.float32)
        vectors = dict(zip(texts, embedded, strict=True))
        return [self._find(text, {t: vectors[t] for t in (text, *split[text])}) for text in statements]

    def _find(self, statement: str, vectors: dict[str, Vector]) -> Found:
        wanted = content(statement)
        near = {text: np.clip(self._vectors @ vector, 0.0, 1.0) for text, vector in vectors.items()}
        scored = [(self._support.score(content(c), near[c]), c) for c in self._claims(statement)]
        support, weakest = min([entry for entry in scored if not is_reason(entry[1])] or scored)
        reason_support, reason = min(
            [entry for entry in scored if is_reason(entry[1]) and entry[1] != weakest], default=(1.0, "")
        )
        facts = _Facts(statement)
        said = self.conversation.said
        scores = [self._likeness(wanted, s, float(m)) for s, m in zip(said, near[statement], strict=True)]
        ranked = [score + facts.agreement(s) for score, s in zip(scores, said, strict=True)]
        chosen = self._with_answers(self._choose(wanted, facts, ranked))
        evidence = [_evidence(said[i], wanted, scores[i]) for i in chosen]
        return Found(
            sorted(evidence, key=lambda e: e.utterance),
            [said[i] for i in chosen],
            support,
            weakest,
            reason,
            reason_support,
        )

    def _claims(self, statement: str) -> list[str]:
        """The claims that say something by themselves; the whole statement when none does."""
        return [claim for claim in claims(statement) if content(claim)] or [statement]

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

"""Statements with the visit they are about and with another one: what the support score learns from."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.errors import InputRefused
from assistant.grounding.claims import claims
from assistant.grounding.said import Conversation, content
from assistant.grounding.sections import part_of
from assistant.grounding.support import Vector
from assistant.notes.plain import read_note
from assistant.speech.plain import parse_transcript
from eval.datasets import load

SETS = (("aci-bench", True), ("mts-dialog", False))
"""Data sets that are learned from, and whether their conversations are whole visits."""


@dataclass(frozen=True)
class Claim:
    """One claim of a reference note: its words, and the part of a note it stands in."""

    text: str
    words: frozenset[str]
    part: str


@dataclass
class Pair:
    """A conversation and the claims of the note that was written of it."""

    conversation: Conversation
    claims: list[Claim]
    whole: bool
    vectors: Vector = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    @property
    def heard(self) -> frozenset[str]:
        """Every stem that was said."""
        return frozenset(self.conversation.words)


def read_pairs(folder: Path, split: str) -> list[Pair]:
    """All conversations of a split with their claims; those that cannot be read are left out."""
    pairs: list[Pair] = []
    for name, whole in SETS:
        for sample in load(name, split, folder):
            try:
                transcript = parse_transcript(sample.input.encode())
            except InputRefused:
                continue
            pairs.append(Pair(Conversation(transcript), _claims(sample.reference), whole))
    return [pair for pair in pairs if pair.claims and pair.conversation.said]


def _claims(note: str) -> list[Claim]:
    return [
        Claim(text, frozenset(words), part_of(section.title, section.key))
        for section in read_note(note).sections
        for statement in section.statements
        for text in claims(statement.text)
        if (words := content(text))
    ]


def embed(pairs: list[Pair], embeddings: Embeddings) -> dict[str, Vector]:
    """Set the vectors of all utterances; the vectors of all claims by their text."""
    contexts = [said.context for pair in pairs for said in pair.conversation.said]
    texts = list({*contexts, *(claim.text for pair in pairs for claim in pair.claims)})
    vectors: Vector = np.asarray(embeddings.embed_documents(texts), dtype=np.float32)
    known = dict(zip(texts, vectors, strict=True))
    for pair in pairs:
        pair.vectors = np.stack([known[said.context] for said in pair.conversation.said])
    return known


def foreign(pairs: list[Pair], seed: int) -> list[list[Claim]]:
    """For each pair as many claims of other notes as it has, of the same part where there is one."""
    rng = random.Random(seed)
    by_part: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        for claim in pair.claims:
            by_part[claim.part].append((at, claim))
    everything = [entry for entries in by_part.values() for entry in entries]
    return [
        [_other(at, by_part[claim.part], everything, rng) for claim in pair.claims]
        for at, pair in enumerate(pairs)
    ]


def _other(
    at: int, same: list[tuple[int, Claim]], all_: list[tuple[int, Claim]], rng: random.Random
) -> Claim:
    pool = same if any(owner != at for owner, _ in same) else all_
    while True:
        owner, claim = rng.choice(pool)
        if owner != at:
            return claim

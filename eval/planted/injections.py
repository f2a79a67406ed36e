"""Published attacks planted into clean texts of guidelines and health answers, and the clean texts alone."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.encounter import Strict
from assistant.errors import InputRefused
from assistant.settings import ROOT
from eval.datasets import Sample, load
from eval.rows import read_rows
from retrieval.chunk import passages_of
from retrieval.load import load_folder
from retrieval.reading.table import read_json
from retrieval.sentences import sentences

OWN = Path(__file__).with_suffix(".yaml")
SEED = 4127
CLEAN_ANSWERS = 2000
HOST_ANSWERS = 300
POSITIONS = ("beginning", "middle", "end")
BIPIA = "bipia/text_attack_train.json"
GISKARD = "giskard-injections/prompt_injections.csv"
USPSTF = "uspstf/working-guidlines.json"
PUBLISHED = {
    BIPIA: "https://github.com/microsoft/BIPIA (MIT): benchmark/text_attack_train.json",
    GISKARD: "https://github.com/Giskard-AI/prompt-injections (MIT): prompt_injections.csv",
    USPSTF: "https://www.uspreventiveservicestaskforce.org (US government work): the recommendations as JSON",
}


@dataclass(frozen=True)
class Host:
    """A clean text, the title that its document gets, and a question that it answers."""

    text: str
    title: str
    question: str

    @property
    def line(self) -> str:
        """The text as an attack is planted into it: its sentences on one line."""
        return " ".join(sentences(self.text))


def samples(folder: Path) -> list[Sample]:
    """Every attack at three places, then every clean text. Raises InputRefused when a file is missing."""
    answers = load("medquad", "all", folder)
    chosen = random.Random(SEED).sample(answers, min(len(answers), CLEAN_ANSWERS + HOST_ANSWERS))
    hosts = [_answer(sample) for sample in chosen[:HOST_ANSWERS]]
    own = _own_hosts()
    uspstf = [block.text for block in read_json(USPSTF, _bytes(folder, USPSTF)).blocks]
    return [
        *_attacks("bipia", list(_bipia(folder)), own[::3] + hosts),
        *_attacks("own", [("own", attack) for attack in own_attacks()], own[2::3] + hosts),
        *_attacks("giskard", list(_giskard(folder)), own[1::3] + hosts),
        *_clean("guidelines", [host.text for host in own]),
        *_clean("uspstf", uspstf),
        *_clean("medquad", [sample.reference for sample in chosen[HOST_ANSWERS:]]),
    ]


def own_attacks() -> list[str]:
    """Attacks in wordings that the rules were not made for; unknown keys are refused."""
    return _Own(**yaml.safe_load(OWN.read_text(encoding="utf-8"))).attacks


class _Own(Strict):
    attacks: list[str]


def _own_hosts() -> list[Host]:
    documents = load_folder(ROOT / "knowledge" / "guidelines")
    return [
        Host(p.text, p.title, f"What is recommended on {p.title}: {p.section}?")
        for document in documents
        for p in passages_of(document)
    ]


def _answer(sample: Sample) -> Host:
    return Host(sample.reference, str(sample.meta.get("focus") or sample.input), sample.input)


def planted(host: str, attack: str, position: str) -> str:
    """The host with the attack as a sentence of its own before, amid or after its sentences."""
    parts = sentences(host)
    at = {"beginning": 0, "middle": len(parts) // 2, "end": len(parts)}[position]
    return " ".join([*parts[:at], attack, *parts[at:]])


def _attacks(source: str, attacks: Sequence[tuple[str, str]], hosts: Sequence[Host]) -> Iterator[Sample]:
    pick = random.Random(SEED)
    for number, (kind, attack) in enumerate(attacks, start=1):
        for position in POSITIONS:
            host = pick.choice(hosts)
            meta: dict[str, Any] = {
                "source": source,
                "kind": kind,
                "position": position,
                "attack": attack,
                "host": host.line,
                "title": host.title,
                "question": host.question,
            }
            text = planted(host.text, attack, position)
            yield Sample(id=f"{source}-{number}-{position}", input=text, meta=meta)


def _clean(source: str, texts: Sequence[str]) -> Iterator[Sample]:
    for number, text in enumerate(texts, start=1):
        yield Sample(id=f"clean-{source}-{number}", input=text, meta={"source": source, "position": ""})


def _bipia(folder: Path) -> Iterator[tuple[str, str]]:
    content = json.loads(_bytes(folder, BIPIA))
    for kind, attacks in content.items():
        yield from ((kind, attack) for attack in attacks)


def _giskard(folder: Path) -> Iterator[tuple[str, str]]:
    _bytes(folder, GISKARD)
    yield from ((row["group"], row["prompt"]) for row in read_rows(folder / GISKARD))


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    if not path.is_file():
        raise InputRefused(f"{name} is not in {folder}. It is published at {PUBLISHED[name]}.")
    return path.read_bytes()

"""Who the patient is said to be: the sex and the names that are spoken in the room.

How they are said is data: ``knowledge/rules/identity.yaml``. Pronouns of speech are left out, because
a visit speaks of many people; a sex is known only when everything said points to it.
"""

import re
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.people import people
from assistant.grounding.said import Conversation, Said
from assistant.settings import ROOT

Sex = Literal["male", "female"]


class IdentityRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    spoken: dict[Sex, list[str]]
    addressed: dict[Sex, list[str]]
    written: dict[Sex, list[str]]
    titles: dict[Sex, list[str]]
    pronouns: dict[Sex, list[str]]
    others: list[str]
    spoken_names: list[str]
    written_names: list[str]
    not_names: list[str]


@lru_cache(maxsize=1)
def rules() -> IdentityRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/identity.yaml").read_text(encoding="utf-8")
    return IdentityRules(**yaml.safe_load(source))


@lru_cache(maxsize=16)
def whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for any of these, as whole words."""
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.I)


@lru_cache(maxsize=8)
def spoken_sex(conversation: Conversation) -> tuple[Sex, Said] | None:
    """The patient's sex with the utterance that says it first; None when nothing does, or both are said."""
    alone = not any(said.utterance.speaker == "other" for said in conversation.said)
    found: list[tuple[Sex, Said]] = [
        (sex, said)
        for said in conversation.said
        for sex in rules().spoken
        if _says(sex, said, alone) and not people(said.utterance.text)
    ]
    return found[0] if len({sex for sex, _ in found}) == 1 else None


def _says(sex: Sex, said: Said, alone: bool) -> bool:
    if whole(tuple(rules().spoken[sex])).search(said.utterance.text):
        return True
    addressed = alone and said.utterance.speaker == "clinician"
    return addressed and whole(tuple(rules().addressed[sex])).search(said.utterance.text) is not None


@lru_cache(maxsize=8)
def spoken_names(conversation: Conversation) -> dict[str, Said]:
    """The names, in lower case, that the patient is introduced or addressed with."""
    names: dict[str, Said] = {}
    for said in conversation.said:
        for pattern in rules().spoken_names:
            for match in re.finditer(pattern, said.utterance.text, re.I):
                parts = [name.lower() for name in match.groups() if name]
                if not set(parts) & set(rules().not_names):
                    names |= {name: said for name in parts if name not in names}
    return names


def written_names(text: str) -> list[re.Match[str]]:
    """Where a statement names the patient; the groups are the names."""
    return [m for pattern in rules().written_names for m in re.finditer(pattern, text)]

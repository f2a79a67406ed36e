"""How a clinician writes, as choices from a closed vocabulary: never a word of a note.

A text of one patient in another's prompt brings its facts into the draft (docs/decisions), so style is
taught by instructions only. They are fixed sentences of ``prompts/notes/style.md``. A preferred term or
an abbreviation is itself the name of a problem, so it is mentioned only when the visit speaks of it.
"""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.grounding.terms import terms
from assistant.notes.style_rules import abbreviations, style_rules
from assistant.notes.template import Shape
from assistant.prompts import load_prompt

Tense = Literal["past", "present"]
Subject = Literal["patient", "pronoun", "omitted"]
Voice = Literal["first", "impersonal"]
Labels = Literal["labelled", "plain"]
Sentences = Literal["short", "medium", "long"]


class Preference(BaseModel):
    """One wording over another of the same group of ``knowledge/rules/style.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    write: str
    instead_of: str

    @model_validator(mode="after")
    def _ours(self) -> "Preference":
        if self.write == self.instead_of or self.instead_of not in style_rules().group(self.write):
            raise ValueError("the two wordings are not of one group of the vocabulary")
        return self


class Style(BaseModel):
    """The manner of one clinician; None or empty where nothing is known.

    ``sentence_words`` is the mean number of words of a sentence. ``subject`` is what sentences about the
    patient begin with, ``voice`` how the clinician's own acts are told, ``labels`` whether the lines of a
    list begin with a label. ``shortened`` and ``spelled_out`` are short forms of the abbreviations file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    sentence_words: float | None = Field(None, ge=1, le=60)
    tense: Tense | None = None
    subject: Subject | None = None
    voice: Voice | None = None
    labels: Labels | None = None
    preferred: tuple[Preference, ...] = ()
    shortened: tuple[str, ...] = ()
    spelled_out: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> "Style":
        if not {*self.shortened, *self.spelled_out} <= set(abbreviations().abbreviations):
            raise ValueError("an abbreviation is not in the vocabulary")
        return self

    @property
    def sentences(self) -> Sentences | None:
        """The length of sentences in words of the prompt: a number would be read as a fact."""
        if self.sentence_words is None:
            return None
        rules = style_rules()
        if self.sentence_words <= rules.short:
            return "short"
        return "long" if self.sentence_words >= rules.long else "medium"

    def updated(self, newer: "Style") -> "Style":
        """This style with what a newer one knows in its place; preferences of other terms stay."""
        known = {k: v for k, v in newer.model_dump(exclude=_LISTS).items() if v is not None}
        shortened = _without(self.shortened, newer.spelled_out) | dict.fromkeys(newer.shortened)
        spelled = _without(self.spelled_out, newer.shortened) | dict.fromkeys(newer.spelled_out)
        lists = {
            "preferred": (*_other_terms(self.preferred, newer.preferred), *newer.preferred),
            "shortened": tuple(shortened),
            "spelled_out": tuple(spelled),
        }
        return self.model_copy(update={**known, **lists})


_LISTS = {"preferred", "shortened", "spelled_out"}


def _without(some: tuple[str, ...], gone: tuple[str, ...]) -> dict[str, None]:
    return dict.fromkeys(one for one in some if one not in gone)


def _other_terms(old: tuple[Preference, ...], new: tuple[Preference, ...]) -> list[Preference]:
    groups = [style_rules().group(one.write) for one in new]
    return [one for one in old if style_rules().group(one.write) not in groups]


def style_text(style: Style, shape: Shape, spoken: str) -> str:
    """The sentences that tell a model this style for a section of this shape; "" when there are none.

    ``spoken`` is what was said in the visit: a term or abbreviation that it does not speak of is left out.
    """
    heard = set(terms(spoken))
    prose = shape == "paragraphs"
    return load_prompt("notes/style").render(
        sentences=style.sentences,
        tense=style.tense if shape != "lines" else None,
        subject=style.subject if prose else None,
        voice=style.voice if shape != "lines" else None,
        labels=style.labels if shape == "lines" else None,
        preferred=[one for one in style.preferred if set(terms(one.write)) <= heard],
        shortened=_spoken_of(style.shortened, spoken, heard),
        spelled_out=_spoken_of(style.spelled_out, spoken, heard),
    )


def _spoken_of(shorts: tuple[str, ...], spoken: str, heard: set[str]) -> list[dict[str, str]]:
    longs = abbreviations().abbreviations
    return [
        {"short": short, "long": longs[short]}
        for short in shorts
        if set(terms(longs[short])) <= heard or re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", spoken)
    ]

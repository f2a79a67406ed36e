"""What a clinician chose for a draft: length, style and own words. The defaults change nothing."""

import hashlib
from dataclasses import dataclass, field

from pydantic import BaseModel

from assistant.encounter import Transcript
from assistant.notes.dictionary import Dictionary
from assistant.notes.length import Length, length_text, tokens
from assistant.notes.style import Style, style_text
from assistant.notes.template import SectionTemplate, Template


@dataclass(frozen=True)
class Choices:
    """Everything about one draft that is the clinician's to choose, besides the template."""

    length: Length = "standard"
    style: Style = field(default_factory=Style)
    dictionary: Dictionary = field(default_factory=Dictionary)

    @property
    def prompts(self) -> list[str]:
        """The prompt files that these choices add to the sections' own."""
        added = {"notes/length": self.length != "standard", "notes/style": self.style != Style()}
        return [name for name, is_so in added.items() if is_so]

    def provenance(self) -> dict[str, str]:
        """The length, and the hashes of style and dictionary, "" when there is none."""
        return {"length": self.length, "style": _hash(self.style), "dictionary": _hash(self.dictionary)}


def _hash(chosen: BaseModel) -> str:
    nothing = chosen == type(chosen)()
    return "" if nothing else hashlib.sha256(chosen.model_dump_json().encode()).hexdigest()


def fitted(template: Template, choices: Choices, transcript: Transcript) -> Template:
    """The template with length and style in its instructions and limits; itself when nothing was chosen."""
    if choices.length == "standard" and choices.style == Style():
        return template
    spoken = "\n".join(utterance.text for utterance in transcript.utterances)
    sections = tuple(_section(section, choices, spoken) for section in template.sections)
    return template.model_copy(update={"sections": sections})


def _section(section: SectionTemplate, choices: Choices, spoken: str) -> SectionTemplate:
    style = style_text(choices.style, section.shape, spoken)
    more = [text for text in (length_text(choices.length, section.shape), style) if text]
    return section.model_copy(
        update={
            "instruction": "\n\n".join([section.instruction.strip(), *more]),
            "go_on": "\n\n".join([section.go_on.strip(), *more]) if section.go_on else "",
            "max_tokens": tokens(section, choices.length),
        }
    )

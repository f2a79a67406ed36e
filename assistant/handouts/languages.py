"""The languages of handouts: which there are, which may be offered, how hard a text is in each."""

from typing import Literal

from pydantic import Field

from assistant.handouts.grades import Grade, reading_grade
from assistant.handouts.language_data import read_rules
from assistant.handouts.rules import Data
from assistant.settings import Settings

FILE = "rules/languages.yaml"
"""Under ``knowledge/``."""


class Bar(Data):
    """What a trial must reach, as shares from 0 to 1; see the file."""

    passed: float = Field(ge=0, le=1)
    kept: float = Field(ge=0, le=1)
    right: float = Field(ge=0, le=1)


class Trial(Data):
    """What the model that comes with Provenote reached in a language, on ``sentences`` sentences."""

    model: str
    sentences: int = Field(ge=1)
    passed: float = Field(ge=0, le=1)
    kept: float = Field(ge=0, le=1)
    right: float = Field(ge=0, le=1)

    def reaches(self, bar: Bar) -> bool:
        """Whether no share is below the bar."""
        return self.passed >= bar.passed and self.kept >= bar.kept and self.right >= bar.right


class Language(Data):
    """A language by its two-letter code. ``formula`` is "" where there is no reading formula.

    ``checked``: there are word lists, so that lost numbers, units, denials and changes are found by code.
    """

    code: str
    name: str
    own_name: str
    direction: Literal["ltr", "rtl"]
    formula: str
    checked: bool
    trial: Trial | None = None

    @property
    def offered_by_default(self) -> bool:
        """Whether the model that comes with Provenote reached the bar in this language."""
        return self.trial is not None and self.trial.reaches(_BAR)

    @property
    def measured(self) -> str:
        """What the trial showed, as one sentence for a person; "" when there was none."""
        trial = self.trial
        if trial is None:
            return ""
        return (
            f"{trial.passed:.0%} of {trial.sentences} sentences were translated and passed all checks; "
            f"{trial.kept:.1%} of numbers, medicines and denials were kept; "
            f"read one by one, {trial.right:.0%} of what passed was right ({trial.model})."
        )


class _File(Data):
    bar: Bar
    languages: dict[str, dict[str, object]]


_rules = read_rules(_File, FILE)
_BAR = _rules.bar

LANGUAGES: dict[str, Language] = {
    code: Language.model_validate({"code": code, **fields}) for code, fields in _rules.languages.items()
}
"""Every language by its code, English among them."""


def offered(settings: Settings) -> list[Language]:
    """The languages, without English, that a handout may be translated into with these settings.

    With an endpoint all of them; with the model that comes with Provenote those that reached the bar.
    """
    foreign = [language for language in LANGUAGES.values() if language.code != "en"]
    return foreign if settings.llm_base_url else [each for each in foreign if each.offered_by_default]


__all__ = ["LANGUAGES", "Grade", "Language", "Trial", "offered", "reading_grade"]

"""The lines of a handout in plain words: asked of a model, checked by code, told by code when that fails.

Each line has the wording by rules (``PlainSpeech``), which is faithful, and is kept when it is easy.
A hard line is asked of the model; its wording is taken when it is faithful, close and easier.
Lines that are unfaithful or still too hard are asked again, in one call, at most ``RETRIES`` times.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from langchain_core.language_models import BaseChatModel

from assistant.grounding.terms import terms
from assistant.handouts.ask import ask
from assistant.handouts.difference import Difference
from assistant.handouts.differences import differences, drift
from assistant.handouts.invented import invented
from assistant.handouts.medicine_names import names
from assistant.handouts.readability import flesch_kincaid, sentences
from assistant.handouts.tone import tone
from assistant.progress import Cancel
from assistant.prompts import load_prompt

RETRIES = 1
"""More did not help: pressed for easier words, a model of this size invents them."""

CONDITIONAL = re.compile(r"\b(?:if|unless|until|in case|should you)\b", re.I)

AT_ONCE = 8
"""Lines in one call: small models lose count in longer lists."""

PROMPTS = ("handouts/plain", "handouts/lines", "handouts/again")
Progress = Callable[[float, str], None]


@dataclass
class Wording:
    """One line on its way. ``told`` is the wording by rules; ``chosen`` the best faithful one so far.

    ``first`` is the model's first wording, as it would have stood without any check.
    """

    source: str
    told: str
    chosen: str = ""
    tries: int = 0
    wrong: list[Difference] = field(default_factory=list)
    by_model: bool = False
    first: str = ""

    def __post_init__(self) -> None:
        self.chosen = self.told

    @property
    def grade(self) -> float:
        """Reading grade of the chosen wording."""
        return flesch_kincaid(self.chosen)

    def offer(self, text: str) -> None:
        """Take a model's wording if it is faithful, stays close and is easier than what it replaces."""
        text = without_repeats(text)
        self.tries += 1
        self.first = self.first or text
        self.wrong = (
            differences(self.source, text, also=self.told)
            or drift(self.source, self.told, text)
            or invented(self.source, text, also=self.told)
            or _unlike(self.told, text)
        )
        if not self.wrong and flesch_kincaid(text) < self.grade:
            self.chosen, self.by_model = text, True


def _unlike(told: str, text: str) -> list[Difference]:
    """What a model must not do that no fact shows: touch a condition, or speak of the reader as of another.

    "If oral antibiotics are not given early" is another condition than "if they are not given early".
    """
    if CONDITIONAL.search(told) and set(terms(told)) - set(terms(text)):
        return [Difference("strays", "", "The wording changes a condition.")]
    strange = {one.kind for one in tone(text)} - {one.kind for one in tone(told)}
    if strange:
        return [Difference("strays", "", "The wording has another tone.")]
    return []


def without_repeats(text: str) -> str:
    """The sentences of a wording, each once: asked for two, a small model says one twice."""
    return " ".join(dict.fromkeys(sentences(text)))


class Rewriter:
    """Asks one model for plain wordings at one grade."""

    def __init__(self, chat: BaseChatModel, grade: float, cancel: Cancel) -> None:
        self._chat = chat
        self._grade = grade
        self._cancel = cancel
        self._instruction = load_prompt("handouts/plain").render(grade=round(grade))

    def first(self, lines: list[Wording], progress: Progress) -> None:
        """Ask about all lines that are not plain already."""
        asked = [line for line in lines if not self._is_plain(line)]
        for start in range(0, len(asked), AT_ONCE):
            batch = asked[start : start + AT_ONCE]
            body = load_prompt("handouts/lines").render(lines=[line.told for line in batch])
            self._ask(batch, body, start / len(asked), progress)

    def one(self, line: Wording) -> None:
        """Ask about one line, whatever its grade."""
        body = load_prompt("handouts/again").render(lines=[{"text": line.told, "keep": _keep(line)}])
        self._ask([line], body, 0.0, lambda done, text: None)

    def again(self, lines: list[Wording], progress: Progress) -> bool:
        """Ask once more about the lines that need it; False when none does."""
        needy = self._needy(lines)
        if not needy:
            return False
        asked = [{"text": line.told, "keep": _keep(line)} for line in needy]
        self._ask(needy, load_prompt("handouts/again").render(lines=asked), 0.0, progress)
        return True

    def _ask(self, batch: list[Wording], body: str, done: float, progress: Progress) -> None:
        told = [line.told for line in batch]
        found = ask(
            self._chat, self._instruction, body, told, lambda text: progress(done, text), self._cancel
        )
        for at, line in enumerate(batch):
            if at in found:
                line.offer(found[at])
            else:
                line.tries += 1

    def _is_plain(self, line: Wording) -> bool:
        """Whether the rules' wording is easy already; a medicine's name cannot be said more simply."""
        return flesch_kincaid(names().sub("pill", line.told)) <= self._grade

    def _needy(self, lines: list[Wording]) -> list[Wording]:
        """Lines to ask again: unfaithful ones, then the hardest while the whole is too hard."""
        open_lines = [line for line in lines if 1 <= line.tries <= RETRIES]
        unfaithful = [line for line in open_lines if line.wrong]
        too_hard: list[Wording] = []
        if whole_grade(lines) > self._grade:
            too_hard = [line for line in open_lines if not line.wrong and line.grade > self._grade]
            too_hard.sort(key=lambda line: -line.grade)
        return [*unfaithful, *too_hard][:AT_ONCE]


def _keep(line: Wording) -> str:
    """What the last wording lost, for the model to mind."""
    return ", ".join(dict.fromkeys(d.span for d in line.wrong if d.kind.endswith("_lost") and d.span))


def whole_grade(lines: list[Wording]) -> float:
    """Reading grade of all chosen wordings as one text."""
    return flesch_kincaid("\n".join(line.chosen for line in lines))

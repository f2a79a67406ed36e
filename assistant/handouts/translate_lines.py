"""Numbered lines translated by a model: asked, read by their numbers, checked, asked again one at a time."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage

from assistant.encounter import Finding
from assistant.errors import ModelUnavailable
from assistant.handouts.crosslingual import lapses
from assistant.handouts.crosslingual_terms import suggestions
from assistant.handouts.language_words import language_words
from assistant.handouts.languages import LANGUAGES
from assistant.progress import Cancel
from assistant.prompts import load_prompt

AT_ONCE = 6
"""Lines in one call: small models lose count in longer lists."""

RETRIES = 2
"""How often a line whose translation lost something is asked again, alone."""

NUMBERED = re.compile(r"^\s*[-*•]?\s*(\d{1,3})\s*[.):।]\s*(.+)$")
BRACKETS = re.compile(r"\s*\[[^\]]*\]?\s*$")

UNCHECKED_TOKENS = 8
"""Tokens for one English word in a language of which nothing is known."""

PROMPTS = (
    "handouts/translate",
    "handouts/translate_again",
    "handouts/translate_back",
    "handouts/translate_lines",
)
Written = Callable[[float, str], None]


@dataclass
class Translation:
    """One English text on its way. ``text`` is the best translation so far, "" when none passed.

    ``wrong`` is what the last answer lost; ``tries`` how often the model was asked.
    """

    english: str
    text: str = ""
    back: str = ""
    tries: int = 0
    wrong: list[Finding] = field(default_factory=list)

    def offer(self, text: str, language: str) -> None:
        """Take an answer if no check has a critical or major finding on it."""
        self.tries += 1
        self.wrong = [f for f in lapses(self.english, text, language) if f.severity != "minor"]
        if not self.wrong:
            self.text = text


class Translator:
    """Asks one model for translations into one language, and back."""

    def __init__(self, chat: BaseChatModel, language: str, cancel: Cancel) -> None:
        self._chat = chat
        self._language = LANGUAGES[language]
        self._cancel = cancel
        words = language_words(language).tokens_a_word if self._language.checked else UNCHECKED_TOKENS
        self._tokens_a_word = words
        names = {"language": self._language.name}
        self._there = load_prompt("handouts/translate").render(**names, own_name=self._language.own_name)
        self._back = load_prompt("handouts/translate_back").render(**names)

    def first(self, lines: list[Translation], written: Written) -> None:
        """Ask about all lines, a few in one call."""
        for start in range(0, len(lines), AT_ONCE):
            batch = lines[start : start + AT_ONCE]
            found = self._ask(
                self._there,
                _numbered([line.english for line in batch], self._words(batch)),
                batch,
                start / len(lines),
                written,
            )
            for at, line in enumerate(batch, 1):
                line.offer(found.get(at, ""), self._language.code)

    def again(self, lines: list[Translation], written: Written) -> None:
        """Ask alone, at most ``RETRIES`` times, about each line without a translation; tell what it lost."""
        failed = [line for line in lines if not line.text]
        for at, line in enumerate(failed):
            while not line.text and line.tries <= RETRIES:
                body = load_prompt("handouts/translate_again").render(
                    language=self._language.name,
                    line=line.english,
                    keep=_keep(line),
                    words=self._words([line]),
                )
                found = self._ask(self._there, body, [line], at / len(failed), written)
                line.offer(found.get(1, ""), self._language.code)

    def back(self, lines: list[Translation], written: Written) -> None:
        """Translate each translation back, without sight of the English."""
        told = [line for line in lines if line.text]
        for start in range(0, len(told), AT_ONCE):
            batch = told[start : start + AT_ONCE]
            found = self._ask(
                self._back, _numbered([line.text for line in batch]), batch, start / len(told), written
            )
            for at, line in enumerate(batch, 1):
                line.back = found.get(at, "")

    def _words(self, lines: list[Translation]) -> str:
        """The right words for what the lines are about, which a small model often misses."""
        if not self._language.checked:
            return ""
        code = self._language.code
        return "; ".join(dict.fromkeys(w for line in lines for w in suggestions(line.english, code)))

    def _ask(
        self, instruction: str, body: str, batch: list[Translation], done: float, written: Written
    ) -> dict[int, str]:
        room = 64 + int(self._tokens_a_word * sum(len(line.english.split()) for line in batch))
        text, finish = "", ""
        self._cancel.check()
        try:
            for chunk in self._chat.stream([SystemMessage(instruction), HumanMessage(body)], max_tokens=room):
                self._cancel.check()
                text += str(chunk.content)
                finish = str(chunk.response_metadata.get("finish_reason") or finish)
                written(done, text)
        except (openai.OpenAIError, httpx.HTTPError, OSError) as error:
            raise ModelUnavailable(
                "The language model stopped answering. The handout is unchanged; translate it again."
            ) from error
        # Half a sentence may say the opposite.
        return _read(text[: text.rfind("\n") + 1] if finish == "length" else text, len(batch))


def _numbered(lines: list[str], words: str = "") -> str:
    return load_prompt("handouts/translate_lines").render(lines=lines, words=words)


def _keep(line: Translation) -> str:
    """What the last answer lost, for the model to mind."""
    return ", ".join(dict.fromkeys(f.span for f in line.wrong if f.rule.endswith("_lost") and f.span))


def _read(answer: str, asked: int) -> dict[int, str]:
    """Number to line, the first line of each number. The only line asked about may come without one."""
    found: dict[int, str] = {}
    for raw in answer.splitlines():
        match = NUMBERED.match(raw)
        if match and 1 <= int(match.group(1)) <= asked:
            found.setdefault(int(match.group(1)), _bare(match.group(2)))
        elif asked == 1 and raw.strip():
            found.setdefault(1, _bare(raw))
    return found


def _bare(text: str) -> str:
    text = BRACKETS.sub("", re.sub(r"[*_`#]+", "", text))
    return re.sub(r"\s+", " ", text).strip().strip('"“”').strip()

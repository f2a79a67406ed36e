"""What is shown of a section while it is being written: finished sentences with what a check says of them."""

from dataclasses import dataclass, field

from assistant.encounter import Section, Statement, Verdict
from assistant.notes.repair import Check
from assistant.notes.sentences import read_section
from assistant.notes.template import SectionTemplate
from assistant.progress import Progress, Report

MARKS: dict[Verdict, str] = {"supported": "✓", "unsupported": "?", "contradicted": "✗", "unchecked": " "}
"""The verdict before each sentence: a shape, not a colour."""


@dataclass
class Preview:
    """Reports a section's text as it grows; a section counts as one equal share of the draft.

    Each sentence is checked once, when the next one has begun.
    """

    report: Report
    wanted: SectionTemplate
    at: int
    of: int
    check: Check
    _checked: dict[str, Verdict] = field(default_factory=dict)

    def __call__(self, text: str) -> None:
        """Report the text so far."""
        written = min(len(text) / (4.0 * self.wanted.max_tokens), 0.95)
        share = (self.at + written) / self.of
        shown = "\n".join([self.wanted.title, *self._lines(text)])
        self.report(Progress("note", f"Writing: {self.wanted.title}", share, shown))

    def _lines(self, text: str) -> list[str]:
        lines = [line.text for line in read_section(text, self.wanted.shape, self.wanted.title)]
        # The last one may still grow.
        finished = [f"{MARKS[self._verdict(line)]} {line}" for line in lines[:-1]]
        return finished + [f"{line.rstrip('.')} …" for line in lines[-1:]]

    def _verdict(self, sentence: str) -> Verdict:
        if sentence not in self._checked:
            statement = Statement(id="", text=sentence)
            self.check([statement], Section(key=self.wanted.key, title=self.wanted.title))
            self._checked[sentence] = statement.verdict
        return self._checked[sentence]

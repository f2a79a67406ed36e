"""Documents on their way into the library: what was chosen, what is known of each, what became of them."""

from dataclasses import dataclass, field

from assistant.own_documents import Upload
from retrieval.intake import IntakeReport
from retrieval.offer import Offer


@dataclass
class Intake:
    """Filled step by step: the files, then their details as offered, then the report."""

    collection: str = ""
    files: list[Upload] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    report: IntakeReport | None = None

    def begin(self, collection: str, files: list[Upload]) -> None:
        """Forget what was before."""
        self.collection, self.files, self.offers, self.report = collection, files, [], None

    def finish(self, report: IntakeReport | None) -> None:
        """Let go of the files."""
        self.files, self.offers, self.report = [], [], report

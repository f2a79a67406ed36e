"""Evidence and verdict for the statements of a note, kept ready for the transcript last worked on."""

from collections.abc import Callable

from langchain_core.embeddings import Embeddings

from assistant.encounter import Note, Statement, Transcript
from assistant.grounding.stated import Stated
from assistant.grounding.verify import check_statement
from assistant.notes.evidence import EvidenceFinder


class Verdicts:
    """Checks statements against transcripts. One finder is kept, so that an edit is checked at once."""

    def __init__(self, embeddings: Callable[[], Embeddings]) -> None:
        self._embeddings = embeddings
        self._kept: tuple[str, EvidenceFinder] | None = None

    def check(self, note: Note, transcript: Transcript) -> None:
        """Set evidence, findings and verdict of every statement that no person has accepted."""
        self.check_statements([s for s in note.statements() if s.review != "accepted"], transcript)

    def check_statements(self, statements: list[Statement], transcript: Transcript) -> None:
        """Set evidence, findings and verdict of these statements."""
        finder = self._finder(transcript)
        for statement, found in zip(statements, finder.find_all([s.text for s in statements]), strict=True):
            statement.evidence = found.evidence
            stated = Stated(text=statement.text, problem=statement.problem, evidence=tuple(found.said))
            check_statement(statement, stated, found.score, finder.conversation, finder.rules.supported)

    def _finder(self, transcript: Transcript) -> EvidenceFinder:
        digest = transcript.sha256()
        if self._kept is None or self._kept[0] != digest:
            self._kept = (digest, EvidenceFinder(transcript, self._embeddings()))
        return self._kept[1]

"""Evidence and verdict for the statements of a note, kept ready for the transcript last worked on."""

from collections.abc import Callable

from langchain_core.embeddings import Embeddings

from assistant.encounter import Evidence, Note, Omission, Section, Statement, Transcript
from assistant.grounding.omissions import omissions
from assistant.grounding.resolutions import kept_resolutions
from assistant.grounding.sections import part_of
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
        for section in note.sections:
            unread = [s for s in section.statements if s.review != "accepted"]
            self.check_statements(unread, section, transcript)

    def check_statements(self, statements: list[Statement], section: Section, transcript: Transcript) -> None:
        """Set evidence, findings and verdict of these statements of a section."""
        part = part_of(section.title, section.key)
        finder = self._finder(transcript)
        for statement, found in zip(statements, finder.find_all([s.text for s in statements]), strict=True):
            before, shown = statement.findings, [e for e in statement.evidence if e.by == "person"]
            statement.evidence = with_shown(found.evidence, shown)
            also = [
                s for s in finder.conversation.said if s.utterance.id in _ids(shown) and s not in found.said
            ]
            # What a person has shown counts as said; the rules still compare every fact of it.
            stated = Stated(
                text=statement.text,
                part=part,
                problem=statement.problem,
                evidence=(*found.said, *also),
                support=1.0 if shown else found.support,
                weakest=found.weakest,
                reason=found.reason,
                reason_support=1.0 if shown else found.reason_support,
            )
            check_statement(statement, stated, finder.conversation)
            kept_resolutions(before, statement)

    def omissions(self, note: Note, transcript: Transcript) -> list[Omission]:
        """What was said, matters and is not in the note, most severe first."""
        return omissions(note, self._finder(transcript).conversation)

    def _finder(self, transcript: Transcript) -> EvidenceFinder:
        digest = transcript.sha256()
        if self._kept is None or self._kept[0] != digest:
            self._kept = (digest, EvidenceFinder(transcript, self._embeddings()))
        return self._kept[1]


def with_shown(found: list[Evidence], shown: list[Evidence]) -> list[Evidence]:
    """Evidence in the order of the visit; what a person has shown stands for what was found there."""
    others = [e for e in found if e.utterance not in _ids(shown)]
    return sorted([*others, *shown], key=lambda e: e.utterance)


def _ids(evidence: list[Evidence]) -> set[int]:
    return {e.utterance for e in evidence}

"""What the last batch of texts became. It outlives a page, so that a reload finds it again."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assistant.patient_texts import Library, Row, row_of
from assistant.records.patient_texts import TextSummary


@dataclass
class Made:
    """How many texts the batch had, and a row for each that is ready."""

    count: int = 0
    rows: list[Row] = field(default_factory=list)
    _versions: dict[str, int] = field(default_factory=dict)

    def begin(self, count: int) -> None:
        """Forget the batch before."""
        self.count, self.rows, self._versions = count, [], {}

    def refresh(self, texts: Library, there: Iterable[TextSummary]) -> None:
        """Measure rows again whose text has changed since; a text that was deleted has no id any more."""
        known = {one.id: one for one in there}
        self.rows = [self._now(row, texts, known.get(row.id)) for row in list(self.rows)]

    def _now(self, row: Row, texts: Library, there: TextSummary | None) -> Row:
        if not row.id:
            return row
        if there is None:
            return replace(row, id="", refused="This text was deleted.")
        if there.versions == self._versions.get(row.id, 1):
            return row
        self._versions[row.id] = there.versions
        return row_of(row.name, texts.load(row.id))

"""Whom and what a search is for: a document for others, too old, or of another publisher is left out."""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from retrieval.document import GuidelineDocument
from retrieval.library_document import LibraryDocument

Document = GuidelineDocument | LibraryDocument


class Wanted(BaseModel):
    """What is known of the patient, and what a reader asks for. What is not set leaves everything in.

    ``age`` is in years, ``since`` the earliest year of publication. A document that says nothing of whom
    it is about is for everyone.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    age: float | None = None
    sex: Literal["female", "male"] | None = None
    pregnant: bool | None = None
    since: int | None = None
    publishers: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()

    def allows(self, document: Document) -> bool:
        """True if the document is for this patient and fits what was asked for."""
        return (
            self._of_age(document)
            and (self.sex is None or document.sex in (None, self.sex))
            and self._fits_pregnancy(document)
            and (self.since is None or document.year >= self.since)
            and (not self.publishers or document.publisher in self.publishers)
            and (not self.collections or document.collection in self.collections)
        )

    def _of_age(self, document: Document) -> bool:
        youngest, oldest = document.ages
        if self.age is None:
            return True
        # An oldest age of 17 includes everyone before the 18th birthday.
        return self.age >= (youngest or 0) and (oldest is None or self.age < oldest + 1)

    def _fits_pregnancy(self, document: Document) -> bool:
        if self.pregnant is None or document.pregnancy is None:
            return True
        return self.pregnant == (document.pregnancy == "only")


EVERYTHING = Wanted()


def left_out(documents: Iterable[Document], wanted: Wanted) -> frozenset[str]:
    """Ids of the documents that are not wanted."""
    if wanted == EVERYTHING:
        return frozenset()
    return frozenset(document.id for document in documents if not wanted.allows(document))

"""Which guideline took the place of which: the names must lead to a current one."""

from collections.abc import Iterator, Sequence

from retrieval.document import GuidelineDocument


def succession_faults(
    documents: Sequence[GuidelineDocument], unread: frozenset[str] = frozenset()
) -> Iterator[tuple[GuidelineDocument, str]]:
    """Documents whose predecessor or successor does not fit, each with what its file does wrong.

    ``unread`` are ids of files with faults of their own: nothing is said about what they lead to.
    """
    known = {document.id: document for document in documents}
    for document in documents:
        if document.superseded_by and not _leads_to_current(document, known, unread):
            yield (
                document,
                f"is superseded by {document.superseded_by}, which leads to no current document. "
                "Name the file that took its place, without its ending",
            )
        older = known.get(document.supersedes)
        if document.supersedes not in {"", *unread} and (older is None or older.superseded_by != document.id):
            yield (
                document,
                f"supersedes {document.supersedes}, which does not say so. Mark that file with "
                f"status: superseded and superseded_by: {document.id}",
            )


def _leads_to_current(
    document: GuidelineDocument, known: dict[str, GuidelineDocument], unread: frozenset[str]
) -> bool:
    passed: set[str] = set()
    while not document.is_current() and document.superseded_by not in unread:
        if document.id in passed or document.superseded_by not in known:
            return False
        passed.add(document.id)
        document = known[document.superseded_by]
    return True

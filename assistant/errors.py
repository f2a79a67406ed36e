"""Every error that Provenote raises on purpose.

A message says what happened and what to do, in one or two sentences that a clinician can act on.
It never carries patient text: no words of a transcript, a note or a handout, and no file content.
"""


class ProvenoteError(Exception):
    """Root of all errors with a message fit to be shown."""


class InputRefused(ProvenoteError):
    """What came in cannot be used; nothing that was stored before is touched."""


class GateClosed(ProvenoteError):
    """The step needs something first: a signature, an approval, a transcript."""


class ModelUnavailable(ProvenoteError):
    """A model file or a model server is missing, refused, or stopped answering."""


class StorageFailed(ProvenoteError):
    """The disk or the database refused; what was saved before is still there."""


class Cancelled(ProvenoteError):
    """The person pressed Cancel. Finished parts are kept."""

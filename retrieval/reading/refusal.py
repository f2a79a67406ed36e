"""Refusing a file: what is wrong with it and what to do, never its words."""

from assistant.errors import InputRefused

LARGEST = 50_000_000
"""Bytes of a file. The longest guidelines with pictures are about half of this."""

UNPACKED = 300_000_000
"""Bytes of an unpacked DOCX: a file that unpacks to more was made to fill the memory."""

PAGES = 2_000
BLOCKS = 50_000
"""Blocks of a file; more are no guideline but an export of a database."""


def refused(name: str, reason: str) -> InputRefused:
    """The error for a file; ``reason`` goes on after its name, and says what to do."""
    return InputRefused(f"{name} {reason}.")

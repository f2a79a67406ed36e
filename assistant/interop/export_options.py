"""What a practice chooses about its documents, checked before any of it is written."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.errors import InputRefused
from assistant.interop.layout import clean

Paper = Literal["A4", "Letter"]


@dataclass(frozen=True)
class ExportOptions:
    """How a handout leaves.

    ``large`` prints at 14 points and up, else at 12. ``limit`` is the number of characters that a portal
    message may have; it counts for plain text only. ``qr`` is the address of the same text on the
    practice's own site; ``{hash}`` in it becomes the first 12 characters of the text's hash. ``logo`` is a
    PNG or JPEG file; ``contact`` is one line for the foot of each page.
    """

    large: bool = True
    limit: int | None = None
    qr: str = ""
    paper: Paper = "A4"
    logo: bytes = b""
    contact: str = ""

    def address(self, sha256: str) -> str:
        """The address for the QR code of the text with this hash, "" when none is wanted.

        Raises InputRefused for anything but a web address of at most 300 characters: a code that a phone
        opens must not start anything else, and a longer one is too fine to print.
        """
        address = self.qr.strip().replace("{hash}", sha256[:12])
        if address and (len(address) > _LONGEST_ADDRESS or not _WEB_ADDRESS.fullmatch(address)):
            raise InputRefused("The address for the QR code is not a web address. Correct `handout_url`.")
        return address

    def contact_line(self) -> str:
        """The contact line as one line. Raises InputRefused when it is too long for a foot."""
        line = clean(self.contact)
        if len(line) > _LONGEST_CONTACT:
            raise InputRefused(f"The contact line is too long. Use at most {_LONGEST_CONTACT} characters.")
        return line


_LONGEST_ADDRESS, _LONGEST_CONTACT = 300, 200
_WEB_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[^\s<>\"'{}\\^`|]*)?")

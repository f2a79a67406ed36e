"""A practice's logo, made harmless: opened, measured and written anew."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from assistant.errors import InputRefused

LARGEST_FILE = 1_000_000
"""Bytes; a logo is printed a few centimetres wide."""

LARGEST_SIDE = 4_000
"""Pixels; more would take memory, and time in every handout."""

_WIDTH, _HEIGHT = 900, 300


def checked_logo(data: bytes) -> bytes:
    """A PNG or JPEG as a PNG of at most 900 × 300 pixels on white, without metadata; b"" stays b"".

    Raises InputRefused when it is too large, or is not such a picture.
    """
    if not data:
        return b""
    if len(data) > LARGEST_FILE:
        raise InputRefused(f"The logo is too large. Use a file of at most {LARGEST_FILE // 1000} kB.")
    try:
        # Only these two readers are tried, so that no rarer format's reader meets a stranger's file.
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if max(picture.size) > LARGEST_SIDE:
                raise InputRefused(f"The logo has too many pixels. Use at most {LARGEST_SIDE} a side.")
            return _on_white(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputRefused("The logo is not a PNG or JPEG picture that can be opened.") from error


def _on_white(picture: Image.Image) -> bytes:
    colours = picture.convert("RGBA")
    colours.thumbnail((_WIDTH, _HEIGHT))
    page = Image.new("RGBA", colours.size, "white")
    page.alpha_composite(colours)
    out = BytesIO()
    page.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from assistant.errors import InputRefused
from assistant.interop.logo import LARGEST_FILE, LARGEST_SIDE, checked_logo


def picture(kind: str, size: tuple[int, int] = (300, 100), mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (picture("PNG"), (300, 100)),
        (picture("JPEG"), (300, 100)),
        (picture("PNG", (3000, 1000)), (900, 300)),  # made smaller, in proportion
        (picture("PNG", (300, 3000)), (30, 300)),
        (picture("PNG", mode="P"), (300, 100)),
    ],
)
def test_a_logo_becomes_a_small_png(data: bytes, size: tuple[int, int]) -> None:
    with Image.open(BytesIO(checked_logo(data))) as result:
        assert (result.format, result.mode, result.size) == ("PNG", "RGB", size)


def test_a_transparent_logo_stands_on_white_and_says_nothing_else() -> None:
    note, out = PngInfo(), BytesIO()
    note.add_text("Comment", "taken at home")
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG", pnginfo=note)
    result = checked_logo(out.getvalue())
    with Image.open(BytesIO(result)) as shown:
        assert shown.getpixel((5, 5)) == (255, 255, 255)
    assert b"taken at home" not in result


@pytest.mark.parametrize(
    "data",
    [
        b"not a picture",
        picture("PNG")[:60],  # cut short
        picture("GIF"),  # another format
        picture("TIFF"),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        picture("PNG", (LARGEST_SIDE + 1, 1)),  # too many pixels
        picture("PNG") + b"x" * LARGEST_FILE,  # too many bytes
    ],
)
def test_what_is_not_a_small_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InputRefused, match="logo"):
        checked_logo(data)


def test_no_logo_is_no_logo() -> None:
    assert checked_logo(b"") == b""

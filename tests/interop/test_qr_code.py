from io import BytesIO

import segno
from PIL import Image

from assistant.interop.qr_code import qr_png

ADDRESS = "https://practice.example/h/0123456789ab"


def test_the_picture_holds_the_code_and_its_quiet_zone() -> None:
    with Image.open(BytesIO(qr_png(ADDRESS))) as picture:
        shown = picture.convert("L")
    matrix = segno.make_qr(ADDRESS, error="m").matrix
    size = shown.width // (len(matrix) + 8)
    assert shown.size == ((len(matrix) + 8) * size,) * 2
    middle = size // 2
    for y in range(-4, len(matrix) + 4):
        for x in range(-4, len(matrix) + 4):
            inside = 0 <= x < len(matrix) and 0 <= y < len(matrix)
            dark = bool(matrix[y][x]) if inside else False
            assert (shown.getpixel(((x + 4) * size + middle, (y + 4) * size + middle)) == 0) == dark


def test_another_text_has_another_code() -> None:
    assert qr_png(ADDRESS) != qr_png(f"{ADDRESS}x")

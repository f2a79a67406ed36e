import pytest

from assistant.errors import InputRefused
from assistant.interop.export_options import ExportOptions

SHA = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),  # off
        ("https://practice.example/h/{hash}", "https://practice.example/h/0123456789ab"),
        ("http://127.0.0.1:8000/{hash}?a=1", "http://127.0.0.1:8000/0123456789ab?a=1"),
        (" https://practice.example ", "https://practice.example"),
    ],
)
def test_the_address_is_that_of_this_text(given: str, expected: str) -> None:
    assert ExportOptions(qr=given).address(SHA) == expected


@pytest.mark.parametrize(
    "given",
    [
        "practice.example/h",
        "javascript:alert(1)",
        "tel:911",
        "https://practice.example/a b",
        'https://practice.example/"onload="x',
        "https://practice.example/" + "x" * 300,
    ],
)
def test_what_a_phone_should_not_open_is_refused(given: str) -> None:
    with pytest.raises(InputRefused, match="web address"):
        ExportOptions(qr=given).address(SHA)


def test_the_contact_line_is_one_short_line() -> None:
    assert ExportOptions(contact="Riverside\n 555 0100").contact_line() == "Riverside 555 0100"
    with pytest.raises(InputRefused, match="contact line"):
        ExportOptions(contact="x" * 201).contact_line()

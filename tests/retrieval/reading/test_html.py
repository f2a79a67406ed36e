import pytest

from assistant.errors import InputRefused
from retrieval.reading.html import plain_text, read_html
from tests.retrieval.made import INJECTED

PAGE = """<html><head><title>Cough | Clinic</title><meta name="author" content="The clinic">
<meta name="date" content="2023-04-01"><style>.gone {display: none} .note {color: #333}</style></head>
<body><nav>Home About</nav><main><h1>Cough</h1><p>Do <b>not</b> give antibiotics.</p>
<h2>Children</h2><ul><li>Honey</li><li>Rest</li></ul>
<table><tr><th>Age</th><th>Dose</th></tr><tr><td>1 year</td><td>2 ml</td></tr></table>
<script>alert("x")</script>%s</main><footer>Imprint</footer></body></html>"""


def page(inside: str = "") -> bytes:
    return (PAGE % inside).encode()


def test_structure_is_kept() -> None:
    reading = read_html("c.html", page())
    assert (reading.stated.title, reading.stated.publisher, reading.stated.year) == (
        "Cough",
        "The clinic",
        2023,
    )
    assert [(b.kind, b.path, b.text) for b in reading.blocks] == [
        ("paragraph", ("Cough",), "Do not give antibiotics."),
        ("list", ("Cough", "Children"), "Honey"),
        ("list", ("Cough", "Children"), "Rest"),
        ("table", ("Cough", "Children"), "Age: 1 year; Dose: 2 ml"),
    ]


UNSEEN = [
    ("<p hidden>{}</p>", "hidden attribute", "an attribute"),
    ('<p style="display:none">{}</p>', "hidden by style", "not displayed"),
    ('<p style="visibility: hidden">{}</p>', "hidden by style", "not visible"),
    ('<p style="opacity:0">{}</p>', "hidden by style", "seen through"),
    ('<p style="opacity:0.5">{}</p>', "", "half seen through can be read"),
    ('<p class="gone">{}</p>', "hidden by style", "by a rule of the page"),
    ('<p class="note">{}</p>', "", "dark grey can be read"),
    ('<p style="position:absolute; left:-9999px">{}</p>', "hidden by style", "moved away"),
    ('<p style="font-size:1px">{}</p>', "tiny text", "one pixel"),
    ('<p style="color:white">{}</p>', "invisible colour", "white on white"),
    ('<p><font color="#ffffff">{}</font></p>', "invisible colour", "by the old element"),
    ('<p style="color:#fff; background:#036">{}</p>', "", "white on blue can be read"),
    ('<div style="background-color:#000"><p style="color:white">{}</p></div>', "", "a dark box around it"),
    ("<!-- {} -->", "comment", "a comment"),
    ("<table><tr><td>a</td></tr><tr><td hidden>{}</td></tr></table>", "hidden attribute", "in a table"),
]


@pytest.mark.parametrize(("source", "rule", "why"), UNSEEN, ids=[row[2] for row in UNSEEN])
def test_what_a_reader_cannot_see(source: str, rule: str, why: str) -> None:
    reading = read_html("c.html", page(source.format(INJECTED)))
    assert [one.rule for one in reading.unseen] == ([rule] if rule else [])
    assert any(INJECTED in block.text for block in reading.blocks) == (not rule)


def test_an_address_that_is_a_script_is_not_taken() -> None:
    source = page().replace(b"<style>", b'<link rel="canonical" href="javascript:x"><style>')
    assert read_html("c.html", source).stated.url == ""


def test_utf8_without_a_declaration() -> None:
    assert "°" in read_html("c.html", "<p>38 °C</p>".encode()).blocks[0].text


def test_very_deep_nesting_does_not_break_the_reader() -> None:
    read_html("c.html", ("<div>" * 5000 + "text" + "</div>" * 5000).encode())


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(InputRefused, match=r"c\.html is empty"):
        read_html("c.html", b"<!-- -->")


def test_plain_text_of_a_field() -> None:
    assert list(plain_text("<p>One<br>two</p><p>three &amp; four</p>")) == ["One two", "three & four"]
    assert list(plain_text("Dose  5 mg")) == ["Dose 5 mg"]

import pytest
from markdown_it import MarkdownIt

from assistant.ui.plain_text import plain


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("**bold** and _slanted_", "emphasis"),
        ("<script>alert(1)</script>", "markup"),
        ("[here](http://example.org) ![x](http://example.org/x.png)", "links and images fetch from outside"),
        ("# 5 mg", "a heading"),
        ("1. take two\n2. call", "a list"),
        ("`code` and | table |", "code and tables"),
        ("BP 120/80 & temp > 38", "common in notes, must come out unchanged"),
    ],
)
def test_text_comes_out_as_the_same_words(text: str, why: str) -> None:
    html = MarkdownIt("commonmark", {"html": False}).render(plain(text))
    tokens = MarkdownIt("commonmark").parse(plain(text))
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "text_special", "hardbreak"}, (why, html)
    said = "".join(
        "\n" if child.type == "hardbreak" else child.content
        for token in tokens
        for child in token.children or []
    )
    assert said == text, why


@pytest.mark.parametrize("text", [":smile:", "$x^2$", ":red[stop]", ":material/home:"])
def test_what_streamlit_adds_to_markdown_is_escaped_too(text: str) -> None:
    assert plain(text).startswith("\\")

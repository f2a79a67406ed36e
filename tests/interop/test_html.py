"""The page is parsed as a browser would, and looked through for anything that acts or loads."""

import json
from io import BytesIO
from typing import Any

import lxml.html
import pytest
from PIL import Image

from assistant.encounter import Handout, HandoutSentence, Note
from assistant.interop.documents import export_handout, export_note
from assistant.interop.export_options import ExportOptions

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "<style>@import 'http://e'</style>",
    "{{ 7 * 7 }} {% raw %}",
    "a & b < c > d &amp; 'e' \"f\"",
]


def page(data: bytes) -> Any:
    return lxml.html.document_fromstring(data.decode())


def meta(document: Any) -> dict[str, str]:
    return {m.get("name"): m.get("content") for m in document.iter("meta") if m.get("name")}


@pytest.mark.parametrize(("which", "language", "way"), [("full", "en", "ltr"), ("arabic", "ar", "rtl")])
def test_language_and_direction_are_said(
    which: str, language: str, way: str, request: pytest.FixtureRequest
) -> None:
    document = page(export_handout(request.getfixturevalue(which), "html", "x"))
    assert (document.get("lang"), document.get("dir")) == (language, way)


def test_numbers_keep_their_order_in_a_text_that_runs_left(arabic: Handout) -> None:
    document = page(export_handout(arabic, "html", "x"))
    kept = [span.text for span in document.iter("span") if span.get("dir") == "ltr"]
    assert {"112", "Losartan 50\u00a0mg", "10–20\u00a0mg", "50\u00a0mg"} <= set(kept)


def test_the_mark_is_there_for_machines(full: Handout) -> None:
    document = page(export_handout(full, "html", "Your visit"))
    names = meta(document)
    assert (names["ai-generated"], names["human-approved"]) == ("true", "true")
    assert names["digital-source-type"].endswith("/compositeWithTrainedAlgorithmicMedia")
    assert names["text-sha256"] == full.sha256()
    assert "noindex" in names["robots"]
    [data] = document.xpath("//script")
    assert data.get("type") == "application/ld+json"
    said = json.loads(data.text)
    assert said["digitalSourceType"] == names["digital-source-type"]
    assert (said["author"]["name"], said["inLanguage"]) == ("Dr Élodie Müller", "en")


def test_a_draft_says_that_nobody_approved_it(full: Handout) -> None:
    draft = full.model_copy(update={"approval": None})
    document = page(export_handout(draft, "html", "x", stamp="Stamp"))
    assert meta(document)["human-approved"] == "false"
    assert "author" not in json.loads(document.xpath("//script")[0].text)


@pytest.mark.parametrize("text", ATTACKS)
def test_text_is_shown_and_never_acts(full: Handout, text: str) -> None:
    full.sections[1].sentences.append(HandoutSentence(text=text))
    full.sections[1].title = text
    full.medicines[0].name = text
    options = ExportOptions(contact=text)
    document = page(export_handout(full, "html", text, stamp=text, options=options))
    assert [s.get("type") for s in document.iter("script")] == ["application/ld+json"]
    assert json.loads(document.xpath("//script")[0].text)["name"] == text
    assert not document.xpath("//img | //iframe | //link | //object | //@onerror | //@onload")
    assert len(document.xpath("//style")) == 1
    for place in ("//li", "//h2", "//th", "//h1", "//title"):
        assert text in [element.text_content() for element in document.xpath(place)]


def test_nothing_is_loaded_from_elsewhere(full: Handout) -> None:
    logo = BytesIO()
    Image.new("RGB", (30, 10)).save(logo, "PNG")
    options = ExportOptions(qr="https://practice.example/h/{hash}", logo=logo.getvalue())
    data = export_handout(full, "html", "x", options=options)
    document = page(data)
    assert all(source.startswith("data:image/png;base64,") for source in document.xpath("//@src"))
    assert all(image.get("alt") for image in document.iter("img"))
    assert len(document.xpath("//img")) == 2
    [link] = document.xpath("//a/@href")
    assert link == f"https://practice.example/h/{full.sha256()[:12]}"
    style = document.xpath("//style")[0].text
    assert "url(" not in style and "@import" not in style
    assert "default-src 'none'" in data.decode()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_on_the_paper_of_the_practice(full: Handout, paper: Any) -> None:
    data = export_handout(full, "html", "x", options=ExportOptions(paper=paper)).decode()
    assert f"@page {{ size: {paper};" in data


def test_headings_and_tables_are_what_they_are_called(full: Handout, note: Note) -> None:
    document = page(export_handout(full, "html", "Your visit"))
    assert [h.text_content() for h in document.iter("h1", "h2")] == [
        "Your visit",
        "Call 911 right away if",
        "Why you came",
        "What we decided",
        "Your medicines",
        "When to get help",
        "Questions to ask",
    ]
    assert {th.get("scope") for th in document.xpath("//thead//th")} == {"col"}
    assert {th.get("scope") for th in document.xpath("//tbody//th")} == {"row"}
    assert document.xpath("//section[@class='urgent']/h2")
    problems = [h.text_content() for h in page(export_note(note, "html", "x")).iter("h3")]
    assert problems == ["Hypertension", "Dry cough"]

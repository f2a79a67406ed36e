import pytest
import yaml
from markdown_it import MarkdownIt

from assistant.encounter import Handout, Note
from assistant.interop.documents import export_handout, export_note
from assistant.interop.markdown import escape


def test_the_front_matter_is_the_mark_that_machines_read(note: Note) -> None:
    text = export_note(note, "md", 'A: "B" # c').decode()
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["title"] == 'A: "B" # c'
    assert (front["ai_generated"], front["human_approved"]) == (True, True)
    assert front["text_sha256"] == note.sha256()


def test_an_addendum_says_first_what_it_changed(note: Note) -> None:
    amended = note.model_copy(update={"addendum": "Removed from Plan: “Rest.”"})
    text = export_note(amended, "md", "Visit").decode()
    assert 0 < text.index("Removed from Plan") < text.index(note.sections[0].title)
    assert "Addendum" not in export_note(note, "md", "Visit").decode()


@pytest.mark.parametrize(
    "text",
    [
        "BP 120/80, SpO2 ≥ 97 %, T 38.2 °C – well.",  # ordinary text, unchanged below
        "2*3*4 and _this_ and **that**",
        "<script>alert(1)</script> & &amp; <!-- x -->",
        "[a](http://b) ![c](d) <http://e>",
        "`code` ~~gone~~ a\\b",
        "# not a heading",
        "- not a list",
        "1. not a list",
        "12) not a list",
        "> not a quotation",
        "+ 1",
        "---",
        "===",
        "snake_case_word",
    ],
)
@pytest.mark.parametrize("before", ["", "- "])
def test_text_is_shown_as_it_is_and_never_acts_as_markup(text: str, before: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(before + escape(text))
    kinds = {token.type for token in tokens} - {"inline"}
    listed = {"bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close"}
    assert kinds == {"paragraph_open", "paragraph_close"} | (listed if before else set())
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == text


def test_ordinary_clinical_text_is_not_touched() -> None:
    text = "BP 120/80 (sitting), HbA1c < 7.4 %; start losartan 50 mg - once daily."
    assert escape(text) == text


def test_a_cell_cannot_break_the_table(handout: Handout) -> None:
    odd = handout.medicines[0].model_copy(update={"when": "a | b\nc"})
    text = export_handout(handout.model_copy(update={"medicines": [odd]}), "md", "x", stamp="s").decode()
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert "<td>a | b c</td>" in html

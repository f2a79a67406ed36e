from datetime import date

from retrieval.chunk import WORDS
from retrieval.chunk_blocks import LONGEST, block_passages, blocks_of
from retrieval.library_document import LibraryDocument
from retrieval.reading.block import Block, Kind


def document(**changed: object) -> LibraryDocument:
    values = {
        "id": "practice/cough-1", "collection": "practice", "title": "Cough", "publisher": "Us", "year": 2024,
        "name": "cough.pdf", "sha256": "0", "added": date(2024, 1, 1), "reading": 1, **changed,
    }  # fmt: skip
    return LibraryDocument.model_validate(values)


def block(words: int, *path: str, kind: Kind = "paragraph", page: int | None = None) -> Block:
    return Block(text="word " * (words - 1) + "end.", path=path, kind=kind, page=page)


def test_a_passage_never_crosses_a_heading() -> None:
    passages = block_passages(document(), [block(5, "A"), block(5, "A", "B"), block(5, "A")])
    assert [(p.id, p.section, p.path) for p in passages] == [
        ("practice/cough-1:1", "A", ("A",)),
        ("practice/cough-1:2", "A: B", ("A", "B")),
        ("practice/cough-1:3", "A", ("A",)),
    ]


def test_short_blocks_share_a_passage_with_the_page_of_most_of_it() -> None:
    (passage,) = block_passages(document(), [block(9, page=3), block(20, page=4)])
    assert (passage.id, passage.page) == ("practice/cough-1:1-2", 4)
    assert passage.source == "Cough (cough.pdf), pages 3 to 4"
    assert passage.section == "Cough", "without headings the title is the section"


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "One sentence of exactly seven words here. " * 40
    passages = block_passages(document(), [Block(text=text.strip())])
    assert [p.id for p in passages][:2] == ["practice/cough-1:1", "practice/cough-1:1.2"]
    assert all(len(p.text.split()) <= LONGEST and p.text.endswith("here.") for p in passages)
    assert " ".join(p.text for p in passages) == text.strip()


def test_text_without_an_end_is_cut_between_words() -> None:
    passages = block_passages(document(), [Block(text="name " * 500)])
    assert all(len(p.text.split()) <= LONGEST for p in passages)


def test_a_table_row_is_kept_whole() -> None:
    (passage,) = block_passages(document(), [block(LONGEST + 20, kind="table")])
    assert len(passage.text.split()) == LONGEST + 20


def test_passages_are_of_about_the_same_length() -> None:
    passages = block_passages(document(), [block(30) for _ in range(10)])
    assert {len(p.text.split()) for p in passages} <= {60, 90} and WORDS == 90


def test_what_a_passage_says_of_its_document() -> None:
    old = document(year=2010)
    replaced = document(status="superseded")
    rated = Block(text="Give honey.", kind="recommendation", grade="A")
    assert block_passages(old, [rated])[0].outdated and block_passages(replaced, [rated])[0].outdated
    (passage,) = block_passages(document(year=date.today().year), [rated, rated])
    assert (passage.collection, passage.grade, passage.outdated) == ("practice", "A", False)


def test_the_blocks_of_a_passage() -> None:
    assert list(blocks_of("practice/cough-1:2-4")) == [2, 3, 4]
    assert list(blocks_of("practice/cough-1:7.2")) == [7]
    assert list(blocks_of("practice/cough-1")) == []

from pathlib import Path

from eval.datasets import Sample
from eval.medquad import document_id, open_index, texts_of
from tests.retrieval.conftest import HashedWords

ANSWERS = [
    Sample(
        id=str(number),
        input=f"What is {focus}?",
        reference=answer,
        meta={"focus": focus, "source": "A site", "url": "https://example.org", "qtype": "information"},
    )
    for number, (focus, answer) in enumerate(
        [("Gout", "Uric acid collects.    - Joints swell."), ("", "Wheezing is common.")], start=1
    )
]


def test_answers_become_documents_without_their_questions() -> None:
    texts = texts_of(ANSWERS)
    assert [passage.document for passage in texts.passages] == [document_id("1"), document_id("2")]
    assert texts.passages[0].indexed_text() == "Gout. Uric acid collects.\n- Joints swell."
    assert texts.passages[1].title == "A site"
    assert not any("What is" in text for text in texts.embedded())


def test_an_index_is_kept_until_the_answers_change(tmp_path: Path) -> None:
    told: list[str] = []

    def report(message: str, done: float) -> None:
        told.append(message)

    first = open_index(tmp_path, texts_of(ANSWERS), HashedWords(), report)
    assert told
    told.clear()
    again = open_index(tmp_path, texts_of(ANSWERS), HashedWords(), report)
    assert again.folder == first.folder
    assert not told
    other = open_index(tmp_path, texts_of(ANSWERS[:1]), HashedWords(), report)
    assert other.folder != first.folder

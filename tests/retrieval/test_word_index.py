from pathlib import Path

import pytest

from retrieval.word_index import WordIndex

TEXTS = [["gout", "flare", "colchicine"], ["asthma", "inhaler"], ["gout", "diet"]]


@pytest.fixture
def index() -> WordIndex:
    return WordIndex.build(["a", "b", "c"], TEXTS)


def test_coverage_is_a_share(index: WordIndex) -> None:
    values = index.coverage(["gout", "flare"])
    assert values.shape == (3,)
    assert 0 < values[2] < values[0] <= 1
    assert values[1] == 0


def test_unknown_words_lower_the_coverage(index: WordIndex) -> None:
    assert index.coverage(["gout", "zebra", "lawn"])[0] < index.coverage(["gout"])[0] / 2


def test_a_query_of_unknown_words_covers_nothing(index: WordIndex) -> None:
    assert not index.coverage(["zebra"]).any()
    assert not index.coverage([]).any()


def test_a_saved_index_ranks_as_before(index: WordIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "words")
    loaded = WordIndex.load(tmp_path / "words")
    assert loaded.ids == ["a", "b", "c"]
    assert loaded.coverage(["gout", "flare", "zebra"]).tolist() == pytest.approx(
        index.coverage(["gout", "flare", "zebra"]).tolist()
    )

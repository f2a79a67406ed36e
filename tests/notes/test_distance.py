import pytest

from assistant.notes.distance import word_distance

ROWS = [
    ("", "", 0.0, "nothing is like nothing"),
    ("a b c", "a b c", 0.0, "the same words"),
    ("a b c", "", 1.0, "all words gone"),
    ("", "a", 1.0, "all words new"),
    ("a b c d", "a x c d", 0.25, "one of four words replaced"),
    ("a b c d", "a c d", 0.25, "one of four words deleted"),
    ("a b c", "a b x c", 0.25, "one inserted, as a share of the longer text"),
    ("a b", "c d", 1.0, "no word can stay"),
    ("a b c", "c a b", 2 / 3, "a word that moves is deleted and inserted"),
    ("Takes aspirin.", "takes aspirin.", 0.5, "a capital is a difference that a reader sees"),
    ("a  b\nc", "a b c", 0.0, "white space is none"),
]


@pytest.mark.parametrize(("before", "after", "wanted", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_word_distance(before: str, after: str, wanted: float, why: str) -> None:
    assert word_distance(before, after) == pytest.approx(wanted)
    assert word_distance(after, before) == pytest.approx(wanted), "it is the same both ways"


def test_it_agrees_with_the_plain_table_of_levenshtein() -> None:
    old, new = (
        ["the", "cat", "sat", "on", "the", "mat", "and", "then", "it", "slept"],
        ["a", "cat", "then", "sat", "on", "mat", "it", "slept", "on"],
    )
    table = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(new) + 1)] for i in range(len(old) + 1)]
    for i, a in enumerate(old, 1):
        for j, b in enumerate(new, 1):
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a != b))
    longer = max(len(old), len(new))
    assert word_distance(" ".join(old), " ".join(new)) == pytest.approx(table[-1][-1] / longer)

import pytest

from assistant.asking.clauses import clauses, content, share

CUT = [
    ("Combine them, and do not use one alone.", [0, 1], "a denial behind and"),
    ("Use it unless the kidneys fail.", [0, 1], "an exception"),
    ("Not only children are screened.", [0], "not only denies nothing"),
    ("Give no more than 3 doses.", [0], "a bound denies nothing"),
    ("Avoid it in people without fever.", [2], "two denials"),
    ("It isn't needed.", [1], "a contraction"),
    ("Non-drug care comes first.", [1], "a prefix"),
]


@pytest.mark.parametrize(("text", "denials", "reason"), CUT, ids=[row[2] for row in CUT])
def test_clauses_and_their_denials(text: str, denials: list[int], reason: str) -> None:
    found = clauses(text)
    assert [clause.denials for clause in found] == denials
    assert "".join(clause.text for clause in found) == text


def test_words_without_weight_do_not_count() -> None:
    assert content("Patients should be treated as recommended in 5 days") <= content("day")


def test_forms_of_a_word_are_one() -> None:
    assert share(content("screening pregnancies"), content("screen in pregnancy")) == 1.0
    assert share(content("hypertension"), content("hyperthyroidism")) == 0.0

"""How a statement is split into claims, a reason a row."""

import pytest

from assistant.grounding.claims import claims, is_reason
from assistant.grounding.terms import terms

SPLITS = [
    ("He has a cough.", ["He has a cough."], "one fact"),
    (
        "Denies fever, chills, or cough.",
        ["Denies fever", "Denies chills", "Denies cough"],
        "each item of a list is denied",
    ),
    (
        "He takes lisinopril and he denies chest pain.",
        ["He takes lisinopril", "he denies chest pain."],
        "two clauses, each with its verb",
    ),
    ("Pain and swelling of the knee.", ["Pain and swelling of the knee."], "no head to repeat"),
    (
        "No murmurs, rubs, or gallops; lungs are clear.",
        ["No murmurs", "No rubs", "No gallops", "lungs are clear."],
        "a list, then another sentence",
    ),
    (
        "Denies pain that gets worse when he walks upstairs or at night.",
        ["Denies pain that gets worse when he walks upstairs or at night."],
        "a long piece is not an item",
    ),
]


@pytest.mark.parametrize(("statement", "wanted", "reason"), SPLITS, ids=[r[2] for r in SPLITS])
def test_splits(statement: str, wanted: list[str], reason: str) -> None:
    assert claims(statement) == wanted


@pytest.mark.parametrize("statement", [row[0] for row in SPLITS])
def test_no_content_word_is_lost(statement: str) -> None:
    assert set(terms(statement)) <= {t for claim in claims(statement) for t in terms(claim)}


REASONS = [
    ("An MRI to assess the extent of the tear.", ["to assess the extent of the tear."], "a purpose"),
    ("The knee is swollen, which suggests a tear.", ["which suggests a tear."], "what it is taken for"),
    ("He is able to walk.", [], "an infinitive that says what he does"),
    ("He takes lisinopril and denies cough.", [], "two facts"),
]


@pytest.mark.parametrize(("statement", "wanted", "reason"), REASONS, ids=[r[2] for r in REASONS])
def test_reasons_are_told_apart(statement: str, wanted: list[str], reason: str) -> None:
    assert [claim for claim in claims(statement) if is_reason(claim)] == wanted

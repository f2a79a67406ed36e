"""Sentences that are true to a passage and answer something else."""

import pytest

from assistant.asking.about import is_about
from assistant.asking.answer import SourcePassage


def passage(text: str, title: str = "Bleeding on anticoagulants") -> SourcePassage:
    return SourcePassage(
        id="a:1",
        document="a",
        title=title,
        section="Reversal",
        text=text,
        publisher="Harbor Society",
        year=2024,
    )


BOTH = "For bleeding on dabigatran give idarucizumab.\nFor bleeding on apixaban give andexanet alfa."
CASES = [
    (
        "How is Eliquis reversed?",
        "For bleeding on dabigatran give idarucizumab.",
        BOTH,
        False,
        "another medicine",
    ),
    (
        "How is Eliquis reversed?",
        "For bleeding on apixaban give andexanet alfa.",
        BOTH,
        True,
        "by its generic name",
    ),
    ("How is Eliquis reversed?", "Give four-factor concentrate.", BOTH, True, "its passage names it"),
    ("Glyburide in old age?", "Avoid sulfonylureas.", "Avoid sulfonylureas.", True, "a class for its member"),
    ("Lantus at first?", "Start basal insulin low.", "Start basal insulin low.", True, "the general name"),
    (
        "Allergic to penicillin, what now?",
        "Treat with penicillin.",
        "Treat with penicillin.",
        False,
        "an allergy",
    ),
    (
        "Allergic to penicillin?",
        "In penicillin allergy give another.",
        "Treat.",
        True,
        "what is said of the allergy",
    ),
    ("How is bleeding stopped?", "Give idarucizumab.", BOTH, True, "no medicine was asked for"),
]


@pytest.mark.parametrize(
    ("question", "sentence", "text", "about", "reason"), CASES, ids=[r[4] for r in CASES]
)
def test_medicines(question: str, sentence: str, text: str, about: bool, reason: str) -> None:
    assert is_about(question, sentence, passage(text)) is about


DISEASES = [
    ("Which drug in pancreatitis?", "Epilepsy", "Offer lamotrigine first.", False, "another disease"),
    ("What helps in gout?", "Gout", "Offer colchicine.", True, "the disease is the heading"),
    ("Glucose goal in diabetes?", "Gestational diabetes", "Aim below 95.", True, "a kind of the disease"),
    ("What helps a sore thumb?", "Gout", "Offer colchicine.", True, "no disease that is known was asked for"),
    ("How is pancreatitis fed?", "Nutrition", "In pancreatitis feed early.", True, "in the passage"),
]


@pytest.mark.parametrize(
    ("question", "title", "text", "about", "reason"), DISEASES, ids=[r[4] for r in DISEASES]
)
def test_diseases(question: str, title: str, text: str, about: bool, reason: str) -> None:
    assert is_about(question, text, passage(text, title)) is about

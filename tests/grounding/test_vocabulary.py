import pytest
from pydantic import ValidationError

from assistant.grounding.vocabulary import DrugWords, drug_words, drugs, misheard

NAMED = [
    ("Increase Lasix to 80 mg.", {"furosemide"}, "a brand is its generic"),
    ("furosemide 80 mg", {"furosemide"}, "the generic itself"),
    ("lisinopril and Tylenol", {"lisinopril", "acetaminophen"}, "two drugs"),
    ("paracetamol", {"acetaminophen"}, "the British name"),
    ("He is well.", set(), "none"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), NAMED, ids=[row[2] for row in NAMED])
def test_names(text: str, wanted: set[str], reason: str) -> None:
    assert set(drugs(text)) == wanted


def test_a_misheard_name_is_found() -> None:
    assert misheard("lisinopril", "I take lisinipril every day") == "lisinipril"
    assert misheard("lisinopril", "I take a pill every day") == ""


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        DrugWords.model_validate({**drug_words().model_dump(), "colours": []})

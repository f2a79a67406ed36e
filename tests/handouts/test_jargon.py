import pytest

from assistant.handouts.jargon import jargon

CASES = [
    ("You have hypertension.", {"hypertension": "high blood pressure"}, "one word"),
    ("Hypertension is common.", {"Hypertension": "high blood pressure"}, "at the beginning"),
    ("It is congestive heart failure.", {"congestive heart failure": "heart failure"}, "the longest match"),
    ("CAD was found.", {"CAD": "heart artery disease"}, "an abbreviation"),
    ("Edema (Lasix 20 mg)", {"Edema": "swelling"}, "a dose in brackets is no meaning"),
    ("Hypertension (HTN)", {"Hypertension": "high blood pressure", "HTN": "high blood pressure"},
     "a second name is no meaning"),
]  # fmt: skip

PLAIN = [
    ("You have high blood pressure.", "plain already"),
    ("He is a cad.", "the letters of an abbreviation in a word"),
    ("Edema (swelling) is common.", "explained after"),
    ("You have swelling (edema).", "explained before"),
    ("You have a swelling called edema.", "explained with a verb"),
    ("Edema, which means swelling, is common.", "explained in a clause"),
    ("Take lisinopril 10 mg.", "a medicine's name cannot be said more simply"),
    ("We utilize a scale.", "only a long word, of no field"),
    ("A pre-hypertension-like state.", "a piece of a compound"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "found", "reason"), CASES)
def test_clinical_words_are_found_with_what_is_plain(text: str, found: dict[str, str], reason: str) -> None:
    assert {one.term: one.plain for one in jargon(text)} == found, reason


@pytest.mark.parametrize(("text", "reason"), PLAIN)
def test_plain_and_explained_words_are_not(text: str, reason: str) -> None:
    assert jargon(text) == [], reason


def test_every_place_is_named() -> None:
    text = "Edema here, edema there."
    assert [text[one.start : one.end] for one in jargon(text)] == ["Edema", "edema"]

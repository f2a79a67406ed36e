import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.encounter import Handout, HandoutSection, HandoutSentence
from assistant.handouts import glossary as glossary_module
from assistant.handouts.glossary import explain_words, glossary, handout_words, meaning
from assistant.handouts.readability import flesch_kincaid, sentences, words

FOUND = [
    ("You have atrial fibrillation.", ["atrial fibrillation"], "two words"),
    ("Both arteries are narrow.", ["artery"], "an irregular form"),
    ("Two biopsies were done.", ["biopsy"], "a plural in -ies"),
    ("Viruses are not killed by it.", ["virus"], "a plural in -uses"),
    ("You had three strokes.", ["stroke"], "a plural in -s"),
    ("We got MRIs of both knees.", ["MRI"], "a plural of an abbreviation"),
    ("Your A1c is 7.", ["A1c"], "letters with a digit"),
    ("Your hemoglobin A1c is 7.", ["A1c"], "the longest words win over hemoglobin"),
    ("Blood Pressure: high.", ["blood pressure"], "without regard to case"),
    ("You have wear-and-tear arthritis.", ["osteoarthritis"], "the plain name leads to it too"),
    ("A kidney stone was seen in the kidney.", ["kidney stone", "kidney"], "one within another, once each"),
    ("Your fever and cough, then a fever again.", ["fever"], "each word once"),
    ("See a neurologist.", ["neurologist"], "a specialist"),
    ("You have Crohn's disease.", ["Crohn's disease"], "an apostrophe"),
]


@pytest.mark.parametrize(("text", "terms", "reason"), FOUND)
def test_found(text: str, terms: list[str], reason: str) -> None:
    found = explain_words(text)
    assert [e.term for e in found] == terms, reason
    assert all(text[e.start : e.end] == e.words for e in found)


NOT_FOUND = [
    ("Your ironing board is heavy.", "a part of a word"),
    ("Stand on a step stool.", "a seat"),
    ("It was a joint decision.", "shared"),
    ("Do not strain your eyes.", "a verb of every day"),
    ("It brought back an echo-like sound.", "a part of a compound"),
    ("You have hay fever.", "no fever"),
    ("I saw you play petty games.", "small letters are no PET scan"),
    ("Give it to me.", "IV needs its capitals"),
    ("Take it with a cup of tea.", "no clinical word"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_FOUND)
def test_not_found(text: str, reason: str) -> None:
    assert explain_words(text) == [], reason


ASKED = [
    ("stent", True, "a term"),
    ("Stents", True, "its plural, with a capital"),
    (" stent ", True, "with spaces"),
    ("tendonitis", True, "another spelling"),
    ("TIA", True, "an abbreviation"),
    ("tia", False, "which in small letters is a name"),
    ("step stool", False, "an everyday phrase"),
    ("stent graft", False, "more than the glossary knows"),
    ("zebra", False, "no clinical word"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("word", "known", "reason"), ASKED)
def test_one_word_is_explained(word: str, known: bool, reason: str) -> None:
    assert bool(meaning(word)) is known, reason


def test_a_handout_has_its_words_as_they_stand_in_it() -> None:
    texts = ["You have GERD.", "Your Joints are fine, and GERD is better."]
    section = HandoutSection(title="What we found", sentences=[HandoutSentence(text=t) for t in texts])
    found = handout_words(Handout(sections=[section]))
    assert list(found) == ["GERD", "Joints"]
    assert all(found.values())


def test_the_shipped_words_are_many_and_their_meanings_short() -> None:
    terms = glossary().terms
    assert len(terms) >= 200
    for term, means in terms.items():
        assert len(sentences(means)) == 1 and means.endswith("."), term
        assert len(words(means)) <= 20, term
        assert not re.search(rf"\b{re.escape(term)}\b", means, re.I), f"{term} is explained by itself"


def test_the_meanings_are_easier_than_the_words() -> None:
    hard = {term: flesch_kincaid(means) for term, means in glossary().terms.items()}
    assert {term: grade for term, grade in hard.items() if grade > 6} == {}


def test_every_term_and_form_is_found_as_it_is_written() -> None:
    known = glossary()
    lost = [term for term in known.terms if [e.term for e in explain_words(term)] != [term]]
    lost += [form for form, term in known.also.items() if [e.term for e in explain_words(form)] != [term]]
    assert lost == []


BROKEN = [
    ("terms: {a: b.}\nalso: {c: d}\neveryday: []\n", "a form of a term that is not there"),
    ("terms: {a: b., c: d.}\nalso: {c: a}\neveryday: []\n", "a form that is a term"),
    ("terms: {a: b.}\nalso: {}\neveryday: []\nmore: 1\n", "unknown key"),
    ("terms: {a: b.}\n", "missing key"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_a_broken_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    file = tmp_path / "knowledge" / glossary_module.FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(glossary_module, "ROOT", tmp_path)
    glossary.cache_clear()
    with pytest.raises(ValidationError):
        glossary()
    monkeypatch.undo()
    glossary.cache_clear()

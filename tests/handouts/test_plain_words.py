"""The list of plain words itself: large enough, each word once, and plain indeed."""

import re

import pytest
import yaml

from assistant.handouts import rules
from assistant.handouts.differences import differences
from assistant.handouts.jargon import jargon
from assistant.handouts.plain import plain_terms
from assistant.handouts.rules import PlainWords, plain_words
from assistant.settings import ROOT

TWICE_IN_ONE = {"bid", "b.i.d", "tid", "t.i.d", "qid"}
""" "Twice daily today" holds a number that "bid" holds for those who can read it."""

KNOWN_SHIFTS = {"NPO", "idiopathic", *TWICE_IN_ONE}
"""Words that a check cannot read, so that it takes their meaning for something new."""


def test_at_least_600_clinical_terms_plurals_not_counted() -> None:
    terms = {name.lower() for name in plain_words().terms}
    assert len({name for name in terms if name[:-1] not in terms and name[:-2] not in terms}) >= 600


def test_no_key_stands_in_the_file_twice() -> None:
    # PyYAML keeps the last of two equal keys without a word; its tree still has both.
    tree = yaml.compose((ROOT / "knowledge" / rules.WORDS).read_text(encoding="utf-8"))
    for table in (value for _, value in tree.value if isinstance(value, yaml.MappingNode)):
        names = [key.value for key, _ in table.value]
        assert sorted(set(names)) == sorted(names)


def test_two_spellings_of_one_word_are_refused() -> None:
    table = {"labels": [], "body": {}, "ours": [], "said": {}}
    with pytest.raises(ValueError, match="twice: edema"):
        PlainWords.model_validate({**table, "terms": {"edema": "swelling"}, "long_words": {"Edema": "x"}})


def test_replacements_hold_no_clinical_word_that_is_not_explained() -> None:
    found = {
        name: [one.term for one in jargon(re.sub(r"\([^)]*\)", "", plain))]
        for name, plain in plain_words().terms.items()
        if not plain.startswith(name)
    }
    assert {name: terms for name, terms in found.items() if terms} == {
        "systolic ejection murmur": ["heart murmur"]  # "heart murmur (extra heart sound)"
    }


def test_a_replacement_changes_no_fact() -> None:
    shifted = {}
    for name in plain_words().terms:
        source = f"The visit showed {name} today."
        told = plain_terms(source)
        kinds = {one.kind for one in differences(source, told, also=told)} - {"strays"}
        if kinds and name not in KNOWN_SHIFTS:
            shifted[name] = kinds
    assert shifted == {}


FALSE_FRIENDS = [
    ("You need a hepatitis B vaccine.", "You need a hepatitis B vaccine.", "a name that stays"),
    ("The liver has a lesion.", "The liver has an abnormal area.", "no liver spot"),
    ("You have sleep apnea.", "You have pauses in breathing during sleep (sleep apnea).", "not sleep pauses"),
    ("CVA tenderness was found.", "Soreness over the kidney was found.", "no stroke"),
    ("She had a CVA.", "She had a stroke.", "but here it is one"),
    ("You have anorexia nervosa.", "You have eating disorder (anorexia).", "no mere loss of appetite"),
    ("No murmurs.", "No extra heart sounds.", "a denial stays"),
    ("She was afebrile.", "She was without a fever.", "a denial in one word"),
]


@pytest.mark.parametrize(("text", "told", "reason"), FALSE_FRIENDS)
def test_meaning_goes_before_ease(text: str, told: str, reason: str) -> None:
    assert plain_terms(text) == told, reason

"""Whether a sentence can be an answer: about the medicine and the disease that the question names.

A sentence can be true to its passage and still answer something else, such as how another anticoagulant is
reversed.
"""

import re

from assistant.asking.answer import SourcePassage
from assistant.asking.clauses import content, covered
from assistant.asking.rules import asking_rules, whole_words
from assistant.grounding.checks.diagnosis import conditions
from assistant.grounding.diseases import ENDING
from assistant.grounding.drug_classes import classes_in, classes_of
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs, same_drug

ALLERGY = re.compile(r"\b(?:allerg|anaphyla|hypersensitiv|intoleran)\w*", re.I)


def is_about(question: str, sentence: str, passage: SourcePassage) -> bool:
    """False when the question names medicines or diseases, and the sentence is about none of them.

    A medicine must be in the sentence or, if that names none, in its passage; a class counts for its members.
    A disease may be anywhere in the passage or its heading. If the question speaks of an allergy, a sentence
    with the same medicine or one of its family must speak of it too: it must not offer what is not borne.
    """
    whole = f"{passage.heading()} {passage.text}"
    if _is_offered(question, sentence):
        return False
    return _medicine(question, sentence if drugs(sentence) else whole) and _disease(question, whole)


def _is_offered(question: str, sentence: str) -> bool:
    """Whether a sentence may offer what the question says somebody is allergic to."""
    if not ALLERGY.search(question) or ALLERGY.search(sentence):
        return False
    families = [whole_words((family,)) for family in asking_rules().allergens]
    return bool(drugs(question).keys() & drugs(sentence).keys()) or any(
        family.search(question) and family.search(sentence) for family in families
    )


def _medicine(question: str, text: str) -> bool:
    asked, named, said = drugs(question), drugs(text), classes_in(text)
    return not asked or any(
        any(same_drug(drug, other) for other in named)
        or not said.keys().isdisjoint(classes_of(drug))
        or _general(drug, text)
        for drug in asked
    )


def _general(drug: str, text: str) -> bool:
    """Whether a text names a medicine by a part of its name: insulin glargine as insulin."""
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.I) for word in drug.split())


def _disease(question: str, text: str) -> bool:
    """Diseases that both may name: known conditions by any name, and words that end like a disease's name."""
    asked, named = _conditions(question), _conditions(text)
    if not asked.isdisjoint(named):
        return True
    words = {term for found in ENDING.finditer(question) for term in terms(found[0])}
    words |= {term for condition in asked for term in terms(condition)}
    return not words or bool(covered(frozenset(words), content(text)))


def _conditions(text: str) -> set[str]:
    return {mention.name for mention in conditions().mentioned(text)}

"""Medicines named in another language: by a table, by the English name in Latin letters, by its sound.

Spanish, Portuguese and French spell international names alike but for a few letters ("metformina");
Hindi and Arabic write their sound, of which only the consonants are compared.
"""

import re
from functools import lru_cache

from assistant.grounding.facts import drugs as english_drugs
from assistant.grounding.vocabulary import drug_words, mentions
from assistant.handouts.language_data import read_rules
from assistant.handouts.language_text import plain_text
from assistant.handouts.language_words import FRONTS, language_words
from assistant.handouts.rules import Data

FILE = "vocabulary/drug_names.yaml"
SPELLING = (
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("chl", "cl"),
    ("ch", "c"),
    ("qu", "c"),
    ("k", "c"),
    ("y", "i"),
    ("w", "v"),
    ("ae", "e"),
    ("oe", "e"),
    ("h", ""),
)
"""Letters that the Romance languages write otherwise."""

LETTERS = {
    **dict.fromkeys("कखगघقكخجغگ", "k"),
    **dict.fromkeys("चछजझशषसزسشصظ", "s"),
    **dict.fromkeys("टठतथتثط", "t"),
    **dict.fromkeys("डढदधدذض", "d"),
    **dict.fromkeys("नणञंن", "n"),
    **dict.fromkeys("पफबभवبفپ", "p"),
    **dict.fromkeys("मم", "m"),
    **dict.fromkeys("रر", "r"),
    **dict.fromkeys("लळل", "l"),
}
"""Consonants of Devanagari and Arabic by sound. Arabic writes b for p, f for v, k for g."""

SHORTEST_SOUND = 3
SHORTEST_ADDED = 5
"""Consonants that a name needs to be known by its sound; more to be taken for an added one."""


class DrugNames(Data):
    """English generic name to its names by language, where they are not found by spelling or sound alone."""

    names: dict[str, dict[str, str]]


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, list[str]]]:
    table = read_rules(DrugNames, FILE).names
    return {
        drug: {code: [n.strip() for n in ways.split("|")] for code, ways in by_language.items()}
        for drug, by_language in table.items()
    }


def drug_names(generic: str, code: str) -> list[str]:
    """The names of a medicine in a language, as the table has them; none when it is not there."""
    return _names().get(generic, {}).get(code, [])


def told_drugs(text: str, code: str, english: str) -> set[str]:
    """Generic names of the medicines in a sentence of language ``code`` that translates ``english``.

    Those of the English sentence are looked for closest. A word that only sounds like another word of it
    ("cholesterol") is no medicine.
    """
    wanted = english_drugs(english)
    found = english_drugs(text)
    plain = plain_text(text)
    heard = {generic for generic in wanted - found if _named(plain, generic, code)}
    by_table = set() if any(m.plain for m in mentions(english)) else _only_by_table(plain, code)
    by_form = _by_form(plain, code, {sound(word) for word in plain_text(english).split()})
    return (found & wanted) | heard | _without_twins(found | by_table | by_form, wanted)


def _without_twins(found: set[str], wanted: set[str]) -> set[str]:
    """Leaves out what only shares its name's form with a wanted one ("amoxicillin with clavulanate")."""
    return {drug for drug in found if not any(drug in each or each in drug for each in wanted - {drug})}


def _named(plain: str, generic: str, code: str) -> bool:
    brands = drug_words().drugs.get(generic, [])
    forms = {form(word) for word in (generic, *brands)}
    heard = {sound(word) for word in (generic, *brands) if len(sound(word)) >= SHORTEST_SOUND}
    tokens = _tokens(plain, code)
    whole = all(
        any(form(t) == form(part) or (not t.isascii() and sound(t) == sound(part)) for t in tokens)
        for part in generic.split()
        if part != "with"
    )
    return (
        whole
        or any(form(t) in forms or (not t.isascii() and sound(t) in heard) for t in tokens)
        or _by_table(plain, generic, code)
    )


def _by_table(plain: str, generic: str, code: str) -> bool:
    names = drug_names(generic, code)
    return bool(names) and bool(language_words(code).pattern(names).search(plain))


def _only_by_table(plain: str, code: str) -> set[str]:
    """Medicines of the table that are named by a name of their own: "vitamina D" is that of two."""
    owners: dict[str, list[str]] = {}
    for generic in _names():
        for name in drug_names(generic, code):
            owners.setdefault(plain_text(name), []).append(generic)
    return {
        generics[0]
        for name, generics in owners.items()
        if len(generics) == 1 and language_words(code).pattern([name.strip()]).search(plain)
    }


def _by_form(plain: str, code: str, known: set[str]) -> set[str]:
    """Any medicine of the vocabulary that a word of the sentence spells or sounds like."""
    table = _forms()
    found = {table[form(t)] for t in _tokens(plain, code) if t.isascii() and form(t) in table}
    sounds = _sounds()
    return found | {
        sounds[sound(t)]
        for t in _tokens(plain, code)
        if not t.isascii() and len(sound(t)) >= SHORTEST_ADDED and sound(t) in sounds.keys() - known
    }


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    return {form(name): name for name in drug_words().drugs if " " not in name and len(name) > SHORTEST_ADDED}


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    return {sound(name): name for name in drug_words().drugs if " " not in name}


def _tokens(plain: str, code: str) -> list[str]:
    """Words of the sentence; in Arabic also without what is written at their front."""
    tokens = plain.split()
    front = FRONTS.get(language_words(code).script)
    return tokens + [re.sub(rf"^{front}", "", t, count=1) for t in tokens] if front else tokens


@lru_cache(maxsize=8192)
def form(word: str) -> str:
    """How the Romance languages have a name in common: their spelling, without the vowel at its end."""
    word = plain_text(word).strip()
    for one, other in SPELLING:
        word = word.replace(one, other)
    word = re.sub(r"(.)\1", r"\1", word)
    return re.sub(r"[aeio]+s?$", "", word) if len(word) > 4 else word


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """The consonants of a word by sound, whatever its script: "metformin" is "mtprmn"."""
    if word.isascii():
        word = word.lower()
        for one, other in (("ph", "f"), ("th", "t"), ("ch", "k"), ("x", "ks"), ("qu", "k"), ("w", "v")):
            word = word.replace(one, other)
        word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k").replace("z", "s").replace("j", "s")
        heard = re.sub(r"[^bdfgklmnprstv]", "", word)
    else:
        heard = "".join(LETTERS.get(c, "") for c in word)
    heard = heard.translate(str.maketrans("bfvg", "pppk"))
    return re.sub(r"(.)\1+", r"\1", heard)

"""Lab values in plain sentences, written by code: "Your sodium was 148 mmol/L. That is above …".

Every number stands as the report writes it. A wording is only used when the comparison that handouts go
through finds no difference from the report.
"""

import re
from collections.abc import Callable, Iterator

from assistant.encounter import HandoutSentence, Note
from assistant.handouts.differences import differences
from assistant.patient_texts.lab_range import Reference, mark_of
from assistant.patient_texts.lab_rules import any_of, lab_rules
from assistant.patient_texts.lab_values import LabValue, note_values

SIGNS = {
    **dict.fromkeys(("<=", "=<", "≤"), "at most"),
    **dict.fromkeys((">=", "=>", "≥"), "at least"),
    "<": "less than",
    ">": "more than",
}
"""Signs and what they say, the longer ones first."""

LONGEST_SHORT = 5
"""Letters of an abbreviation in capitals, at most."""

PLURAL = re.compile(r"(?:cells|platelets|triglycerides|ketones|phils|cytes)$", re.I)

MARKS = {"above": "The lab marked it high.", "below": "The lab marked it low."}


def lab_sentences(note: Note) -> dict[str, str]:
    """Plain sentences for the statements that only report lab values, by the statement's id.

    A statement that says more, or whose sentence would differ from it, is left to others.
    """
    by_statement: dict[str, list[LabValue]] = {}
    for value in note_values(note):
        by_statement.setdefault(value.statement, []).append(value)
    texts = {statement.id: statement.text for statement in note.statements()}
    told = {name: _told(texts[name], values) for name, values in by_statement.items()}
    return {name: sentence for name, sentence in told.items() if sentence}


def lab_handout_sentences(note: Note) -> list[HandoutSentence]:
    """The same as sentences of a handout, each with its statement as the source."""
    return [HandoutSentence(text=text, source=[name]) for name, text in lab_sentences(note).items()]


def value_sentence(value: LabValue) -> str:
    """One value in plain words, under the name that a patient knows best."""
    return next(_wordings(value))


def plain_name(value: LabValue) -> str:
    """What to call the test: its usual name with what a patient would call it, else as the report does."""
    test = lab_rules().test(value.name)
    if not test:
        return lower_name(value.name)
    plain = lab_rules().tests[test].plain
    return f"{test} ({plain})" if plain else test


def lower_name(name: str) -> str:
    """A name in capitals, or with a capital first, as it stands within a sentence; abbreviations stay."""
    return " ".join(map(_lower_word, name.split()))


def _lower_word(word: str) -> str:
    letters = re.sub(r"\W", "", word)
    return word.lower() if len(letters) > LONGEST_SHORT or (len(letters) > 1 and letters.istitle()) else word


def _told(source: str, values: list[LabValue]) -> str:
    """The sentences of all values of one statement, "" where they would not be the whole of it."""
    if _says_more(source, values):
        return ""
    told = [
        next((w for w in _wordings(v) if not differences(_alone(source, v, values), w, w)), "")
        for v in values
    ]
    return " ".join(told) if all(told) else ""


def _alone(source: str, value: LabValue, values: list[LabValue]) -> str:
    """What the sentence is compared with: the statement, or this value's piece where it holds several."""
    if len(values) == 1:
        return source
    parts = (
        value.name,
        value.text,
        value.unit,
        f"({value.flag})" if value.flag else "",
        value.reference.text,
    )
    return " ".join(part for part in parts if part)


def _says_more(source: str, values: list[LabValue]) -> bool:
    """Whether words are left when names, units, marks and ranges are taken out."""
    rest = source
    for value in values:
        for part in (value.reference.text, value.unit, value.name, value.text, value.flag):
            rest = rest.replace(part, " ", 1) if part else rest
    rules = lab_rules()
    known = any_of((*rules.range_labels, *rules.lead_in, *rules.joins))
    return bool(re.search(r"[^\W\d_]{2}|\d", known.sub(" ", rest)))


def _wordings(value: LabValue) -> Iterator[str]:
    """All wordings, the plainest first; later ones keep closer to how the report writes it."""
    names = dict.fromkeys((plain_name(value), _bare_name(value), lower_name(value.name), value.name))
    for measured, printed in _forms(value):
        for name in names:
            yield " ".join([f"Your {name} {_verb(name, value)} {measured}.", *_where(value, printed)])


def _bare_name(value: LabValue) -> str:
    return lab_rules().test(value.name) or lower_name(value.name)


def _verb(name: str, value: LabValue) -> str:
    if value.value is None:
        return "was" if name.endswith("test") else "result was"
    return "were" if PLURAL.search(name.partition(" (")[0]) else "was"


def _forms(value: LabValue) -> Iterator[tuple[str, str]]:
    """The value and its range as words. The unit stands behind one of them at least, if there is one."""
    words, unit = range_words(value.reference), value.unit
    written = value.reference.text.strip(" ()[]{}")
    said = _signed(value.text) if value.value is not None else value.text.lower()
    yield f"{said} {unit}".strip(), words
    if unit and value.reference.is_printed:
        yield said, f"{words} {unit}"
    yield f"{value.text} {unit}".strip(), written
    if value.flag:
        yield f"{value.text} {value.flag} {unit}".strip(), words
        yield f"{value.text}{value.flag} {unit}".strip(), words


def _signed(text: str) -> str:
    """ "<5.0" as "less than 5.0"."""
    for sign, words in SIGNS.items():
        if text.startswith(sign):
            return f"{words} {text[len(sign) :].strip()}"
    return text


def _where(value: LabValue, printed: str) -> list[str]:
    """Where it lies. What mark and range disagree on is told as both, for a person to look at."""
    reference = value.reference
    if value.value is None:
        return [f"The lab expects: {reference.expected.lower()}."] if reference.expected else []
    marked = MARKS.get(mark_of(value.flag) or "", "")
    if not reference.is_printed:
        return [marked] if marked else []
    if value.place == "unknown" or value.contradicted:
        return [f"The lab's range is {printed}.", *([marked] if marked else [])]
    words = {"below": "below", "within": "in", "above": "above"}[value.place]
    return [f"That is {words} the lab's range of {printed}."]


def range_words(reference: Reference, _: Callable[[str], str] = str) -> str:
    """A printed range in words: "4.0 to 5.6", "less than 200", "at least 60"."""
    low, high = reference.low_text, reference.high_text
    if low and high:
        return _("{low} to {high}").format(low=low, high=high)
    if high:
        return _("up to {high}" if reference.high_counts else "less than {high}").format(high=high)
    return _("at least {low}" if reference.low_counts else "more than {low}").format(low=low)

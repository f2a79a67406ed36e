import pytest

from assistant.encounter import Note, Section, Statement
from assistant.notes.style import Style
from assistant.notes.style_learning import from_drafts, from_examples

PAST = """\
History
The patient reported a sore throat. The patient denied fever. The patient had a cough.
The patient was seen last month. The patient took ibuprofen. The patient felt better.
I recommended rest. I explained the plan. I prescribed lozenges.
"""

PRESENT = """\
Denies fever. Reports a cough. Takes ibuprofen. Has a rash. Is well. Denies chills.
Lungs: are clear. Heart: is regular. Skin: shows a rash. Neck: is supple.
"""


def test_the_manner_of_past_prose() -> None:
    style = from_examples([PAST])
    assert (style.tense, style.subject, style.voice, style.labels) == ("past", "patient", "first", "plain")
    assert style.sentence_words == pytest.approx(39 / 9, abs=0.05)


def test_the_manner_of_terse_lists() -> None:
    style = from_examples([PRESENT])
    assert (style.tense, style.subject, style.voice) == ("present", "omitted", "impersonal")
    assert style.labels == "labelled"
    assert style.sentences == "short"


UNKNOWN = [
    ("", "nothing"),
    ("She denied fever. She denied cough.", "two sentences"),
    ("She denied fever. She reports cough. " * 5, "both tenses alike"),
]


@pytest.mark.parametrize(("note", "reason"), UNKNOWN, ids=[row[1] for row in UNKNOWN])
def test_what_is_not_a_habit_is_not_learned(note: str, reason: str) -> None:
    assert from_examples([note]).tense is None


def test_the_patients_own_words_are_not_the_clinicians() -> None:
    told = 'She said "I feel awful". ' * 9
    assert from_examples([told]).voice == "impersonal"


def test_terms_and_abbreviations_that_are_used() -> None:
    style = from_examples(["Hypertension is stable. Hypertension since June. COPD. COPD. GERD once."])
    assert [(one.write, one.instead_of) for one in style.preferred] == [
        ("hypertension", "high blood pressure")
    ]
    assert style.shortened == ("COPD",)
    assert style.spelled_out == ("HTN",)


TERMS = [
    ("Hypertension.", (), "one use is no habit"),
    ("Hypertension. Hypertension. High blood pressure. High blood pressure.", (), "both are used"),
    ("Pulmonary hypertension-like. Hypertensive.", (), "other words"),
    ("HYPERTENSION. Hypertension.", ("hypertension",), "capitals do not matter"),
]


@pytest.mark.parametrize(("note", "preferred", "reason"), TERMS, ids=[row[2] for row in TERMS])
def test_preferred_terms(note: str, preferred: tuple[str, ...], reason: str) -> None:
    assert tuple(one.write for one in from_examples([note]).preferred) == preferred


def test_an_everyday_word_is_no_abbreviation() -> None:
    assert from_examples(["She has a cap on her tooth. The cap is loose."]).shortened == ()


def note(*texts: str) -> Note:
    statements = [Statement(id=f"s{number}", text=text) for number, text in enumerate(texts, start=1)]
    return Note(sections=[Section(key="hpi", title="History", statements=statements)])


def test_only_what_was_put_in_counts_as_a_choice() -> None:
    drafted = note(
        "She has high blood pressure.", "Her high blood pressure is stable.", "He has a sore throat."
    )
    signed = note("She has hypertension.", "Her hypertension is stable.", "He has a sore throat.")
    style = from_drafts([(drafted, signed)])
    assert [one.write for one in style.preferred] == ["hypertension"]
    left = note(
        "She had high blood pressure.", "Her high blood pressure was stable.", "He had a sore throat."
    )
    assert from_drafts([(drafted, left)]).preferred == ()


def test_kept_drafts_teach_nothing() -> None:
    same = note(*["The patient denied fever."] * 9)
    assert from_drafts([(same, same)]) == Style()


def test_the_manner_of_corrected_sentences_is_learned() -> None:
    complaints = ["fever", "cough", "rash", "nausea", "chills", "pain", "itch", "gout", "cramps"]
    drafted = note(*[f"The patient reports {each} today." for each in complaints])
    signed = note(*[f"The patient reported {each} today." for each in complaints])
    assert from_drafts([(drafted, signed)]).tense == "past"

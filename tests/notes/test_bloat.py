import pytest

from assistant.notes.bloat import bloat

COUNTED = [
    ("The patient denies fever.", 4, 1, "one claim"),
    ("The patient denies fever, chills, or cough.", 7, 3, "three denials in one list"),
    ("Denies fever. Denies fever.", 4, 1, "said twice is one fact"),
    ("Reports fever. Denies fever.", 4, 2, "the contrary is another fact"),
    ("Lisinopril.", 1, 1, "a drug alone"),
    ("Weight is 180 pounds.", 4, 2, "what was measured, and the number"),
    ("Continue lisinopril 20 mg.", 4, 3, "what is done, the drug and its dose"),
    ("", 0, 0, "nothing"),
]


@pytest.mark.parametrize(("text", "words", "facts", "reason"), COUNTED, ids=[row[3] for row in COUNTED])
def test_words_and_facts(text: str, words: int, facts: int, reason: str) -> None:
    found = bloat(text)
    assert (found.words, found.facts) == (words, facts)


def test_a_wordy_note_of_the_same_facts_has_the_higher_figure() -> None:
    terse = bloat("Sore throat for 3 days.\nDenies cough.").words_per_fact
    wordy = bloat(
        "The patient presents to the clinic today with a sore throat, which she says has been going on for 3 "
        "days.\nShe denies any cough."
    ).words_per_fact
    assert terse is not None and wordy is not None
    assert wordy > 1.5 * terse


def test_without_a_fact_there_is_no_figure() -> None:
    assert bloat("It is what it is.").words_per_fact is None

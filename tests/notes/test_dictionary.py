import pytest
from pydantic import ValidationError

from assistant.encounter import Section, Statement
from assistant.errors import InputRefused
from assistant.notes.dictionary import LONGEST, Dictionary, Entry, refusal


def words(*pairs: tuple[str, str]) -> Dictionary:
    return Dictionary(entries=tuple(Entry(said=said, written=written) for said, written in pairs))


MINE = words(
    ("high blood pressure", "hypertension"),
    ("blood pressure", "BP"),
    ("hypertension", "HTN"),
    ("belly", "abdomen"),
    ("oxycodone", "OxyContin"),
    ("type 2 diabetes mellitus", "T2DM"),
)

APPLIED = [
    ("She has high blood pressure.", "She has hypertension.", "a whole term"),
    ("High blood pressure is controlled.", "Hypertension is controlled.", "a capital is kept"),
    ("HIGH BLOOD PRESSURE", "HYPERTENSION", "capitals are kept"),
    ("Hypertension is controlled.", "HTN is controlled.", "own capitals stay"),
    ("Her blood pressure is 120/80.", "Her BP is 120/80.", "beside a number"),
    ("No belly pain.", "No abdomen pain.", "under a denial"),
    ("belly/back", "abdomen/back", "a slash ends a word"),
    ("Underbelly and belly-up.", "Underbelly and belly-up.", "never a part of a word"),
    ("Oxycodone 5 mg.", "OxyContin 5 mg.", "a drug gets another of its names"),
    (
        "Oxycodone with acetaminophen 5 mg.",
        "Oxycodone with acetaminophen 5 mg.",
        "a name inside another drug's name stays",
    ),
    ("He has type 2 diabetes mellitus.", "He has T2DM.", "a known abbreviation may hold a number"),
    ("She feels well.", "She feels well.", "nothing to replace"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), APPLIED, ids=[row[2] for row in APPLIED])
def test_applied(text: str, expected: str, reason: str) -> None:
    assert MINE.applied(text) == expected


def test_what_was_put_in_is_not_replaced_again() -> None:
    swapped = words(("tummy", "belly"), ("belly", "tummy"))
    assert swapped.applied("tummy and belly") == "belly and tummy"


def test_an_entry_that_slipped_in_still_changes_no_fact() -> None:
    """A file edited by hand is not asked for reasons; each sentence is."""
    bad = words(("lisinopril", "losartan"), ("denies", "reports"), ("5", "50"), ("left", "right"))
    for text in ("Take lisinopril 10 mg.", "She denies fever.", "Take 5 mg.", "Pain of the left knee."):
        assert bad.applied(text) == text


REFUSED = [
    ("lisinopril", "losartan", "drug", "one drug to another"),
    ("water pill", "furosemide", "drug", "a drug that was not named"),
    ("Tylenol", "pain reliever", "drug", "a drug that would be gone"),
    ("two weeks", "ten days", "number", "another number"),
    ("milligrams", "micrograms", "number", "another unit"),
    ("daily", "twice daily", "number", "a number that was not said"),
    ("twice a day", "daily", "number", "a number that would be gone"),
    ("denies", "reports", "denial", "a denial turned around"),
    ("no evidence of", "evidence of", "denial", "a denial that would be gone"),
    ("well", "no distress", "denial", "a denial that was not made"),
    ("but", "and", "denial", "a word that ends a denial"),
    ("left", "right", "side", "the other side"),
    ("bilateral", "left", "side", "one side of two"),
    ("She is well.", "NAD", "sentence", "a sentence"),
    ("belly", "belly", "same", "nothing changes"),
]


@pytest.mark.parametrize(("said", "written", "why", "reason"), REFUSED, ids=[row[3] for row in REFUSED])
def test_refused(said: str, written: str, why: str, reason: str) -> None:
    assert why in refusal(Entry(said=said, written=written))
    with pytest.raises(InputRefused):
        Dictionary().added(said, written)


TAKEN = [
    ("high blood pressure", "hypertension", "a term"),
    ("shortness of breath", "dyspnea", "a term of several words"),
    ("Tylenol", "acetaminophen", "two names of one drug"),
    ("milligrams", "mg", "two names of one unit"),
    ("patient", "pt", "a word"),
    ("DM2", "type 2 diabetes mellitus", "a known abbreviation written out"),
    ("without evidence of", "no evidence of", "one denial for another"),
    ("one week", "1 week", "the same number"),
]


@pytest.mark.parametrize(("said", "written", "reason"), TAKEN, ids=[row[2] for row in TAKEN])
def test_taken(said: str, written: str, reason: str) -> None:
    assert Dictionary().added(f" {said} ", written).entries == (Entry(said=said, written=written),)


@pytest.mark.parametrize(("said", "written"), [("", "x"), ("x", " "), ("x" * (LONGEST + 1), "y")])
def test_empty_and_endless_entries_are_refused(said: str, written: str) -> None:
    with pytest.raises(InputRefused, match="Fill in both"):
        Dictionary().added(said, written)


def test_a_term_has_one_entry() -> None:
    with pytest.raises(InputRefused, match="already"):
        MINE.added("Belly", "stomach")
    with pytest.raises(ValidationError):
        words(("belly", "abdomen"), ("Belly", "stomach"))
    assert MINE.removed("belly").added("Belly", "stomach")


def test_sentences_and_the_names_of_problems_are_reworded() -> None:
    section = Section(
        key="plan",
        title="Plan",
        statements=[Statement(id="s1", text="Check the blood pressure.", problem="High blood pressure")],
    )
    statement = MINE.reworded(section).statements[0]
    assert (statement.text, statement.problem) == ("Check the BP.", "Hypertension")


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        Dictionary.model_validate({"entries": [{"said": "a", "written": "b", "note": "Mrs. Quimby"}]})

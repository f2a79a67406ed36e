import pytest

from assistant.handouts.passive import passives

PASSIVE = [
    ("The test was repeated.", ["was repeated"], "be and a regular participle"),
    ("Your pills are taken at night.", ["are taken"], "an irregular participle"),
    ("The wound must be kept dry.", ["be kept"], "after a modal"),
    ("You have been given a brace.", ["been given"], "the perfect"),
    ("Your knee is being treated.", ["is being treated"], "going on now"),
    ("Surgery is not always needed.", ["is not always needed"], "words between"),
    ("The cast was carefully removed.", ["was carefully removed"], "an -ly word between"),
    ("The cut wasn't stitched.", ["wasn't stitched"], "a contracted denial"),
    ("The cut wasn’t stitched.", ["wasn’t stitched"], "with a curved apostrophe"),
    ("You're advised to rest.", ["You're advised"], "a contracted auxiliary"),
    ("Get vaccinated this fall.", ["Get vaccinated"], "get and a participle"),
    ("He got hit by a car.", ["got hit"], "the past of get"),
    ("Were you told to call us?", ["Were you told"], "a question turns the order"),
    ("If so, was it checked?", ["was it checked"], "a question after a comma"),
    ("It is used to treat pain.", ["is used"], "a purpose, no habit"),
    ("Insulin is used for diabetes.", ["is used"], "the same with a noun"),
    ("You were started on insulin.", ["were started"], "clinic idiom: somebody started it"),
    ("The dose was put up.", ["was put"], "a participle like its verb"),
    ("Blood was drawn and a sample was sent.", ["was drawn", "was sent"], "two in one sentence"),
    ("WAS THE TEST DONE? IT WAS DONE.", ["WAS DONE"], "capitals; a noun between is not seen"),
    ("The vein was blocked by a clot.", ["was blocked"], "a doer makes a state an action"),
]

ACTIVE = [
    ("We repeated the test.", "a plain past"),
    ("You have taken your pills.", "have and a participle is the perfect"),
    ("It's taken two weeks.", "it has taken"),
    ("You are tired.", "how somebody is"),
    ("You may get tired.", "get and a state"),
    ("Your ankle is swollen.", "how something is"),
    ("She was worried about the scan.", "a feeling"),
    ("He is married and retired.", "a state of life"),
    ("You will get used to walking.", "a habit"),
    ("You are used to it.", "a habit with a pronoun"),
    ("Call us when you are done.", "finished"),
    ("Are you done with the pills?", "finished with something"),
    ("The pain is in bed at night.", "no participle at all"),
    ("There are a hundred pills.", "hundred ends in -ed"),
    ("The skin is red.", "three letters"),
    ("The pain is left-sided.", "a compound with a hyphen"),
    ("It is left of the spine.", "a side"),
    ("Get your blood tested.", "get something done"),
    ("You are going to need rest.", "going to"),
    ("Take it as prescribed.", "no auxiliary"),
    ("The doctor is here. Checked pills are fine.", "a full stop stands between"),
    ("You are, we noted, better.", "a comma stands between"),
    ("You are supposed to rest.", "an idiom without a doer"),
    ("You were born in May.", "nobody says it in another way"),
    ("The nurse is a trained helper.", "a participle before a noun"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "found", "reason"), PASSIVE)
def test_passives_are_found(text: str, found: list[str], reason: str) -> None:
    assert [one.words for one in passives(text)] == found, reason


@pytest.mark.parametrize(("text", "reason"), ACTIVE)
def test_what_is_not_passive(text: str, reason: str) -> None:
    assert passives(text) == [], reason


def test_places_are_those_of_the_text() -> None:
    text = "Rest. The test was not repeated."
    (found,) = passives(text)
    assert text[found.start : found.end] == found.words == "was not repeated"

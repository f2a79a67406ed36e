import pytest

from assistant.grounding.sections import is_action, is_known, is_system, part_of, starts_sentence

PARTS = [
    ("CHIEF COMPLAINT", "", "history", "capitals"),
    ("Past Medical History:", "", "history", "the longest name counts, and marks do not"),
    ("Assessment & Plan", "", "plan", "an ampersand joins two names"),
    ("Exam results", "", "results", "longer than the exam in it"),
    ("VITALS REVIEWED", "", "examination", "vital signs are examined"),
    ("Pain assessment", "", "history", "what the patient reports, not an assessment"),
    ("Neck", "exam-neck", "examination", "the key tells when the title does not"),
    ("Objective", "plan", "examination", "the title comes before the key"),
    ("Subjective", "", "history", "the title of a template"),
    ("Planet", "", "", "a name inside a longer word does not count"),
    ("Procedure", "", "", "a title that tells nothing"),
    ("", "", "", "nothing"),
]


@pytest.mark.parametrize(("title", "key", "part", "reason"), PARTS, ids=[row[3] for row in PARTS])
def test_the_part_of_a_section(title: str, key: str, part: str, reason: str) -> None:
    assert part_of(title, key) == part


KNOWN = [
    ("Assessment and plan", True, "two names joined"),
    ("MEDICATIONS", True, "one name"),
    ("Labs are pending", False, "a sentence that begins with a name"),
    ("Hypertension", False, "a problem"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("title", "known", "reason"), KNOWN, ids=[row[2] for row in KNOWN])
def test_a_title_is_nothing_but_names(title: str, known: bool, reason: str) -> None:
    assert is_known(title) == known


def test_systems_actions_and_first_words() -> None:
    assert is_system("Ears, Nose, Mouth and Throat") and not is_system("Neck pain") and not is_system("")
    assert is_action("Medical Treatment:") and not is_action("Kidney disease")
    assert starts_sentence("Continue lisinopril") and starts_sentence("The patient agrees")
    assert not starts_sentence("Hypertension, well controlled")

import pytest

from assistant.asking.population import Population, population, reduced_kidney_function
from assistant.encounter import Statement


def statements(*texts: str) -> list[Statement]:
    return [Statement(id=f"s{n}", text=text) for n, text in enumerate(texts, start=1)]


WHO = [
    (["A 45-year-old male with knee pain."], Population(age=45, sex="male", pregnant=False), "said together"),
    (["The patient is a 32 year old woman."], Population(age=32, sex="female"), "in words"),
    (["She has a cough.", "Her lungs are clear."], Population(sex="female"), "by pronouns"),
    (["He has a cough.", "She takes aspirin."], Population(), "both: not known"),
    (["Her mother had breast cancer at 50.", "He smokes."], Population(), "a relative's pronoun first"),
    (
        ["A 28-year-old female who is 20 weeks pregnant."],
        Population(age=28, sex="female", pregnant=True),
        "pregnant",
    ),
    (["She is not pregnant."], Population(sex="female", pregnant=False), "denied"),
    (["Her pregnancy test is negative."], Population(sex="female", pregnant=False), "a test"),
    (["The patient is 40 years old.", "The patient is 50 years old."], Population(), "two ages: neither"),
    (["An 8-month-old boy with fever."], Population(age=0.67, sex="male", pregnant=False), "months"),
    (["His father died at age 50."], Population(sex="male", pregnant=False), "a relative's age"),
    (["The patient has a cough."], Population(), "nothing is said"),
    ([], Population(), "an empty note"),
]


@pytest.mark.parametrize(("texts", "wanted", "reason"), WHO, ids=[row[2] for row in WHO])
def test_whom_a_note_is_about(texts: list[str], wanted: Population, reason: str) -> None:
    assert population(statements(*texts)) == wanted


KIDNEYS = [
    ("Chronic kidney disease stage 3.", True, "named"),
    ("eGFR is 45.", True, "a low rate"),
    ("GFR of 90 mL/min.", False, "a good rate"),
    ("He has no kidney disease.", False, "denied"),
    ("Kidney stones.", False, "something else"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), KIDNEYS, ids=[row[2] for row in KIDNEYS])
def test_reduced_kidney_function(text: str, wanted: bool, reason: str) -> None:
    assert reduced_kidney_function(statements(text)) is wanted

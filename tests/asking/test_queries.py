from assistant.asking.answer import SourcePassage
from assistant.asking.population import Population
from assistant.asking.queries import AT_MOST, PASSAGES, chosen, queries
from assistant.encounter import Note, Section, Statement


def note(history: list[str], plan: list[tuple[str, str]]) -> Note:
    said = [Statement(id=f"h{n}", text=text) for n, text in enumerate(history)]
    planned = [Statement(id=f"p{n}", text=text, problem=problem) for n, (problem, text) in enumerate(plan)]
    return Note(
        sections=[
            Section(key="history", title="History", statements=said),
            Section(key="plan", title="Plan", statements=planned),
        ]
    )


def test_a_query_names_the_problem_its_medicines_and_tests() -> None:
    [query] = queries(
        note([], [("Hypertension", "Continue Zestril 10 mg."), ("Hypertension", "Order an EKG.")])
    )
    assert query.problem == "Hypertension"
    assert query.text == "Hypertension lisinopril ekg"
    assert query.statements == ("p0", "p1")


def test_each_problem_is_asked_with_whom_the_note_is_about() -> None:
    made = queries(note(["A 60-year-old man."], [("Gout", "Rest."), ("Asthma", "Use the inhaler.")]))
    assert [query.problem for query in made] == ["Gout", "Asthma"]
    assert {query.population for query in made} == {Population(age=60, sex="male", pregnant=False)}


def test_a_problem_named_twice_is_one_query() -> None:
    made = queries(
        note([], [("Hypertension", "Take lisinopril."), ("High blood pressure", "Take amlodipine.")])
    )
    assert [(query.problem, query.statements) for query in made] == [("Hypertension", ("p0", "p1"))]
    assert "amlodipine" in made[0].text


def test_the_kidneys_matter_where_medicine_is_given() -> None:
    made = queries(
        note(["eGFR is 28."], [("Diabetes", "Continue metformin."), ("Back pain", "Stay active.")])
    )
    assert [query.text for query in made] == ["Diabetes metformin chronic kidney disease", "Back pain"]


def test_a_word_is_asked_once_and_not_too_many() -> None:
    plan = "Take lisinopril, amlodipine, metoprolol, aspirin and atorvastatin."
    [query] = queries(note([], [("Lisinopril cough", plan)]))
    assert query.text.lower().count("lisinopril") == 1
    assert len(query.text.split()) <= 2 + AT_MOST


def test_a_note_without_problems_asks_nothing() -> None:
    assert queries(note(["A cough."], [])) == []


def passage(name: str, text: str = "") -> SourcePassage:
    return SourcePassage(
        id=name, document="d", title="t", section="s", text=text, publisher="Harbor", year=2024
    )


def picked(by_name: list[SourcePassage], by_text: list[SourcePassage]) -> list[str]:
    [query] = queries(note([], [("Gout", "Start colchicine.")]))
    return [one.id for one in chosen(query, by_name, by_text)]


NAMED = [passage("a"), passage("b"), passage("c")]
DRUG, OTHER = passage("d", "Colchicine helps."), passage("e", "Something else.")


def test_the_name_comes_first_and_a_medicine_takes_the_last_place() -> None:
    assert picked(NAMED, []) == ["a", "b", "c"]
    assert picked(NAMED, [NAMED[0], DRUG]) == ["a", "b", "d"]
    assert picked(NAMED[:1], [DRUG]) == ["a", "d"]


def test_a_passage_that_names_nothing_of_the_problem_is_not_added() -> None:
    assert picked(NAMED[:1], [OTHER]) == ["a"]


def test_all_words_are_asked_when_the_name_finds_nothing() -> None:
    assert picked([], [OTHER, DRUG]) == ["e", "d"]


def test_no_passage_twice_and_at_most_three() -> None:
    assert picked(NAMED, NAMED) == ["a", "b", "c"]
    assert len(picked([], [*NAMED, DRUG])) == PASSAGES

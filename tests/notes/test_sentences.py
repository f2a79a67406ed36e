import pytest

from assistant.notes.sentences import Line, copies_speech, read_section, split_sentences

SPLIT = [
    ("He is 5.5 feet tall. Dr. Smith agrees.", 2, "decimals and titles do not end a sentence"),
    ("A1c is 7.8. Continue.", 2, "a decimal at the end"),
    ("One sentence only", 1, "no full stop"),
    ("", 0, "nothing"),
]


@pytest.mark.parametrize(("text", "count", "reason"), SPLIT, ids=[row[2] for row in SPLIT])
def test_sentences(text: str, count: int, reason: str) -> None:
    assert len(split_sentences(text)) == count


def test_markdown_titles_and_bullets_are_dropped() -> None:
    text = "**History of present illness**\n\n- He is *well*.\n1. He eats."
    assert [line.text for line in read_section(text, "paragraphs", "History of present illness")] == [
        "He is well.",
        "He eats.",
    ]


NOTHING = [
    "None.",
    "None",
    "N/A",
    "Not stated.",
    "No results were reported.",
    "No examination was performed.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_section_that_says_nothing_is_empty(text: str) -> None:
    assert read_section(text, "lines", "Results") == []


def test_no_fever_is_not_nothing() -> None:
    assert read_section("No fever.", "lines", "Review of systems") == [Line("No fever.")]


def test_labels_without_content_are_dropped() -> None:
    text = "Cough\nSpecialist Referrals: None.\nAdditional Testing:\nMedical Treatment: Rest."
    assert read_section(text, "problems", "Assessment and plan") == [
        Line("Medical Treatment: Rest.", "Cough")
    ]


def test_problems_head_their_statements() -> None:
    text = "1. Strep throat\nRest.\n\nProblem 2: Hypertension\nContinue lisinopril. Check it daily."
    lines = read_section(text, "problems", "Assessment and plan")
    assert [(line.problem, line.text) for line in lines] == [
        ("Strep throat", "Rest."),
        ("Hypertension", "Continue lisinopril."),
        ("Hypertension", "Check it daily."),
    ]


def test_repeats_are_kept_once() -> None:
    assert len(read_section("He is well. He is well.", "paragraphs", "HPI")) == 1


def test_a_conclusion_ends_the_section() -> None:
    text = "Cough\nRest.\n\nConclusion:\nThe patient has a cough and rests."
    assert [line.text for line in read_section(text, "problems", "Plan")] == ["Rest."]


COPIES = [
    ("Doctor: Hi.\nPatient: Hi.\nDoctor: What is it?\nPatient: A cough.", True, "turns of speech"),
    ("Dr. Evelyn: Hi.\nOther person: Hi.\nDr. Evelyn: And?\nOther person: A cough.", True, "with names"),
    ("The patient has a cough. Onset: 3 days ago.", False, "a report"),
    ("Name: A.\nAge: 62.\nSex: Female.\nComplaint: Cough.\nShe is well.", False, "labels, each once"),
    ("Neck: Normal.\nThe lungs are clear.\nHe is well.\nHe eats.", False, "one label"),
]


@pytest.mark.parametrize(("text", "copies", "reason"), COPIES, ids=[row[2] for row in COPIES])
def test_copied_speech_is_noticed(text: str, copies: bool, reason: str) -> None:
    assert copies_speech(text) == copies


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert split_sentences('She said "it hurts." Then she left.') == [
        'She said "it hurts."',
        "Then she left.",
    ]


def test_a_long_line_of_a_list_is_prose_and_each_of_its_sentences_a_statement() -> None:
    prose = (
        "The x-ray shows no fracture of the left knee and no fluid. " * 3
        + "The doctor orders more tests today."
    )
    lines = [entry.text for entry in read_section(prose, "lines", "Results")]
    assert lines[-1] == "The doctor orders more tests today."


PLAN_LINES = [
    (
        "Order an echocardiogram next week\nCough\nRest.",
        [("", "Order an echocardiogram next week."), ("Cough", "Rest.")],
        "something to do is no problem",
    ),
    (
        "Cough\nRest.\nPhysical examination\nThe lungs are clear.",
        [("Cough", "Rest."), ("Cough", "The lungs are clear.")],
        "a part of a note is no problem",
    ),
    (
        "Cough\nMedical Treatment:\n- Wound dressing (daily)\n- Rest.",
        [("Cough", "Wound dressing (daily)."), ("Cough", "Rest.")],
        "what is listed below a label is no problem",
    ),
    (
        "- Cough\n- Follow-up in a week.",
        [("Cough", "Follow-up in a week.")],
        "a problem of a list, without a label above",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), PLAN_LINES, ids=[row[2] for row in PLAN_LINES])
def test_only_problems_head_the_lines_of_a_plan(
    text: str, wanted: list[tuple[str, str]], reason: str
) -> None:
    lines = read_section(text, "problems", "Assessment and plan")
    assert [(line.problem, line.text) for line in lines] == wanted


def test_a_value_that_a_model_wrote_as_a_list_is_the_value() -> None:
    text = "The dose is changed to ['5 mg'] once daily."
    assert read_section(text, "paragraphs", "Plan") == [Line("The dose is changed to 5 mg once daily.")]

from collections.abc import Sequence

import pytest

from assistant.asking.answer import SourcePassage
from assistant.errors import GateClosed
from assistant.patient_texts.lab_meaning import explained, plain_meaning
from assistant.patient_texts.lab_values import LabValue, lab_values


def passage(text: str, title: str = "Test results") -> SourcePassage:
    return SourcePassage(
        id="p1", document="d", title=title, section="Diagnosis", text=text, publisher="A Society", year=2025
    )


def value(line: str) -> LabValue:
    (found,) = lab_values(line)
    return found


A1C = "Hemoglobin A1c 7.2 % (4.0-5.6)"
QUOTED = [
    (A1C, "Diabetes is diagnosed by HbA1c of 6.5% or more.", "another name of the test, and the bound holds"),
    ("A1c 5.9 % (4.0-5.6)", "Prediabetes is HbA1c of 5.7–6.4%.", "a range that holds the value"),
    (
        "Ferritin 9 ng/mL (15-150)",
        "A ferritin below 15 µg/L shows absent iron stores.",
        "the same unit, written differently",
    ),
    ("Vitamin B12 150 ng/L (200-900)", "Total B12 below 180 ng/L confirms deficiency.", "below a bound"),
    (
        "Potassium 5.8 mmol/L (3.5-5.1)",
        "High potassium suggests that the kidneys do not work well.",
        "a side in words",
    ),
]

NOT_QUOTED = [
    (A1C, "Diabetes is diagnosed by fasting glucose of 126 mg/dL or more.", "another test"),
    (A1C, "Prediabetes is HbA1c of 5.7–6.4%.", "the value lies beyond"),
    (A1C, "An HbA1c goal below 8% suits many and shows good care.", "a goal"),
    (A1C, "Check HbA1c at least twice a year.", "what to do, not what it means"),
    (A1C, "HbA1c was invented long ago.", "no meaning"),
    ("A1c 5.2 % (4.0-5.6)", "Diabetes is diagnosed by HbA1c of 5.0% or more.", "within its range"),
    ("A1c 7.2 %", "Diabetes is diagnosed by HbA1c of 6.5% or more.", "the report prints no range"),
    ("A1c 7.2 L % (4.0-5.6)", "Diabetes is diagnosed by HbA1c of 6.5% or more.", "mark and range disagree"),
    ("Glucose 8 mmol/L (4-6)", "Diabetes is diagnosed by glucose of 6 mg/dL or more.", "another unit"),
    (
        "Glucose 250 mg/dL (70-99)",
        "Low glucose is a glucose below 70 mg/dL and at least 54 mg/dL.",
        "one bound of two",
    ),
    (
        "Glucose 250 mg/dL (70-99)",
        "Ketoacidosis means a glucose of 200 mg/dL or more and a pH below 7.3.",
        "a disease that takes another test as well",
    ),
    ("Potassium 5.8 mmol/L (3.5-5.1)", "Low potassium suggests loss by vomiting.", "the other side"),
    ("Sodium 128 mmol/L (135-145)", "A low sodium diet suggests a healthy heart.", "a diet"),
    ("Calcium 11.2 mg/dL (8.5-10.5)", "High calcium channel blocker doses suggest swelling.", "a medicine"),
    (
        "Glucose 250 mg/dL (70-99)",
        "Diabetes in pregnancy is diagnosed by glucose of 92 mg/dL or more.",
        "nobody knows whether the patient is pregnant",
    ),
    (
        "Urine creatinine 300 mg/dL (20-200)",
        "High creatinine suggests kidney disease.",
        "of urine, not of blood",
    ),
]


@pytest.mark.parametrize(("line", "sentence", "reason"), QUOTED)
def test_a_sentence_that_answers_is_quoted_word_for_word(line: str, sentence: str, reason: str) -> None:
    text = f"1. Ask about sleep. {sentence} (Section 2, Diagnosis)"
    found = explained(value(line), lambda query, k: [passage(text)])
    assert [(q.text, q.passage, q.title, q.publisher, q.year) for q in found] == [
        (sentence, "p1", "Test results", "A Society", 2025)
    ], reason


@pytest.mark.parametrize(("line", "sentence", "reason"), NOT_QUOTED)
def test_nothing_is_said_where_no_sentence_answers(line: str, sentence: str, reason: str) -> None:
    assert explained(value(line), lambda query, k: [passage(sentence)]) == [], reason


def test_only_what_is_out_of_range_is_searched() -> None:
    asked: list[str] = []

    def search(query: str, k: int) -> Sequence[SourcePassage]:
        asked.append(query)
        return []

    for line in (
        "Sodium 138 mmol/L (135-145)",
        "Sodium 128 mmol/L (135-145)",
        "Sodium 138 mmol/L",
        "Zonulin: 60 (20-50)",
    ):
        assert explained(value(line), search) == []
    assert asked == ["low sodium"]


def test_that_there_are_no_guidelines_is_for_the_caller_to_tell() -> None:
    def search(query: str, k: int) -> Sequence[SourcePassage]:
        raise GateClosed("The guidelines are not indexed yet. Run `make setup`.")

    with pytest.raises(GateClosed):
        explained(value(A1C), search)


def test_at_most_two_sentences_are_quoted() -> None:
    texts = [f"Diabetes is diagnosed by HbA1c of 6.{n}% or more." for n in range(1, 6)]
    found = explained(value(A1C), lambda query, k: [passage(text) for text in texts])
    assert [q.text for q in found] == texts[:2]


def test_the_test_itself_is_told_from_the_glossary() -> None:
    assert "average blood sugar" in plain_meaning(value(A1C))
    assert plain_meaning(value("Zonulin: 60 (20-50)")) == ""

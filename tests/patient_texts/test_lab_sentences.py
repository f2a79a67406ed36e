import pytest

from assistant.encounter import HandoutSentence, Note, Section, Statement
from assistant.handouts.differences import differences
from assistant.patient_texts.lab_sentences import lab_handout_sentences, lab_sentences


def report(*lines: str) -> Note:
    statements = [Statement(id=f"s{at}", text=line) for at, line in enumerate(lines, 1)]
    return Note(sections=[Section(key="labs", title="Labs", statements=statements)])


TOLD = [
    (
        "Hemoglobin A1c 7.2 % (4.0-5.6)",
        "Your hemoglobin A1c was 7.2 %. That is above the lab's range of 4.0 to 5.6.",
        "value, unit, place and range",
    ),
    (
        "Hgb A1C 6.4%",
        "Your hemoglobin A1c (average blood sugar) was 6.4 %.",
        "no range: nothing is said of the place",
    ),
    (
        "SODIUM 148 H 135-145 mmol/L",
        "Your sodium was 148. That is above the lab's range of 135 to 145 mmol/L.",
        "the unit stays where the report has it",
    ),
    (
        "Sodium: 138 mmol/L [135 - 145]",
        "Your sodium was 138 mmol/L. That is in the lab's range of 135 to 145.",
        "within the range; no word of praise",
    ),
    (
        "LDL Cholesterol: 145 mg/dL (ref <100)",
        "Your LDL cholesterol (bad cholesterol) was 145 mg/dL. "
        "That is above the lab's range of less than 100.",
        "a range with one end",
    ),
    (
        "Platelets 90 K/uL (150-400)",
        "Your platelets were 90 K/uL. That is below the lab's range of 150 to 400.",
        "a plural",
    ),
    (
        "Hemoglobin 13,2 g/dL (13,5 – 17,5)",
        "Your hemoglobin was 13,2 g/dL. That is below the lab's range of 13,5 to 17,5.",
        "commas stay commas",
    ),
    (
        "Rapid strep test: negative",
        "Your strep test was negative.",
        "a result in words",
    ),
    (
        "Sodium 138 H mmol/L (135-145)",
        "Your sodium was 138 H mmol/L. The lab's range is 135 to 145. The lab marked it high.",
        "mark and range disagree: both are told, the place is not",
    ),
    (
        "Ferritin 8 ng/mL L",
        "Your ferritin (iron stores) was 8 ng/mL. The lab marked it low.",
        "a mark without a range",
    ),
    (
        "Sodium 138 mmol/L (135-145), potassium 5.4 mmol/L (3.5-5.1) H.",
        "Your sodium was 138 mmol/L. That is in the lab's range of 135 to 145. "
        "Your potassium was 5.4 mmol/L. That is above the lab's range of 3.5 to 5.1.",
        "two values of one statement",
    ),
    (
        "Urine sodium 40 mmol/L (20-110)",
        "Your urine sodium was 40 mmol/L. That is in the lab's range of 20 to 110.",
        "of urine",
    ),
]

LEFT = [
    ("His LDL was 130 mg/dL last year.", "it says more than the value"),
    ("Sodium 138 mmol/L (135-145). Stop the water pill.", "an order beside it would be lost"),
    ("Hemoglobin 12.9 g/dL M: 13.5-17.5 F: 12.0-15.5", "two ranges would be lost"),
    ("Sodium 138 mmol/L (135-145), was 131 in May", "an earlier value would be lost"),
    ("The chest x-ray was clear.", "no value"),
]


@pytest.mark.parametrize(("line", "told", "reason"), TOLD)
def test_a_value_is_told_in_plain_words(line: str, told: str, reason: str) -> None:
    assert lab_sentences(report(line)) == {"s1": told}, reason


@pytest.mark.parametrize(("line", "told", "reason"), TOLD)
def test_the_comparison_of_handouts_finds_no_difference(line: str, told: str, reason: str) -> None:
    if "), " not in line:  # several values are compared one by one
        assert differences(line, told, told) == [], reason


@pytest.mark.parametrize(("line", "reason"), LEFT)
def test_what_says_more_is_left_to_others(line: str, reason: str) -> None:
    assert lab_sentences(report(line)) == {}, reason


def test_each_sentence_has_its_statement_as_source() -> None:
    found = lab_handout_sentences(report("Labs of today", "Rapid strep test: negative"))
    assert found == [HandoutSentence(text="Your strep test was negative.", source=["s2"])]

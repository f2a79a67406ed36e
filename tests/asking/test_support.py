import pytest

from assistant.asking.answer import SourcePassage
from assistant.asking.support import Comparison

PASSAGE = SourcePassage(
    id="made-up:1-6",
    document="made-up",
    title="Harbor fever in adults",
    section="Treatment",
    text="Start doxycycline 100 mg twice daily for 5 days in adults with harbor fever. [Strong]\n"
    "Do not use topical antibiotics alone for harbor fever.\n"
    "Stop metformin when eGFR falls below 30 mL/min/1.73 m².\n"
    "Screen adults aged 45 to 75 years every 10 years; screening is not needed before 45 years.\n"
    "The blood pressure goal is below 130/80 mm Hg, and medicine is started at 140/90 mm Hg or higher.\n"
    "Exercise at least 150 minutes a week. Amoxicillin 500 mg is second-line, and safe in pregnancy.",
    publisher="Harbor Society",
    year=2024,
)

BORNE_OUT = [
    ("Adults with harbor fever should start doxycycline 100 mg twice daily for 5 days.", "put round"),
    ("Doxycycline, 100 mg bid, is started in adults with harbor fever.", "an abbreviation for twice daily"),
    ("Topical antibiotics should not be used alone for harbor fever.", "a denial in other words"),
    ("Avoid topical antibiotics alone in harbor fever.", "avoid is do not use"),
    ("Metformin should be stopped if the eGFR is below 30 mL/min/1.73 m².", "a bound kept"),
    ("Discontinue metformin at an eGFR under 30.", "another word for stop, no unit"),
    ("Adults aged 45 to 75 are screened every 10 years.", "an age without its unit"),
    ("Screening is unnecessary before age 45.", "unnecessary is not needed"),
    ("Blood pressure should be below 130/80 mm Hg.", "half of a sentence"),
    ("Start medicine at a blood pressure of 140/90 mm Hg or above.", "or above is or higher"),
    ("Exercise for 150 or more minutes a week.", "or more is at least"),
    ("Amoxicillin 500 mg is the second-line choice and is safe in pregnancy.", "filling words"),
    ("Vibramycin 100 mg twice daily for 5 days is started for harbor fever.", "a brand name"),
]

NOT_BORNE_OUT = [
    ("Start doxycycline 200 mg twice daily for harbor fever.", "number", "another dose"),
    ("Start doxycycline 100 mcg twice daily for harbor fever.", "number", "another unit"),
    ("Start doxycycline 100 mg twice daily for 5 weeks for harbor fever.", "number", "another unit of time"),
    ("Start doxycycline 100 mg daily for harbor fever in adults.", "frequency", "half as often"),
    ("Start doxycycline 500 mg twice daily for harbor fever.", "number", "the dose of another medicine"),
    ("Start azithromycin 100 mg twice daily for 5 days for harbor fever.", "drug", "another medicine"),
    ("Start a statin in adults with harbor fever for 5 days.", "drug", "a class that is not named"),
    ("Use topical antibiotics alone for harbor fever.", "denial", "the denial lost"),
    ("Do not start doxycycline in adults with harbor fever.", "denial", "a denial put in"),
    ("Start metformin when eGFR falls below 30.", "decisive word", "start for stop"),
    ("Stop metformin when eGFR falls to 30 or less.", "number", "at most is not below"),
    ("Stop metformin when eGFR is above 30.", "number", "the bound turned"),
    ("Screen adults aged 45 or older every 10 years.", "number", "the upper end lost"),
    ("Screening is not needed after 45 years.", "number", "after for before"),
    ("Exercise at most 150 minutes a week.", "number", "at most for at least"),
    ("Screen children aged 45 to 75 years every 10 years.", "decisive word", "other people"),
    ("Amoxicillin 500 mg is first-line, and safe in pregnancy.", "decisive word", "first for second"),
    (
        "Start doxycycline 100 mg intravenously for harbor fever.",
        "decisive word",
        "another way in",
    ),
    (
        "Start doxycycline 100 mg twice daily in adults with pneumonia.",
        "condition",
        "another disease",
    ),
    ("Patients feel better after rest and warm soup.", "words", "nothing of it"),
    ("Start doxycycline in adults; rest and warm soup help recovery.", "words", "a clause of its own"),
    ("Yes.", "says nothing", "no content"),
    ("It is recommended.", "says nothing", "words of no weight"),
]


@pytest.mark.parametrize(("sentence", "reason"), BORNE_OUT, ids=[row[1] for row in BORNE_OUT])
def test_a_sentence_in_other_words_is_borne_out(sentence: str, reason: str) -> None:
    support = Comparison(sentence, PASSAGE).support()
    assert support.holds, support.against
    assert support.quote in PASSAGE.text


@pytest.mark.parametrize(
    ("sentence", "fault", "reason"), NOT_BORNE_OUT, ids=[row[2] for row in NOT_BORNE_OUT]
)
def test_a_distorted_sentence_is_not(sentence: str, fault: str, reason: str) -> None:
    assert fault in Comparison(sentence, PASSAGE).support().against


def test_the_quote_is_the_line_that_comes_nearest() -> None:
    support = Comparison("Exercise at least 150 minutes a week.", PASSAGE).support()
    assert support.quote == "Exercise at least 150 minutes a week."


def test_the_heading_says_what_it_is_about() -> None:
    passage = PASSAGE.model_copy(update={"text": "Give fluids early."})
    assert Comparison("Give fluids early in harbor fever.", passage).support().holds


def test_a_passage_without_text_bears_nothing_out() -> None:
    assert not Comparison("Give fluids.", PASSAGE.model_copy(update={"text": ""})).support().holds

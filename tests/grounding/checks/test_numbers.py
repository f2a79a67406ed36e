"""Numbers of a statement against what was said: which are found, which are let stand, and why."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.numbers import check_numbers
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


WEEKS = ["it started about three weeks ago", "okay", "come back and see me in two weeks"]
MURMUR = ["i hear a two out of six murmur on your heart"]
VITALS = ["your blood pressure is one twenty over eighty and your heart rate is seventy two"]

STAND = [
    (["for about five weeks"], "For 5 weeks.", "a duration"),
    (["one twenty over eighty"], "Blood pressure 120/80.", "a spoken pressure"),
    (VITALS, "Heart rate: 72 bpm.", "a unit that went without saying"),
    (["his temperature is ninety eight point six"], "Temperature: 98.6 degrees F.", "a temperature"),
    (["a temperature of ninety eight point six"], "Temperature: 99 degrees F.", "rounded"),
    (["the sugar was one thirty eight"], "Blood sugar was about 140.", "rounded, and said to be"),
    (["a fever of a hundred and one"], "Fever of 101.", "hundred and ones"),
    (["your a1c is six point seven"], "A1c is 6.7.", "a laboratory value"),
    (["your a1c is eight"], "Hemoglobin A1c is 8.0.", "zeros behind the point"),
    (["the ejection fraction is forty five percent"], "Ejection fraction of 45%.", "a sign for a word"),
    (MURMUR, "Grade 2/6 systolic murmur.", "a grade"),
    (["how bad is it, out of ten?", "it's like a nine"], "She rates her pain 9/10.", "a score told alone"),
    (["for two or three days"], "For 2-3 days.", "a range"),
    (["take half a pill"], "Take 0.5 tablet.", "a half"),
    (["a couple of weeks ago"], "The onset was 2 weeks ago.", "a couple"),
    (["see you in three months"], "Follow up in 12 weeks.", "months in weeks"),
    (["come back in a week"], "Follow up in 1 week.", "a week without its number"),
    (["see you next week"], "Follow up in 1 week.", "next week"),
    (["it hurt yesterday"], "The pain began 1 day ago.", "yesterday"),
    (["i smoke one to two cigarettes"], "Smokes 1 to 2 cigarettes.", "one as the end of a range"),
    (["he is well"], "He is well.", "no numbers"),
    (["the x-ray looks fine"], "L4-L5 disc bulge, type 2 diabetes, COVID-19, vitamin B12.", "names"),
    (["your belly is soft"], "Bowel sounds normal in all 4 quadrants.", "a habit of notes"),
    (WEEKS, "The onset was 3 weeks ago.", "behind, beside another ahead"),
    (WEEKS, "Follow up in 2 weeks.", "ahead, beside another behind"),
    (
        ["mom died at fifty nine", "dad at ninety one years"],
        "Died at the age of 59.",
        "ninety-one years are no one year",
    ),
]

FOUND = [
    (["everything looks good"], "Blood pressure 120/80.", "critical", "120/80", "a value nobody said"),
    (["everything looks good"], "Respirations: 16.", "critical", "16", "another vital sign"),
    (["for about five weeks"], "For 6 weeks.", "major", "6 weeks", "a duration of nothing that is named"),
    (["a cough for about five weeks"], "Cough for 6 weeks.", "critical", "6 weeks", "another duration"),
    (["for about five weeks"], "For 5 days.", "critical", "5 days", "the same number with another unit"),
    (VITALS, "Heart rate: 80 bpm.", "critical", "80 bpm", "the value of another vital sign"),
    (VITALS, "Blood pressure: 130/80 mmHg.", "critical", "130/80 mmHg", "one half of a pressure"),
    (MURMUR, "Grade 3/6 systolic murmur.", "critical", "3/6", "another grade"),
    (["your a1c is six point seven"], "A1c is 7.6.", "critical", "7.6", "digits turned round"),
    (WEEKS, "The onset was 2 weeks ago.", "critical", "2 weeks", "a number said of something else"),
    (WEEKS, "Follow up in 3 weeks.", "critical", "3 weeks", "the same the other way"),
    (
        ["take amoxicillin for ten days"],
        "Amoxicillin for 7 days.",
        "critical",
        "7 days",
        "how long a medicine",
    ),
    (["three brothers and two sisters"], "Five siblings.", "minor", "Five", "a count that was added up"),
    (["take your norvasc"], "Norvasc with 4 refills.", "major", "4", "a count of things"),
    (["it hurts a lot"], "She had a rating of 9.", "critical", "9", "a score is a value"),
    (["pain is five out of ten"], "She has 55 acres.", "major", "55", "digits that were said apart"),
]


@pytest.mark.parametrize(("said", "noted", "reason"), STAND, ids=[row[2] for row in STAND])
def test_what_was_said_may_stand(said: list[str], noted: str, reason: str) -> None:
    assert check_numbers(Stated(noted), conversation(*said)) == []


@pytest.mark.parametrize(
    ("said", "noted", "severity", "span", "reason"), FOUND, ids=[row[4] for row in FOUND]
)
def test_what_was_not_said_is_found(
    said: list[str], noted: str, severity: str, span: str, reason: str
) -> None:
    assert [(f.severity, f.span) for f in check_numbers(Stated(noted), conversation(*said))] == [
        (severity, span)
    ]


def test_a_finding_names_what_was_heard_and_mends_the_sentence() -> None:
    (finding,) = check_numbers(Stated("Cough for 5 days."), conversation("a cough for about five weeks"))
    assert finding.explanation == "The note has 5 days; 5 weeks was said."
    assert finding.utterance == 1
    assert finding.repair == "Cough for 5 weeks."


def test_a_number_without_its_like_names_no_utterance() -> None:
    (finding,) = check_numbers(Stated("Weight: 169 lb."), conversation("everything looks good"))
    assert finding.utterance is None
    assert finding.repair == ""

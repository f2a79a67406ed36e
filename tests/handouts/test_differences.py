import pytest

from assistant.handouts.differences import differences

SAME = [
    ("Follow up in two weeks.", "See us in 2 weeks.", "words and figures are one number"),
    ("Take it twice daily.", "Take it two times a day.", "how often, in other words"),
    ("Take 10 mg once daily.", "Take 10 mg every day.", "once daily is every day"),
    ("Continue Lasix.", "Keep taking furosemide.", "a brand is its generic"),
    ("The patient denies chest pain.", "You have no chest pain.", "a denial in other words"),
    ("Avoid salty foods.", "Do not eat salty foods.", "avoid is do not"),
    ("X-ray is unremarkable.", "Your x-ray is normal.", "normal is no denial lost"),
    ("Discontinue ibuprofen.", "Stop taking ibuprofen.", "stop in other words"),
    ("Return in a week.", "Come back in one week.", "a week is one week"),
    ("She weighs 150 lbs.", "You weigh 150 pounds.", "units in other words"),
]
DIFFERENT = [
    ("Take 10 mg daily.", "Take it daily.", "number_lost", "a dose is lost"),
    ("Take 10 mg daily.", "Take 10 mcg daily.", "number_added", "the unit is another"),
    ("Take it daily.", "Take 5 mg daily.", "number_added", "a dose is invented"),
    ("Take it twice daily.", "Take it daily.", "number_lost", "how often is lost"),
    ("Follow up in 2 weeks.", "Follow up in 2 months.", "number_lost", "weeks are not months"),
    ("Continue Lasix.", "Keep taking your water pill.", "drug_lost", "the name is lost"),
    ("Continue your pill.", "Keep taking your aspirin.", "drug_added", "a name is invented"),
    ("Come back on Monday.", "Come back on Friday.", "date_added", "another day"),
    ("You do not have a fever.", "You have a fever.", "negation", "a denial is lost"),
    ("You have a fever.", "You do not have a fever.", "negation", "a denial came in"),
    ("No fever but you have a cough.", "You have a fever but no cough.", "negation", "the denial moved"),
    ("Stop aspirin.", "Start aspirin.", "change", "stop became start"),
    ("Increase metformin.", "Take metformin.", "change", "the increase is lost"),
    ("Avoid ibuprofen.", "Take ibuprofen.", "change", "avoid is lost"),
    ("Rest the ankle.", "Rest the ankle and apply ice.", "advice_added", "ice was not advised"),
    ("You have knee pain.", "You have knee pain. Call us soon.", "advice_added", "nobody said call"),
    ("Pain of the left knee.", "Your right knee hurts.", "advice_added", "the other side"),
    ("You have a cough.", "You have a cough. Nothing serious is behind it.", "advice_added", "reassurance"),
    ("You have a cough.", "Many people get coughs when seasons turn and leaves fall.", "strays", "chat"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "reason"), SAME)
def test_other_words_for_the_same(source: str, text: str, reason: str) -> None:
    assert differences(source, text, also=text) == [], reason


@pytest.mark.parametrize(("source", "text", "kind", "reason"), DIFFERENT)
def test_what_is_different_is_named(source: str, text: str, kind: str, reason: str) -> None:
    assert kind in [d.kind for d in differences(source, text)], reason


def test_a_sentence_that_says_almost_nothing_strays() -> None:
    source = "The examination of the shoulder shows weakness and swelling of the muscle."
    assert [d.kind for d in differences(source, "You came.")] == ["strays"]

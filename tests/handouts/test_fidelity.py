import pytest

from assistant.encounter import Handout, Note
from assistant.handouts.explain import explain
from assistant.handouts.fidelity import compare
from assistant.progress import Cancel, silent
from tests.fakes import FakeChat


@pytest.fixture
def handout(visit: Note) -> Handout:
    return explain(visit, FakeChat(), 6.0, silent, Cancel())


def sentence(handout: Handout, statement: str) -> int:
    return next(i for i, s in enumerate(handout.sentences()) if s.source == [statement])


def edited(handout: Handout, statement: str, text: str) -> Handout:
    copy = handout.model_copy(deep=True)
    copy.sentences()[sentence(copy, statement)].text = text
    return copy


def test_a_faithful_handout_has_no_finding(visit: Note, handout: Handout) -> None:
    assert compare(visit, handout) == []


EDITS = [
    ("s8", "We told you to ice the knee twice daily.", "number_lost", "how long is lost"),
    ("s8", "We advised you to ice the knee for 20 minutes twice daily.", "number_added", "another time"),
    ("s7", "Start meloxicam 25 mg once daily for 2 weeks.", "number_added", "another dose"),
    ("s10", "Decrease lisinopril to 20 mg once daily.", "change", "lower for raise"),
    ("s10", "Increase losartan to 20 mg once daily.", "drug_added", "another drug"),
    ("s5", "X-ray of the left knee shows a fracture.", "negation", "a turned negation"),
    ("s9", "You should see that you sleep well.", "lost_help", "the warning is hollow"),
    ("s11", "We will repeat blood pressure in 4 months.", "number_added", "weeks are not months"),
    (
        "s9",
        "You should call us if the swelling gets worse. It is nothing serious.",
        "advice_added",
        "reassurance",
    ),
]


@pytest.mark.parametrize(("statement", "text", "rule", "reason"), EDITS)
def test_an_edit_that_changes_a_fact_is_found(
    visit: Note, handout: Handout, statement: str, text: str, rule: str, reason: str
) -> None:
    assert rule in [finding.rule for finding in compare(visit, edited(handout, statement, text))], reason


SAME = [
    ("s7", "Start Mobic 15 mg each day for two weeks.", "brand, each day, two"),
    ("s11", "We will check your blood pressure again in four weeks.", "words for figures"),
    ("s8", "We advised you to ice the knee for 10 minutes two times a day.", "how often in other words"),
    ("s5", "X-ray of the left knee shows no break.", "a plain word for a fracture"),
]


@pytest.mark.parametrize(("statement", "text", "reason"), SAME)
def test_an_edit_in_other_words_is_not(
    visit: Note, handout: Handout, statement: str, text: str, reason: str
) -> None:
    assert compare(visit, edited(handout, statement, text)) == [], reason


LOST = [
    ("s7", "critical", "a dose: the table is gone, too"),
    ("s9", "critical", "a warning"),
    ("s11", "critical", "a follow-up with its date"),
    ("s8", "critical", "advice with a number"),
]


@pytest.mark.parametrize(("statement", "severity", "reason"), LOST)
def test_a_lost_statement_is_found(
    visit: Note, handout: Handout, statement: str, severity: str, reason: str
) -> None:
    for section in handout.sections:
        section.sentences = [s for s in section.sentences if s.source != [statement]]
    handout.medicines = [m for m in handout.medicines if statement not in m.source]
    found = [f for f in compare(visit, handout) if f.rule.startswith("lost_")]
    assert [finding.severity for finding in found] == [severity], reason


def test_a_history_number_may_be_left_out(visit: Note, handout: Handout) -> None:
    handout.sections = handout.sections[1:]
    assert compare(visit, handout) == []


def test_a_sentence_without_a_statement_is_critical(visit: Note, handout: Handout) -> None:
    for source in ([], ["s99"]):
        handout.sentences()[0].source = source
        assert [(f.rule, f.severity) for f in compare(visit, handout)] == [("no_source", "critical")]


def test_a_medicine_row_is_compared(visit: Note, handout: Handout) -> None:
    handout.medicines[0].how_much = "50 mg"
    assert ("number_added", "critical") in [(f.rule, f.severity) for f in compare(visit, handout)]
    handout.medicines[0].how_much = "15 mg"
    handout.medicines[0].name = "Naproxen"
    assert "drug_added" in [f.rule for f in compare(visit, handout)]


def test_one_statement_told_in_two_sentences_is_one(visit: Note, handout: Handout) -> None:
    section = next(s for s in handout.sections for t in s.sentences if t.source == ["s7"])
    at = next(i for i, t in enumerate(section.sentences) if t.source == ["s7"])
    first = section.sentences[at].model_copy(update={"text": "Start meloxicam 15 mg once daily."})
    second = first.model_copy(update={"text": "Take it for 2 weeks."})
    section.sentences[at : at + 1] = [first, second]
    assert compare(visit, handout) == []

import pytest

from assistant.encounter import Transcript, Utterance, Word
from assistant.grounding.support import support_rules
from assistant.notes.evidence import EvidenceFinder
from assistant.speech.plain import parse_transcript
from tests.fakes import VISIT, FakeEmbeddings


@pytest.fixture
def finder() -> EvidenceFinder:
    return EvidenceFinder(parse_transcript(VISIT.encode()), FakeEmbeddings())


FOUND = [
    ("She is allergic to penicillin.", 6, "the same words"),
    ("She takes lisinopril 10 mg once daily.", 8, "a spoken dose"),
    ("The rapid strep test is positive.", 11, "a result"),
    ("Temperature 101.2 degrees, blood pressure 128/76.", 10, "numbers"),
    ("Denies cough and shortness of breath.", 4, "an answer, by the question before it"),
]


@pytest.mark.parametrize(("statement", "utterance", "reason"), FOUND, ids=[row[2] for row in FOUND])
def test_the_utterance_that_says_it_is_found(
    finder: EvidenceFinder, statement: str, utterance: int, reason: str
) -> None:
    found = finder.find_all([statement])[0]
    assert utterance in [e.utterance for e in found.evidence]
    assert found.support >= support_rules().doubtful


def test_what_nobody_said_has_little_evidence(finder: EvidenceFinder) -> None:
    found = finder.find_all(["Colonoscopy showed two polyps in the sigmoid colon."])[0]
    assert found.support < support_rules().unsupported


def test_quotes_are_words_of_the_utterance(finder: EvidenceFinder) -> None:
    said = {s.utterance.id: s.utterance.text for s in finder.conversation.said}
    for found in finder.find_all([row[0] for row in FOUND]):
        assert found.evidence
        assert all(e.quote in " ".join(said[e.utterance].split()) for e in found.evidence)


def test_a_quote_has_the_times_of_its_words() -> None:
    words = ["well", "i", "take", "lisinopril", "every", "morning"]
    said = Utterance(
        id=1,
        start=10.0,
        end=16.0,
        text=" ".join(words),
        words=[Word(text=w, start=10.0 + i, end=11.0 + i) for i, w in enumerate(words)],
    )
    finder = EvidenceFinder(Transcript(utterances=[said]), FakeEmbeddings())
    evidence = finder.find_all(["Takes lisinopril."])[0].evidence[0]
    assert evidence.quote == "take lisinopril"
    assert (evidence.start, evidence.end) == (12.0, 14.0)


def test_no_statements_need_no_evidence(finder: EvidenceFinder) -> None:
    assert finder.find_all([]) == []

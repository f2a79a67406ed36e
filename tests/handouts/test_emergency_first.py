import pytest

from assistant.encounter import Citation, CitedPassage, Note
from assistant.handouts.explain import explain, measure
from assistant.progress import Cancel, silent
from tests.fakes import FakeChat
from tests.handouts.conftest import MakeNote


def cite(note: Note, text: str) -> Note:
    citation = Citation(
        id="p1", document="chest", section="Warning signs", text=text, publisher="X", year=2024, score=1.0
    )
    note.sections[-1].citations.append(CitedPassage(problem="", citation=citation))
    return note


def titles(note: Note, number: str = "911") -> list[str]:
    return [s.title for s in explain(note, FakeChat(), 6.0, silent, Cancel(), number).sections]


FIRST = [
    ("Go to the emergency room if the pain gets worse.", True, "the note says where to go"),
    ("Call us if you have chest pain.", True, "a sign to call for"),
    ("Call us if the rash comes back.", False, "no emergency"),
    ("The scan in the emergency room was normal.", False, "nothing to do"),
]


@pytest.mark.parametrize(("statement", "first", "reason"), FIRST)
def test_an_emergency_stands_first_with_its_number(
    make_note: MakeNote, statement: str, first: bool, reason: str
) -> None:
    found = titles(make_note(subjective=["Knee pain for 2 days."], plan=["Rest the knee.", statement]), "112")
    assert ("112" in found[0]) is first, reason
    assert sum("112" in title for title in found) == int(first)


URGES = "Call an ambulance right away if you have crushing chest pain."


def test_a_cited_guideline_warns_in_its_own_words(make_note: MakeNote) -> None:
    note = cite(make_note(plan=["Rest the knee."]), f"Walking helps. {URGES} Chest pain is common.")
    handout = explain(note, FakeChat(), 6.0, silent, Cancel())
    assert [(s.text, s.cited, s.source) for s in handout.sections[0].sentences] == [(URGES, "p1", [])]
    assert all(f.severity != "critical" for f in handout.findings)


def test_a_guideline_sentence_that_was_changed_blocks(make_note: MakeNote) -> None:
    note = cite(make_note(plan=["Rest the knee."]), URGES)
    handout = explain(note, FakeChat(), 6.0, silent, Cancel())
    handout.sections[0].sentences[0].text = "Call an ambulance tomorrow if you have chest pain."
    measure(note, handout, 6.0)
    assert "not_in_guideline" in [f.rule for f in handout.findings if f.severity == "critical"]


def test_without_a_sign_there_is_no_such_part(make_note: MakeNote) -> None:
    assert not any("911" in title for title in titles(make_note(plan=["Rest the knee."])))

import pytest
from pydantic import ValidationError

from assistant.notes.parts import PARTS, VisitParts, parts_of, selected, visit_parts
from assistant.notes.reading import Turn, turns
from assistant.speech.plain import parse_transcript
from tests.fakes import VISIT


def visit() -> list[Turn]:
    return turns(parse_transcript(VISIT.encode()).utterances)


def test_a_visit_runs_through_its_parts() -> None:
    parts = parts_of(visit())
    assert parts[0] == "history"
    assert parts[-1] == "plan"
    assert [PARTS.index(p) for p in parts] == sorted(PARTS.index(p) for p in parts)


def test_the_examination_and_the_result_are_found() -> None:
    said = visit()
    examination = " ".join(u.text for u in selected(said, ("examination", "results")))
    assert "101.2" in examination
    assert "strep test is positive" in examination
    assert "What brings you in" not in examination


def test_all_parts_together_hold_every_turn() -> None:
    said = visit()
    assert selected(said, PARTS) == said


def test_nothing_said_has_no_parts() -> None:
    assert parts_of([]) == []


def test_a_patient_does_not_move_the_visit_on() -> None:
    said = [Turn("patient", "my assessment and plan, prescribe it")] * 3
    assert parts_of(said)[0] == "history"


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        VisitParts.model_validate({**visit_parts().model_dump(), "sideways": 1.0})

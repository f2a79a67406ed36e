"""Citing as a step of a person: what is stored, and what the audit trail says of it."""

import pytest

from assistant.encounter import Citation, Encounter, Suggestion
from assistant.errors import InputRefused
from assistant.progress import Cancel
from assistant.workflow import Workflow
from tests.fakes import VISIT, Reports

PASSAGE = Citation(
    id="sore-throat:1",
    document="sore-throat",
    title="Sore throat",
    section="Treatment",
    text="A passage.",
    publisher="A society",
    year=2024,
    score=0.8,
)


@pytest.fixture
def visit(work: Workflow) -> Encounter:
    """A drafted note with one passage shown for its first problem."""
    encounter = work.add_transcript(work.new_encounter("Visit").id, VISIT.encode())
    work.draft(encounter.id, Reports(), Cancel())
    work.records.save(encounter.id, "suggestions", [Suggestion(problem="Strep throat", citations=[PASSAGE])])
    return work.records.load(encounter.id)


def test_nothing_is_cited_until_a_person_says_so(work: Workflow, visit: Encounter) -> None:
    assert visit.note is not None and "Guideline cited" not in visit.note.text()
    note = work.cite(visit.id, "Strep throat", PASSAGE.id, "Dr A")
    assert "Guideline cited: Sore throat, A society, 2024, Treatment" in note.text()
    assert work.records.load(visit.id).note == note


def test_the_trail_names_passage_and_section_and_no_words(work: Workflow, visit: Encounter) -> None:
    work.cite(visit.id, "Strep throat", PASSAGE.id, "Dr A")
    work.uncite(visit.id, "Strep throat", PASSAGE.id, "Dr A")
    put, off = work.records.audit_log(visit.id)[-2:]
    assert (put.action, off.action) == ("cite", "take citation off")
    assert put.actor == "Dr A" and put.detail["passage"] == PASSAGE.id and put.detail["section"]
    assert "Strep" not in str(put.detail) + str(off.detail)


def test_only_what_was_shown_for_the_problem_can_be_cited(work: Workflow, visit: Encounter) -> None:
    for problem, passage in (("Strep throat", "other:1"), ("High blood pressure", PASSAGE.id)):
        with pytest.raises(InputRefused, match="no longer shown"):
            work.cite(visit.id, problem, passage)

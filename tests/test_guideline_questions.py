"""Questions to the guidelines through the workflow, over a real store with fake models."""

from pathlib import Path

import pytest

from assistant.encounter import Citation, Note, Section, Statement, Suggestion
from assistant.progress import Cancel, silent
from assistant.workflow import Workflow
from retrieval.passage import Passage
from tests.fakes import FakeChat
from tests.retrieval.conftest import guideline

PLAN = [("Gout flare", "Start colchicine 1.2 mg."), ("Wheezing asthma", "Use the inhaler.")]


@pytest.fixture
def indexed(work: Workflow, tmp_path: Path) -> Workflow:
    """A workflow over two invented guidelines."""
    folder = tmp_path / "invented"
    folder.mkdir()
    gout = guideline("Gout", "gout flare", "Colchicine 0.5 mg treats a gout flare.", "Rest in a gout flare.")
    asthma = guideline("Asthma", "wheezing asthma", "Wheezing asthma needs an inhaler.", "Check the inhaler.")
    (folder / "gout.md").write_text(gout, encoding="utf-8")
    (folder / "asthma.md").write_text(asthma, encoding="utf-8")
    work.guidelines().build(folder)
    return work


def noted(work: Workflow, plan: list[tuple[str, str]]) -> str:
    """An encounter with a note of this plan."""
    made = work.new_encounter("Invented")
    statements = [Statement(id=f"s{n}", text=text, problem=name) for n, (name, text) in enumerate(plan, 1)]
    work.records.save(
        made.id, "note", Note(sections=[Section(key="plan", title="Plan", statements=statements)])
    )
    return made.id


def citation(name: str, text: str) -> Citation:
    return Citation(
        id=name, document="gout", section="Flares", text=text, publisher="Harbor", year=2024, score=0.9
    )


def test_a_question_is_answered_with_its_passage(indexed: Workflow, chat: FakeChat) -> None:
    chat.answers = {"Question": "Colchicine 0.5 mg treats a gout flare [1]. Drink tea [1]."}
    answer = indexed.ask("What treats a gout flare?")
    assert [s.text for s in answer.sentences] == ["Colchicine 0.5 mg treats a gout flare."]
    assert answer.passage(answer.sentences[0].passage).document == "gout"
    assert (answer.dropped, "model" in answer.provenance) == (1, True)


def test_what_the_guidelines_do_not_cover_is_not_asked_of_the_model(
    indexed: Workflow, chat: FakeChat
) -> None:
    answer = indexed.ask("Which mortgage suits an astronaut?")
    assert (answer.outcome, chat.prompts) == ("nothing_found", [])
    assert answer.nearest


def test_each_problem_gets_its_passages(indexed: Workflow) -> None:
    encounter = noted(indexed, PLAN)
    suggestions = indexed.suggest(encounter, silent, Cancel())
    assert [(s.problem, s.citations[0].document) for s in suggestions] == [
        ("Gout flare", "gout"),
        ("Wheezing asthma", "asthma"),
    ]
    assert all(len(s.citations) <= 3 for s in suggestions)
    assert indexed.records.load(encounter).suggestions == suggestions


def test_a_problem_is_looked_up_by_its_name_and_by_its_medicines(
    indexed: Workflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def search(query: str, k: int, **more: object) -> list[Passage]:
        asked.append(query)
        return []

    monkeypatch.setattr(indexed, "guidelines", lambda: type("Store", (), {"search": staticmethod(search)}))
    indexed.suggest(noted(indexed, PLAN[:1]), silent, Cancel())
    assert asked == ["Gout flare", "Gout flare colchicine"]


def test_whom_the_note_is_about_goes_with_the_search(
    indexed: Workflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def search(query: str, k: int, wanted: object = None) -> list[Passage]:
        seen.append(wanted)
        return []

    monkeypatch.setattr(indexed, "guidelines", lambda: type("Store", (), {"search": staticmethod(search)}))
    indexed.suggest(noted(indexed, [("Gout", "A 60-year-old man with gout.")]), silent, Cancel())
    wanted = seen[0]
    assert (wanted.age, wanted.sex, wanted.pregnant) == (60, "male", False)  # type: ignore[attr-defined]


def test_differences_are_between_a_problem_and_its_own_passages(work: Workflow) -> None:
    encounter = noted(work, PLAN)
    shown = [citation("gout:1", "Colchicine 0.5 mg treats a gout flare.")]
    work.records.save(
        encounter,
        "suggestions",
        [Suggestion(problem="Gout flare", citations=shown), Suggestion(problem="Wheezing asthma")],
    )
    [difference] = work.differences(encounter)
    assert (difference.statement, difference.passage_id) == ("s1", "gout:1")
    assert (difference.note, difference.passage) == ("1.2 mg", "0.5 mg")


def test_without_suggestions_there_are_no_differences(work: Workflow) -> None:
    assert work.differences(noted(work, PLAN)) == []

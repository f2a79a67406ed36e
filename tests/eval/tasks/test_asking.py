from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.asking.answer import Answer, AnswerSentence, SourcePassage
from assistant.errors import InputRefused
from eval.datasets import Sample
from eval.tasks.asking import ASKED, Asking, holds_up
from eval.tasks.task import Output, Result

PASSAGE = SourcePassage(
    id="gout:1-3",
    document="gout",
    title="Gout",
    section="Flares",
    text="Ice may be added in a gout flare.",
    publisher="Harbor Society",
    year=2024,
)
SAMPLE = Sample(id="q-1", input="Ice in gout?", meta={"recommendations": ["gout:2"]})


def sentence(text: str, passage: str = "gout:1-3", quote: str = "Ice may be added") -> AnswerSentence:
    return AnswerSentence(text=text, passage=passage, quote=quote, cited="written")


def answer(*sentences: AnswerSentence, dropped: int = 0) -> Answer:
    return Answer(
        question=SAMPLE.input,
        outcome="answered" if sentences else "nothing_citable",
        sentences=list(sentences),
        passages=[PASSAGE],
        dropped=dropped,
    )


def output(made: Answer) -> Output:
    return Output(text="", data={"answer": made.model_dump(mode="json")})


GOOD = sentence("Ice may be added in a gout flare.")


def test_sixty_questions_over_all_the_set_are_asked() -> None:
    samples = Asking().samples(Path(), "answerable")
    assert len({sample.input for sample in samples}) == ASKED
    topics = {name.partition(":")[0] for sample in samples for name in sample.meta["recommendations"]}
    assert len(topics) >= 50
    assert len(Asking().samples(Path(), "unanswerable")) >= 40
    with pytest.raises(InputRefused):
        Asking().samples(Path(), "valid")


def test_the_workflow_answers_and_the_sentences_are_kept_to_be_read() -> None:
    prepared: list[int] = []
    workflow = SimpleNamespace(
        prepare_guidelines=lambda report: prepared.append(1), ask=lambda question: answer(GOOD)
    )
    task = Asking()
    for _ in range(2):
        made = task.run_one(SAMPLE, cast(Any, workflow))
    assert prepared == [1]
    assert made.data["to_read"][0]["text"] == PASSAGE.text
    assert made.data["answer"]["sentences"][0]["passage"] == "gout:1-3"


CITED = [
    (GOOD, True, "right"),
    (sentence("Ice may be added in a gout flare.", passage="other:1"), False, "a passage that was not found"),
    (sentence("Ice may be added in a gout flare.", quote="Heat helps"), False, "a quote that is not there"),
    (sentence("Ice must not be added in a gout flare."), False, "not borne out"),
]


@pytest.mark.parametrize(("cited", "wanted", "reason"), CITED, ids=[row[2] for row in CITED])
def test_citations_are_checked_anew(cited: AnswerSentence, wanted: bool, reason: str) -> None:
    assert holds_up(answer(cited)) == [wanted]


def test_scores_of_an_answer() -> None:
    scores = Asking().score(output(answer(GOOD, dropped=1)), SAMPLE)
    assert (scores["kept"], scores["dropped"], scores["cited_right"]) == (1.0, 1.0, 1.0)
    assert (scores["right_passage"], scores["right_found"], scores["dropped_share"]) == (1.0, 1.0, 0.5)


def test_an_answer_of_no_sentences_is_unscored_and_not_wrong() -> None:
    scores = Asking().score(output(answer()), SAMPLE)
    assert scores["right_passage"] is None and scores["dropped_share"] is None
    assert scores["answered"] == 0.0


def test_figures_over_sentences_and_questions() -> None:
    task, now = Asking(), datetime.now(UTC)
    made = [output(answer(GOOD, dropped=1)), output(answer())]
    results = [
        Result(id=str(n), number=n, output=one, scores=task.score(one, SAMPLE), finished=now)
        for n, one in enumerate(made, start=1)
    ]
    figures = {figure.name: figure for figure in task.figures(results)}
    assert figures["Sentences with a correct citation, as code checks it"].value == 1.0
    assert figures["Written sentences dropped"].value == 0.5
    assert figures["Questions without an answer"].value == 0.5
    assert figures["Sentences from a right recommendation"].n == 1

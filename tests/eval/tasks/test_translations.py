from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.encounter import Handout
from assistant.errors import InputRefused
from eval.datasets import Sample
from eval.metrics.figure import Figure
from eval.tasks.task import Result
from eval.tasks.translations import Translations
from tests.eval.told import NOTE, handout, making

SAMPLE = Sample(id="V1", input="", reference=NOTE, meta={"language": "es"})

SPANISH = {
    "X-ray of the left knee shows no fracture.": "La imagen de la rodilla izquierda no muestra fractura.",
    "Increase lisinopril from 10 mg to 20 mg once daily.": "Aumente lisinopril de 10 mg a 20 mg cada día.",
    "Start meloxicam 15 mg once daily for 2 weeks.": "Empiece meloxicam 15 mg al día por 2 semanas.",
    "You should not take ibuprofen.": "No debe tomar ibuprofeno.",
    "We advised you to ice the knee twice daily.": "Ponga hielo en la rodilla dos veces al día.",
    "You should call us if the swelling gets worse.": "Llámenos si la hinchazón empeora.",
    "Follow up in 4 weeks.": "Vuelva en 4 semanas.",
}


def figures(monkeypatch: pytest.MonkeyPatch, spanish: dict[str, str]) -> dict[str, Figure]:
    """The figures when the sentences of the invented handout are translated so; others stay English."""

    def translate(english: Handout, language: str, chat: Any, *_: object) -> Handout:
        told = english.model_copy(deep=True, update={"language": language})
        for sentence in told.sentences():
            sentence.original, sentence.text = sentence.text, spanish.get(sentence.text, sentence.text)
        return told

    monkeypatch.setattr("eval.tasks.translations.explain", lambda *_: handout())
    monkeypatch.setattr("eval.tasks.translations.translate", translate)
    task = Translations()
    output = task.run_one(SAMPLE, making())
    result = Result(
        id="V1", number=1, output=output, scores=task.score(output, SAMPLE), finished=datetime.now(UTC)
    )
    return {figure.name: figure for figure in task.figures([result])}


def test_a_faithful_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    made = figures(monkeypatch, SPANISH)
    assert made["Facts that survive, after the gate"].value == 1
    assert made["Sentences translated"].value == 1 and made["Sentences translated"].n == len(SPANISH)
    assert made["Facts that survive, first answers"].value == 0, "the model was never asked"
    assert made["Sentences with a denial that the English has not"].value == 0


def test_what_is_lost_and_what_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "You should not take ibuprofen.": "Debe tomar ibuprofeno.",
        "Follow up in 4 weeks.": "No vuelva en 4 semanas.",
        "Start meloxicam 15 mg once daily for 2 weeks.": "Empiece meloxicam 50 mg al día por 2 semanas.",
    }
    made = figures(monkeypatch, SPANISH | wrong)
    assert made["Negations that survive, after the gate"].value == 0.5
    assert made["Sentences with a denial that the English has not"].value == pytest.approx(1 / 5)
    assert (made["Doses that survive, after the gate"].value or 0) < 1
    assert made["Drugs that survive, after the gate"].value == 1


def test_what_stays_english_is_not_translated_and_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    some = {k: v for k, v in SPANISH.items() if "ibuprofen" not in k}
    made = figures(monkeypatch, some)
    assert made["Sentences translated"].value == pytest.approx(6 / 7)
    assert made["Negations that survive, after the gate"].n == 1


def test_a_language_that_cannot_be_counted(data: Path) -> None:
    assert {s.meta["language"] for s in Translations().samples(data, "fr")} == {"fr"}
    with pytest.raises(InputRefused, match="es, pt, fr, hi, ar"):
        Translations().samples(data, "valid")


def test_with_the_product_and_a_model_that_says_nothing() -> None:
    output = Translations().run_one(SAMPLE, making())
    scores = Translations().score(output, SAMPLE)
    assert scores["translated"] == 0 and scores["blocked"] == 1

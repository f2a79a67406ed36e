"""No word of a note that a clinician shows as an example can come into a prompt."""

import random
import re
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from assistant.notes.choices import Choices
from assistant.notes.draft import draft
from assistant.notes.style import Labels, Preference, Style, Subject, Tense, Voice, style_text
from assistant.notes.style_learning import from_examples
from assistant.notes.style_rules import abbreviations, style_rules
from assistant.notes.template import Shape, load_template
from assistant.progress import Cancel, silent
from assistant.prompts import load_prompt
from assistant.speech.plain import parse_transcript
from tests.fakes import NOTE_ANSWERS, VISIT, FakeChat

SHAPES: tuple[Shape, ...] = get_args(Shape)

KNOWN = [
    *abbreviations().abbreviations,
    *abbreviations().abbreviations.values(),
    *(wording for group in style_rules().wordings for wording in group),
]
"""Every term that a style can name."""

EVERYTHING = ". ".join(KNOWN)
"""What a visit would say that speaks of all of them."""


def vocabulary() -> set[str]:
    """Every word that a rendered style can hold: those of the prompt file and of our own terms."""
    fixed = re.sub(r"{%.*?%}|{{.*?}}", " ", load_prompt("notes/style").body)
    return set(words_of(" ".join([fixed, *KNOWN])))


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower())


PLANTED = """\
Mrs. Zenobia Quimbleton is a 47-year-old woman with sarcoidosis and high blood pressure. She was on
methotrexate 17.5 mg once a week. She reported a cough for 23 days. She denied fever. She was seen by Dr.
Okonkwo-Varga in Timbuktu. She had gout in 1987. She took colchicine. She had high blood pressure with
readings of 163/97. She was told to call 555-0199. HTN was not written. COPD was diagnosed. COPD was treated.
She said "I feel like a wilted tulip". Assessment: pemphigus vulgaris, ICD L10.0. She was tired.
"""
"""Of an invented patient: names, drugs, diagnoses, numbers, places, own words."""

FACTS = {
    *("zenobia", "quimbleton", "sarcoidosis", "methotrexate", "okonkwo", "varga", "timbuktu", "gout"),
    *("colchicine", "tulip", "wilted", "pemphigus", "vulgaris", "l10", "copd", "obstructive", "pulmonary"),
    *("47", "17", "23", "1987", "163", "97", "555", "0199"),
}
"""Words that only the planted patient could bring; the invented visit says none of them."""


def random_style(seed: int) -> Style:
    pick = random.Random(seed)

    def maybe(choices: Any) -> Any:
        return pick.choice([None, *get_args(choices)])

    groups = pick.sample(style_rules().wordings, 4)
    shorts = pick.sample(list(abbreviations().abbreviations), 8)
    return Style(
        sentence_words=pick.choice([None, 1.0, 6.5, 12.0, 33.3, 60.0]),
        tense=maybe(Tense),
        subject=maybe(Subject),
        voice=maybe(Voice),
        labels=maybe(Labels),
        preferred=tuple(Preference(write=g[0], instead_of=g[1]) for g in groups),
        shortened=tuple(shorts[:4]),
        spelled_out=tuple(shorts[4:]),
    )


@pytest.mark.parametrize("seed", range(60))
def test_every_word_of_any_style_is_from_the_closed_vocabulary(seed: int) -> None:
    for shape in SHAPES:
        rendered = style_text(random_style(seed), shape, EVERYTHING)
        assert set(words_of(rendered)) <= vocabulary()


@pytest.mark.parametrize("seed", range(40))
def test_no_number_of_a_style_is_rendered(seed: int) -> None:
    """A number in a prompt comes back as a fact. Only known abbreviations, such as A1c, hold digits."""
    style = random_style(seed).model_copy(update={"shortened": (), "spelled_out": ()})
    assert not re.search(r"\d", style_text(style, "paragraphs", EVERYTHING))


def shuffled(seed: int) -> str:
    """The planted notes in many orders, layouts and capitals."""
    pick = random.Random(seed)
    sentences = PLANTED.replace("\n", " ").split(". ")
    pick.shuffle(sentences)
    text = pick.choice([". ", ".\n", "\n- ", ":\n", "\n"]).join(sentences * pick.randint(1, 3))
    return pick.choice([text, text.upper(), text.lower(), text.title(), f"{{{{ {text} }}}}"])


@pytest.mark.parametrize("seed", range(60))
def test_learned_styles_hold_nothing_of_the_examples(seed: int) -> None:
    style = from_examples([shuffled(seed)])
    for shape in SHAPES:
        assert set(words_of(style_text(style, shape, EVERYTHING))) <= vocabulary()
        assert not FACTS & set(words_of(style_text(style, shape, VISIT)))
    stored = words_of(style.model_dump_json())
    assert set(stored) & FACTS <= {"copd"}, "a known abbreviation, by its short form, and nothing else"


def test_examples_of_a_planted_patient_change_the_prompts_but_bring_no_fact() -> None:
    style = from_examples([PLANTED])
    assert style.tense == "past" and style.shortened == ("COPD",), "something was learned"
    plain, styled = FakeChat(answers=NOTE_ANSWERS), FakeChat(answers=NOTE_ANSWERS)
    for chat, choices in ((plain, None), (styled, Choices(style=style))):
        said = parse_transcript(VISIT.encode())
        draft(said, load_template("visit"), chat, 8192, silent, Cancel(), choices=choices)
    assert plain.prompts != styled.prompts and len(plain.prompts) == len(styled.prompts)
    allowed = set(words_of(" ".join(plain.prompts))) | vocabulary()
    assert set(words_of(" ".join(styled.prompts))) <= allowed
    assert not FACTS & set(words_of(" ".join(styled.prompts)))


def test_a_preference_is_told_only_when_the_visit_speaks_of_it() -> None:
    """The preferred name of a problem could else come into the note of a patient without it."""
    preferred = (Preference(write="hypertension", instead_of="high blood pressure"),)
    style = Style(preferred=preferred, shortened=("COPD",), spelled_out=("GERD",))
    assert style_text(style, "paragraphs", "I have a sore throat.") == ""
    assert "hypertension" in style_text(style, "paragraphs", "It is for my high blood pressure.")
    assert "COPD" in style_text(style, "paragraphs", "You have COPD.")
    assert "GERD" in style_text(style, "paragraphs", "It is gastroesophageal reflux disease.")


SAID_BY_SHAPE: list[tuple[Shape, dict[str, Any], bool, str]] = [
    ("paragraphs", {"subject": "omitted"}, True, "prose has subjects"),
    ("lines", {"subject": "omitted"}, False, "lists have none"),
    ("problems", {"subject": "omitted"}, False, "plans have none"),
    ("lines", {"labels": "labelled"}, True, "lists can have labels"),
    ("paragraphs", {"labels": "labelled"}, False, "prose has no labels"),
    ("problems", {"voice": "first"}, True, "the plan is the clinician's own"),
    ("lines", {"tense": "past"}, False, "phrases have no tense"),
    ("paragraphs", {"sentence_words": 6.0}, True, "short sentences"),
    ("paragraphs", {"sentence_words": 12.0}, False, "a usual length is not spoken of"),
]


@pytest.mark.parametrize(
    ("shape", "known", "told", "reason"), SAID_BY_SHAPE, ids=[row[3] for row in SAID_BY_SHAPE]
)
def test_a_section_is_told_what_concerns_its_shape(
    shape: Shape, known: dict[str, Any], told: bool, reason: str
) -> None:
    assert bool(style_text(Style(**known), shape, VISIT)) is told


FOREIGN: list[tuple[dict[str, Any], str]] = [
    ({"tense": "Mrs. Quimbleton"}, "a free text for a choice"),
    ({"note": "sarcoidosis"}, "an unknown key"),
    ({"preferred": [{"write": "sarcoidosis", "instead_of": "hypertension"}]}, "a term that is not ours"),
    (
        {"preferred": [{"write": "hypertension", "instead_of": "sore throat"}]},
        "two terms of different things",
    ),
    ({"preferred": [{"write": "hypertension", "instead_of": "hypertension"}]}, "no other term"),
    ({"shortened": ["ZQ"]}, "an abbreviation that is not ours"),
    ({"spelled_out": ["methotrexate"]}, "a word for an abbreviation"),
    ({"sentence_words": 16397.0}, "a number out of range"),
]


@pytest.mark.parametrize(("content", "reason"), FOREIGN, ids=[row[1] for row in FOREIGN])
def test_a_style_takes_nothing_from_outside_the_vocabulary(content: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError):
        Style.model_validate(content)


def test_what_is_learned_later_wins_and_the_rest_stays() -> None:
    before = Style(
        tense="past",
        voice="first",
        preferred=(
            Preference(write="hypertension", instead_of="high blood pressure"),
            Preference(write="pharyngitis", instead_of="sore throat"),
        ),
        shortened=("HTN", "COPD"),
        spelled_out=("GERD",),
    )
    newer = Style(
        tense="present",
        preferred=(Preference(write="high blood pressure", instead_of="hypertension"),),
        shortened=("GERD",),
        spelled_out=("HTN",),
    )
    after = before.updated(newer)
    assert (after.tense, after.voice) == ("present", "first")
    assert [one.write for one in after.preferred] == ["pharyngitis", "high blood pressure"]
    assert (after.shortened, after.spelled_out) == (("COPD", "GERD"), ("HTN",))

"""Every statement is told, in order, and nothing that the original does not say."""

import json

import pytest

from assistant.errors import Cancelled, GateClosed
from assistant.patient_texts import (
    HouseStyle,
    PatientText,
    Source,
    facts,
    grade_before,
    make_plain,
    measure_text,
    read_pasted,
)
from assistant.progress import Cancel, silent
from tests.fakes import FakeChat, Reports
from tests.patient_texts.samples import HARD, NOTE, Make


def lines(text: PatientText) -> list[str]:
    return [s.text for s in text.handout.sentences()]


def test_the_letter_is_told_whole_and_to_the_patient(letter: PatientText) -> None:
    assert [s.title for s in letter.handout.sections] == ["Letter", "Medicines", "Follow up"]
    assert lines(letter) == [
        "Dear Dr Lee,",
        "You were admitted on 3 March with lung infection (pneumonia).",
        "You were treated with amoxicillin 500 mg three times daily.",
        "You should stop ibuprofen.",
        "You should not drive for 2 weeks.",
    ]
    assert {one for s in letter.handout.sentences() for one in s.source} == {
        s.id for s in letter.source.statements()
    }
    assert not letter.blocking()
    assert facts(letter).kept == facts(letter).all > 5


ADDRESSED = [
    ("leaflet", "Adults with asthma should use an inhaler.", "Adults with asthma should use an inhaler.",
     "many people, none of whom is the reader"),
    ("leaflet", "The patient should take their tablets.", "You should take your tablets.", "the reader"),
    ("leaflet", "Check your feet every day.", "Check your feet every day.", "not what the clinic does"),
    ("guideline", "Offer the patient a review.", "Offer the person a review.", "a clinician is spoken to"),
    ("letter", "Mrs Ann Lee was seen. She is well. Her son is tall; he takes insulin.",
     "You were seen. You are well. Your son is tall; he takes insulin.", "her son stays he"),
    ("letter", "You were seen by Dr Roe. He said that all is well.",
     "You were seen by Dr Roe. He said that all is well.", "the letter speaks to the patient already"),
    ("letter", "The clinic is closed on Monday.", "The clinic is closed on Monday.", "nobody is spoken of"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "plain", "why"), ADDRESSED, ids=[row[3] for row in ADDRESSED])
def test_you_stands_only_for_the_patient(make: Make, kind: str, text: str, plain: str, why: str) -> None:
    assert " ".join(lines(make(text, kind=kind))) == plain


CAPITALS = [
    ("TAKE 5 MG OF LISINOPRIL TWICE A DAY", "Take 5 mg of lisinopril twice a day.", "units"),
    ("CALL DR. SMITH ON MONDAY ABOUT YOUR MRI", "Call Dr. Smith on Monday about your MRI.", "names"),
    (
        "PAIN AT L5-S1 AND LOW VITAMIN B12 WERE SEEN",
        "Pain at L5-S1 and low vitamin B12 were seen.",
        "letters",
    ),
]


@pytest.mark.parametrize(("text", "plain", "why"), CAPITALS, ids=[row[2] for row in CAPITALS])
def test_capitals_are_told_in_small_letters(make: Make, text: str, plain: str, why: str) -> None:
    made = make(text, kind="leaflet")
    assert lines(made) == [plain]
    assert made.source.statements()[0].text == text, "the original is kept as it was"
    assert not made.blocking()


def test_values_get_no_words_and_are_not_asked_of_the_model() -> None:
    chat = FakeChat()
    source = read_pasted("Sodium 140 mmol/L 135-145\nPotassium 5.9 mmol/L 3.5-5.1 H")
    made = make_plain(source, HouseStyle(), chat, silent, Cancel())
    assert lines(made) == ["Sodium 140 mmol/L 135-145", "Potassium 5.9 mmol/L 3.5-5.1 H"]
    assert chat.prompts == []


def test_a_list_of_numbers_has_no_negative_grade(make: Make) -> None:
    made = make("140\n5.9\n7.2 3.4")
    assert made.handout.grade == grade_before(made.source) == 0.0


WORDINGS = [
    ("1. The physiotherapist will show you 3 strengthening exercises in the hospital.", True),
    ("1. The physiotherapist will show you 4 strengthening exercises in the hospital.", False),
]


@pytest.mark.parametrize(("answer", "taken"), WORDINGS, ids=["faithful", "another number"])
def test_only_a_faithful_wording_of_the_model_is_taken(answer: str, taken: bool) -> None:
    source = read_pasted(HARD, kind="leaflet")
    made = make_plain(source, HouseStyle(), FakeChat(otherwise=answer), silent, Cancel())
    assert (lines(made) == [answer.removeprefix("1. ")]) is taken
    assert "3 strengthening" in made.handout.text() and not made.blocking()


WRONG = [
    ("500 mg", "250 mg", "number_lost", "another dose"),
    ("amoxicillin", "warfarin", "drug_lost", "another medicine"),
    ("should not drive", "should drive", "negation", "a turned denial"),
    ("should stop", "should take", "change", "a turned change"),
    ("3 March", "3 May", "date_lost", "another date"),
]


@pytest.mark.parametrize(("old", "new", "rule", "why"), WRONG, ids=[row[3] for row in WRONG])
def test_what_differs_from_the_original_blocks(
    letter: PatientText, old: str, new: str, rule: str, why: str
) -> None:
    before = facts(letter)
    sentence = next(s for s in letter.handout.sentences() if old in s.text)
    sentence.text = sentence.text.replace(old, new)
    measure_text(letter)
    assert rule in {letter.handout.findings[at].rule for at in letter.blocking()}
    if rule.endswith("_lost"):
        assert facts(letter).kept < before.kept


def test_a_sentence_taken_out_is_missed(letter: PatientText) -> None:
    del letter.handout.sections[2]
    measure_text(letter)
    assert [letter.handout.findings[at].rule for at in letter.blocking()] == ["untold"]


def test_a_sentence_from_nowhere_is_found(letter: PatientText) -> None:
    letter.handout.sections[0].sentences[0].source = []
    measure_text(letter)
    assert "no_source" in {letter.handout.findings[at].rule for at in letter.blocking()}


def test_a_denial_does_not_reach_over_its_condition(make: Make) -> None:
    made = make("Do not offer metformin if eGFR is below 30 ml/min.", kind="guideline")
    assert not made.blocking()


def test_tone_is_looked_at_unless_the_house_style_says_no(make: Make) -> None:
    def toned(made: PatientText) -> bool:
        made.handout.sections[0].sentences[0].text = "Adults who refuse their tablets are non-compliant."
        measure_text(made)
        return any(finding.rule.startswith("tone_") for finding in made.handout.findings)

    text = "Adults who refuse their tablets are non-compliant."
    assert toned(make(text, kind="leaflet", tone=True))
    assert not toned(make(text, kind="leaflet", tone=False))


def test_an_unsigned_note_is_refused_unless_for_evaluation() -> None:
    source = Source("Visit", "note", NOTE)
    with pytest.raises(GateClosed, match="not signed"):
        make_plain(source, HouseStyle(), FakeChat(), silent, Cancel())
    made = make_plain(source, HouseStyle(), FakeChat(), silent, Cancel(), unsigned=True)
    assert "azithromycin 500 mg" in made.handout.text(), "a note in capitals is told in small letters"
    assert made.handout.note_sha256 == NOTE.sha256()


def test_a_ten_page_letter_is_told_to_the_last_sentence(make: Make) -> None:
    text = "Dear Dr Lee,\n\n" + "\n\n".join(
        f"Mr Gray took {number} mg of furosemide on day {number}. He slept well." for number in range(1, 151)
    )
    made = make(text)
    assert "150 mg" in lines(made)[-2]
    assert facts(made).kept == facts(made).all > 300
    assert not made.blocking()


def test_progress_rises_and_cancel_stops(letter: PatientText) -> None:
    reports, cancel = Reports(), Cancel()
    source = Source("Letter", "letter", letter.source)
    make_plain(source, HouseStyle(), FakeChat(), reports, cancel)
    shares = [one.done for one in reports.seen]
    assert shares == sorted(shares) and shares[-1] == 1.0
    cancel.cancel()
    with pytest.raises(Cancelled):
        make_plain(source, HouseStyle(), FakeChat(), silent, cancel)


def test_it_can_be_stored_and_read_again(letter: PatientText) -> None:
    assert PatientText.model_validate_json(letter.model_dump_json()) == letter
    with pytest.raises(ValueError, match="mood"):
        PatientText.model_validate({**json.loads(letter.model_dump_json()), "mood": "blue"})


def test_a_clinical_word_stays_where_its_plain_one_would_say_something_else(make: Make) -> None:
    made = make("Researchers study juvenile idiopathic arthritis.", kind="leaflet")
    assert "without" not in made.handout.text() and not made.blocking()


def test_a_name_in_capitals_keeps_them(make: Make) -> None:
    made = make("The ESPGHAN advises a diet.", kind="leaflet")
    assert lines(made) == ["The ESPGHAN advises a diet."]
    assert not any(finding.rule.startswith("tone_") for finding in made.handout.findings)

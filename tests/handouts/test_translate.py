import re
from collections.abc import Callable

import pytest

from assistant.encounter import Handout, HandoutSection, HandoutSentence, Medicine
from assistant.errors import Cancelled, ModelUnavailable
from assistant.handouts.translate import measure_translation, title_in, translate
from assistant.handouts.translated import compare_translation
from assistant.progress import Cancel, silent
from tests.fakes import FakeChat, Reports

SPANISH = {
    "Increase lisinopril to 20 mg once daily.": "Aumente el lisinopril a 20 mg una vez al día.",
    "Do not take ibuprofen.": "No tome ibuprofeno.",
    "Call us if the swelling gets worse.": "Llámenos si la hinchazón empeora.",
    "sleep": "dormir mejor",
}
LINE = re.compile(r"^(\d+)\. (.+)$", re.M)


def interpreter(table: dict[str, str]) -> Callable[[str], str]:
    """Answers a prompt as a good model would: each numbered line by the table, either way round."""
    both = {**table, **{told: said for said, told in table.items()}}

    def answer(prompt: str) -> str:
        asked = LINE.findall(prompt)
        return "\n".join(f"{number}. {both.get(text, text)}" for number, text in asked)

    return answer


@pytest.fixture
def english() -> Handout:
    said = list(SPANISH)[:3]
    return Handout(
        note_sha256="abc",
        sections=[
            HandoutSection(
                title="What we decided",
                key="decided",
                sentences=[HandoutSentence(text=text, source=[f"s{at}"]) for at, text in enumerate(said)],
            )
        ],
        medicines=[
            Medicine(
                name="Lisinopril", how_much="20 mg", when="once daily", what_for="sleep", change="changed"
            )
        ],
    )


def speaks(table: dict[str, str]) -> FakeChat:
    return FakeChat(answers={"": interpreter(table)})


def test_every_sentence_is_translated_and_keeps_its_source_and_both_languages(english: Handout) -> None:
    told = translate(english, "es", speaks(SPANISH), silent, Cancel())
    assert [s.text for s in told.sentences()] == list(SPANISH.values())[:3]
    assert [s.original for s in told.sentences()] == [s.text for s in english.sentences()]
    assert [s.back for s in told.sentences()] == [s.text for s in english.sentences()]
    assert [s.source for s in told.sentences()] == [s.source for s in english.sentences()]
    assert (told.language, told.translates, told.note_sha256) == ("es", english.sha256(), "abc")
    assert told.sections[0].key == "decided"
    assert told.findings == []
    assert told.grade > 0
    assert told.approval is None


def test_rows_keep_name_and_change_and_take_phrases_from_the_table(english: Handout) -> None:
    chat = speaks(SPANISH)
    row = translate(english, "es", chat, silent, Cancel()).medicines[0]
    assert (row.name, row.change, row.how_much) == ("Lisinopril", "changed", "20 mg")
    assert (row.when, row.what_for) == ("una vez al día", "dormir mejor")
    assert not any(re.search(r"^\d+\. once daily$", prompt, re.M) for prompt in chat.prompts)


def test_a_line_that_lost_a_fact_is_asked_again_alone_with_what_it_lost(english: Handout) -> None:
    line = "Increase lisinopril to 20 mg once daily."
    answers = iter(["Aumente el lisinopril.", "Aumente el lisinopril a 20 mg una vez al día."])

    def answer(prompt: str) -> str:
        forgetful = interpreter({**SPANISH, line: next(answers)}) if line in prompt else interpreter(SPANISH)
        return forgetful(prompt)

    chat = FakeChat(answers={"": answer})
    told = translate(english, "es", chat, silent, Cancel())
    assert told.sentences()[0].text == "Aumente el lisinopril a 20 mg una vez al día."
    again = [prompt for prompt in chat.prompts if line in prompt][1]
    assert LINE.findall(again) == [("1", line)]
    assert "20" in again.partition("1. ")[0]
    assert told.provenance["lines_asked_again"] == 1


def test_what_stays_wrong_stays_english_and_blocks(english: Handout) -> None:
    wrong = {**SPANISH, "Do not take ibuprofen.": "Tome ibuprofeno."}
    told = translate(english, "es", speaks(wrong), silent, Cancel())
    assert told.sentences()[1].text == "Do not take ibuprofen."
    assert told.sentences()[1].back == ""
    found = [(f.rule, f.severity, f.span) for f in told.findings]
    assert ("not_translated", "critical", "Do not take ibuprofen.") in found
    assert told.provenance["lines_not_translated"] == 1


def test_a_person_who_translates_the_sentence_settles_the_finding(english: Handout) -> None:
    told = translate(english, "es", speaks({**SPANISH, "Do not take ibuprofen.": "Tome."}), silent, Cancel())
    told.sentences()[1].text = "No tome ibuprofeno."
    measure_translation(english, told)
    assert told.findings == []


def test_an_answer_that_was_cut_off_loses_its_last_line(english: Handout) -> None:
    told = list(SPANISH.values())
    half = f"1. {told[0]}\n2. {told[1]}\n3. {told[2][:-1]}"
    answers = {"word for word": interpreter(SPANISH), "must": interpreter(SPANISH), "4. ": half}
    chat = FakeChat(answers={**answers, "": interpreter(SPANISH)}, cut=("4. ",))
    result = translate(english, "es", chat, silent, Cancel())
    alone = [LINE.findall(p)[-1][1] for p in chat.prompts if len(LINE.findall(p)) == 1]
    assert "Call us if the swelling gets worse." in alone
    assert result.findings == []


def test_an_empty_handout_asks_nothing() -> None:
    chat = speaks({})
    told = translate(Handout(), "es", chat, silent, Cancel())
    assert (told.sections, told.medicines, told.findings, chat.prompts) == ([], [], [], [])


def test_progress_never_goes_back_and_ends_at_one(english: Handout) -> None:
    reports = Reports()
    translate(english, "es", speaks(SPANISH), reports, Cancel())
    done = [progress.done for progress in reports.seen]
    assert done == sorted(done)
    assert done[-1] == 1.0


def test_it_can_be_stopped(english: Handout) -> None:
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        translate(english, "es", speaks(SPANISH), silent, cancel)


def test_a_lost_model_says_so_without_patient_text(english: Handout) -> None:
    with pytest.raises(ModelUnavailable) as error:
        translate(english, "es", FakeChat(fail_after=0), silent, Cancel())
    assert "ibuprofen" not in str(error.value)


def test_a_language_without_word_lists_is_translated_too(english: Handout) -> None:
    german = {
        "Increase lisinopril to 20 mg once daily.": "Erhöhen Sie Lisinopril auf 20 mg einmal täglich.",
        "Do not take ibuprofen.": "Nehmen Sie kein Ibuprofen.",
        "Call us if the swelling gets worse.": "Rufen Sie an, wenn es schlimmer wird.",
        "sleep": "Schlaf",
        "once daily": "einmal täglich",
        "20 mg": "20 mg",
    }
    told = translate(english, "de", speaks(german), silent, Cancel())
    assert told.sentences()[1].text == "Nehmen Sie kein Ibuprofen."
    assert told.findings == compare_translation(english, told) == []


def test_the_number_in_a_title_is_kept_whatever_the_catalogue_has() -> None:
    assert "112" in title_in("Call 112 right away if", "es")
    assert title_in("A title that no catalogue has", "es") == "A title that no catalogue has"

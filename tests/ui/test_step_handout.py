"""The Handout step: the grade, what was found, sources, the talk with the patient, other languages."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.encounter import Encounter, Finding, Handout, HandoutSection, HandoutSentence
from assistant.ui.plain_text import plain
from assistant.ui.steps.handout_findings import group_of
from assistant.ui.steps.handout_foreign import foreign, medicine_table
from assistant.ui.steps.handout_gauge import gauge
from assistant.ui.steps.handout_places import repaired
from assistant.ui.steps.handout_print import printed
from assistant.workflow import Workflow
from tests.ui.conftest import Open, button, words
from tests.ui.handout_clinic import (
    BELIEVING,
    DOSE,
    DOUBTING,
    EASIER,
    HARD,
    WARNING,
    WRONG,
    all_languages,
    medicine,
    to_correct,
    translated,
    with_handout,
)


def handout_of(workflow: Workflow, encounter: Encounter, language: str = "en") -> Handout:
    stored = workflow.records.load(encounter.id)
    found = stored.handout if language == "en" else stored.translations.get(language)
    assert found is not None
    return found


def html(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


def expander(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(one for one in app.expander if one.label.startswith(label))


@pytest.fixture
def rich(workflow: Workflow) -> Encounter:
    return to_correct(workflow)


@pytest.fixture
def at_handout(rich: Encounter, open_page: Open) -> AppTest:
    return open_page("encounter", id=rich.id, step="handout")


# The grade


def test_the_grade_is_told_in_words_and_on_a_bar(at_handout: AppTest, workflow: Workflow) -> None:
    said = words(at_handout)
    assert "you asked for 6." in said and "SMOG grade" in said and "Passive sentences" in said
    assert 'role="img"' in html(at_handout) and "asked: 6" in html(at_handout)


@pytest.mark.parametrize(
    ("measured", "width", "why"),
    [
        (3.0, "0.0%", "the lowest"),
        (7.5, "50.0%", "the middle"),
        (15.0, "100.0%", "off the scale, at its end"),
    ],
)
def test_the_bar_is_as_long_as_the_grade(measured: float, width: str, why: str) -> None:
    assert f"width:{width}" in gauge(measured, 6, "x", ("a", "b")), why


def test_the_bar_is_read_aloud_and_never_markup() -> None:
    drawn = gauge(5.8, 6, 'Reads at "5.8" <b>', ("a", "b"))
    assert 'aria-label="Reads at &quot;5.8&quot; &lt;b&gt;"' in drawn


def test_the_hardest_sentence_is_marked_in_the_text_with_its_reasons(at_handout: AppTest) -> None:
    marked = [one.value for one in at_handout.markdown if "Hard to read" in one.value]
    assert any(plain(HARD) in one for one in marked)
    assert not [one for one in marked if plain(WRONG) in one], "an easy sentence has no mark"
    said = words(at_handout).replace("\\", "")
    assert "long words: positive" in said and "passive: was obtained" in said


def test_an_easier_wording_is_shown_first_and_then_used(
    workflow: Workflow, rich: Encounter, at_handout: AppTest
) -> None:
    workflow.reword = lambda encounter, section, sentence, cancel: EASIER  # type: ignore[method-assign]
    button(at_handout, "Suggest an easier wording").click().run()
    assert plain(EASIER) in words(at_handout)
    assert HARD in handout_of(workflow, rich).text(), "nothing is changed by itself"
    button(at_handout, "Use it").click().run()
    assert HARD not in handout_of(workflow, rich).text() and EASIER in handout_of(workflow, rich).text()
    assert not [one for one in at_handout.button if one.label == "Use it"]


def test_a_proposal_can_be_left(workflow: Workflow, rich: Encounter, at_handout: AppTest) -> None:
    workflow.reword = lambda encounter, section, sentence, cancel: EASIER  # type: ignore[method-assign]
    button(at_handout, "Suggest an easier wording").click().run()
    button(at_handout, "Leave it").click().run()
    assert HARD in handout_of(workflow, rich).text() and plain(EASIER) not in words(at_handout)


def test_no_easier_wording_is_told(workflow: Workflow, at_handout: AppTest) -> None:
    workflow.reword = lambda encounter, section, sentence, cancel: ""  # type: ignore[method-assign]
    button(at_handout, "Suggest an easier wording").click().run()
    assert "No easier wording was found" in words(at_handout)


# What was found


@pytest.mark.parametrize(
    ("rule", "title", "why"),
    [
        ("number_added", "Facts", "a dose"),
        ("lost_help", "Facts", "a warning that is gone"),
        ("tone_blame", "Tone", "words"),
        ("reading_grade", "How hard", "the grade"),
        ("something_new", "Facts", "an unknown rule must not be hidden among small things"),
    ],
)
def test_each_finding_has_its_group(rule: str, title: str, why: str) -> None:
    finding = Finding(rule=rule, severity="minor", explanation="x")
    assert title in group_of(finding).title, why


def test_facts_come_first_and_block_the_approval(at_handout: AppTest) -> None:
    said = words(at_handout)
    facts, tone, reading = (said.index(name) for name in ("Facts**", "Tone**", "How hard it reads**"))
    assert facts < tone < reading
    assert button(at_handout, "Approve the handout").disabled and "Something critical differs" in said


def test_the_suggested_words_are_taken_with_one_press(
    workflow: Workflow, rich: Encounter, at_handout: AppTest
) -> None:
    button(at_handout, "Change to: ").click().run()
    assert (
        BELIEVING in handout_of(workflow, rich).text() and DOUBTING not in handout_of(workflow, rich).text()
    )


def test_a_corrected_dose_opens_the_approval(workflow: Workflow, rich: Encounter, open_page: Open) -> None:
    app = open_page("encounter", id=rich.id, step="handout")
    app.toggle[0].set_value(True).run()
    next(one for one in app.text_area if one.value == WRONG).set_value(DOSE)
    at = next(n for n, s in enumerate(handout_of(workflow, rich).sections) if s.key == "decided")
    [one for one in app.button if one.label == "Save this part"][at].click().run()
    assert not [f for f in handout_of(workflow, rich).findings if f.severity == "critical"]
    app.toggle[0].set_value(False).run()
    assert not button(app, "Approve the handout").disabled


def repair(text: str, span: str, to: str) -> Finding:
    return Finding(rule="tone_x", severity="minor", explanation="x", span=span, repair=text.replace(span, to))


@pytest.mark.parametrize(
    ("texts", "finding", "at", "why"),
    [
        (["Rest.", "You complain of pain."], repair("You complain of pain.", "complain of", "have"), 1, "it"),
        (
            ["Rest.", "You have pain."],
            repair("You complain of pain.", "complain of", "have"),
            None,
            "changed",
        ),
        (["Rest."], Finding(rule="x", severity="minor", explanation="x", span="Rest"), None, "no repair"),
        (["a a b"], repair("a a b", "b", "c"), 0, "the words stand once"),
    ],
)
def test_a_repair_finds_its_sentence(texts: list[str], finding: Finding, at: int | None, why: str) -> None:
    sentences = [HandoutSentence(text=text) for text in texts]
    place = repaired(Handout(sections=[HandoutSection(title="x", sentences=sentences)]), finding)
    assert (place.at if place else None) == at, why


# The text


def test_what_is_urgent_comes_first_in_words_with_its_passage(at_handout: AppTest) -> None:
    titles = [one.value for one in at_handout.subheader]
    assert titles.index("Call 911 right away if") < titles.index("Why you came")
    said = words(at_handout)
    assert "Urgent: read this first" in said and "Own summary, 2024" in said.replace("\\", "")
    assert f"**{plain(WARNING)}**" in said, "the sentence is set off in its passage"


def test_a_guidelines_own_words_are_not_reworded(
    workflow: Workflow, rich: Encounter, open_page: Open
) -> None:
    handout = handout_of(workflow, rich)
    handout.sections[-1].sentences[0].text = HARD
    next(s for s in handout.sections if s.key == "found").sentences[-1].text = "Your throat is red."
    workflow.records.save(rich.id, "handout", handout)
    app = open_page("encounter", id=rich.id, step="handout")
    assert "own words. They are not reworded" in words(app)
    assert not [one for one in app.button if one.label.startswith("Suggest")]


def test_medicines_are_a_table_of_literal_words(workflow: Workflow, open_page: Open) -> None:
    encounter = with_handout(workflow)
    handout = handout_of(workflow, encounter)
    handout.medicines = [medicine("<script>")]
    drawn = medicine_table(handout)
    assert "<script>" not in drawn and "&lt;script&gt;" in drawn and "<b>" not in drawn
    assert "Until" not in drawn, "an empty column is left out"
    assert medicine_table(Handout()) == ""


# The talk


def test_words_are_explained_and_questions_name_their_answer(at_handout: AppTest) -> None:
    meanings = [one.value for one in expander(at_handout, "Explain a word").markdown]
    assert any(one.startswith("**fever**") for one in meanings)
    asked = expander(at_handout, "Ask back")
    assert any("What would make you call" in one.value for one in asked.markdown)
    assert any("Answered under “When to get help" in one.value for one in asked.caption)


def test_the_list_to_print_is_closed_until_the_approval(workflow: Workflow, open_page: Open) -> None:
    encounter = with_handout(workflow)
    closed = open_page("encounter", id=encounter.id, step="handout").get("download_button")
    assert [one.proto.disabled for one in closed] == [True]
    workflow.approve(encounter.id, "Dr Rivera")
    opened = open_page("encounter", id=encounter.id, step="handout").get("download_button")
    assert [one.proto.disabled for one in opened] == [False]


def test_the_list_to_print_holds_both_and_no_markup() -> None:
    page = printed("Visit <1>", [("How?", "Part", "So & so")], {"fever": "<i>hot</i>"}).decode()
    assert "Visit &lt;1&gt;" in page and "So &amp; so" in page and "&lt;i&gt;hot" in page
    assert "<ol>" not in printed("x", [], {"a": "b"}).decode(), "no heading without a question"


# Other languages


def language(app: AppTest, code: str) -> AppTest:
    box = next(one for one in app.selectbox if one.label == "Language of the handout")
    return box.set_value(code).run()


def test_what_is_not_offered_names_the_setting(workflow: Workflow, open_page: Open) -> None:
    said = words(open_page("encounter", id=with_handout(workflow).id, step="handout"))
    assert "PROVENOTE_LLM_BASE_URL" in said and "العربية" in said


def test_a_handout_is_translated_read_and_approved(workflow: Workflow, open_page: Open) -> None:
    all_languages(workflow)
    encounter = with_handout(workflow)
    app = language(open_page("encounter", id=encounter.id, step="handout"), "ar")
    button(app, "Translate the handout").click().run()
    shown = html(app)
    assert 'lang="ar" dir="rtl"' in shown and "سبب زيارتك" in shown
    assert '<bdi dir="ltr">Azithromycin 500 mg</bdi>' in shown, "a dose keeps its order"
    assert "English: Azithromycin 500 mg" in words(app).replace("\\", "")
    assert "Translated back: " in words(app)
    assert button(app, "Approve the translation").disabled
    assert "Approve the English handout first" in words(app)
    workflow.approve(encounter.id, "Dr Rivera")
    app = language(open_page("encounter", id=encounter.id, step="handout"), "ar")
    button(app, "Approve the translation").click().run()
    assert handout_of(workflow, encounter, "ar").is_approved()


def test_a_difference_of_the_translation_blocks_its_approval_only(
    workflow: Workflow, open_page: Open
) -> None:
    all_languages(workflow)
    encounter = with_handout(workflow)
    wrong = Finding(rule="number_lost", severity="critical", explanation="500 is gone.", span="500")
    workflow.records.save(
        encounter.id, "translation", translated(handout_of(workflow, encounter), "es", [wrong])
    )
    app = open_page("encounter", id=encounter.id, step="handout")
    button(app, "Approve the handout").click().run()
    app = language(app, "es")
    assert "500 is gone" in words(app) and button(app, "Approve the translation").disabled
    next(one for one in app.text_input if one.label == "Why is it right?").set_value("It is there.").run()
    button(app, "Set it aside").click().run()
    assert not button(app, "Approve the translation").disabled


def test_a_translated_sentence_is_corrected(workflow: Workflow, open_page: Open) -> None:
    all_languages(workflow)
    encounter = with_handout(workflow)
    workflow.records.save(encounter.id, "translation", translated(handout_of(workflow, encounter), "ar"))
    app = language(open_page("encounter", id=encounter.id, step="handout"), "ar")
    next(one for one in app.toggle if one.label == "Correct the translation").set_value(True).run()
    assert "direction: rtl" in html(app), "it is typed from right to left"
    app.text_area[0].set_value("لديك التهاب في الحلق منذ 3 أيام.")
    button(app, "Save this part").click().run()
    assert handout_of(workflow, encounter, "ar").sentences()[0].text == "لديك التهاب في الحلق منذ 3 أيام."
    assert "Not translated back" in words(app)


def test_no_sentence_of_a_translation_can_be_emptied(workflow: Workflow, open_page: Open) -> None:
    all_languages(workflow)
    encounter = with_handout(workflow)
    workflow.records.save(encounter.id, "translation", translated(handout_of(workflow, encounter), "es"))
    app = language(open_page("encounter", id=encounter.id, step="handout"), "es")
    next(one for one in app.toggle if one.label == "Correct the translation").set_value(True).run()
    app.text_area[0].set_value("")
    button(app, "Save this part").click().run()
    english = handout_of(workflow, encounter)
    assert len(handout_of(workflow, encounter, "es").sentences()) == len(english.sentences())


def test_a_changed_english_handout_makes_the_translation_stale(workflow: Workflow, open_page: Open) -> None:
    all_languages(workflow)
    encounter = with_handout(workflow)
    workflow.records.save(encounter.id, "translation", translated(handout_of(workflow, encounter), "es"))
    workflow.edit_handout(encounter.id, 0, 0, "You have had a sore throat for 3 days.", "Dr Rivera")
    app = open_page("encounter", id=encounter.id, step="handout")
    assert "English: to approve · Español (Spanish): out of date" in words(app).replace("\\", "")
    app = language(app, "es")
    assert "The English handout changed" in app.warning[0].value
    assert not [one for one in app.button if one.label.startswith("Approve")]
    button(app, "Translate it again").click().run()
    assert not app.warning


def test_a_changed_note_is_told_before_anything_is_translated(workflow: Workflow, open_page: Open) -> None:
    all_languages(workflow)
    encounter = with_handout(workflow)
    workflow.records.save(encounter.id, "translation", translated(handout_of(workflow, encounter), "es"))
    note = workflow.records.load(encounter.id).note
    assert note is not None
    workflow.remove(encounter.id, note.statements()[0].id)
    workflow.sign(encounter.id, "Dr Rivera")
    app = language(open_page("encounter", id=encounter.id, step="handout"), "es")
    assert "The note changed after this handout was made" in app.warning[0].value
    assert not [one for one in app.button if one.label.startswith(("Translate", "Approve"))]
    assert "dolor de garganta" in html(app), "what there is can still be read"


def test_a_translation_under_way_can_be_cancelled(
    workflow: Workflow, waiting_jobs: None, open_page: Open
) -> None:
    all_languages(workflow)
    encounter = with_handout(workflow)
    app = language(open_page("encounter", id=encounter.id, step="handout"), "es")
    button(app, "Translate the handout").click().run()
    button(app, "Cancel").click().run()
    assert button(app, "Stopping").disabled


def test_foreign_words_are_never_markup() -> None:
    drawn = foreign('<img src=x> "500" mg', "ar")
    assert "<img" not in drawn and "&lt;" in drawn


# Emergencies that the plan does not address


@pytest.fixture
def told(workflow: Workflow) -> Encounter:
    """A patient told of chest pain, and nothing came of it."""
    encounter = with_handout(workflow)
    transcript = encounter.transcript
    assert transcript is not None
    transcript.utterances[-1].text = "Okay, thank you. I have crushing chest pain right now."
    workflow.records.save(encounter.id, "transcript", transcript)
    return workflow.records.load(encounter.id)


@pytest.mark.parametrize("step", ["note", "sign"])
def test_an_emergency_is_pointed_out_until_the_plan_speaks_of_it(
    workflow: Workflow, told: Encounter, open_page: Open, step: str
) -> None:
    app = open_page("encounter", id=told.id, step=step)
    said = words(app)
    assert "chest pain" in said and "A sign to call 911 for" in said and "Why it matters" in said
    assert "The assistant only points this out; you decide." in said
    workflow.add_statement(told.id, "plan", "Sent to the emergency department for chest pain.")
    assert "you decide" not in words(open_page("encounter", id=told.id, step=step))


def test_without_an_emergency_nothing_is_said(workflow: Workflow, open_page: Open) -> None:
    assert "you decide" not in words(open_page("encounter", id=with_handout(workflow).id, step="note"))

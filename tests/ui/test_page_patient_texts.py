"""The Patient texts page: made, compared, corrected, approved or sent back, kept; and house styles."""

import base64

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import ModelUnavailable
from assistant.patient_texts import (
    HouseStyle,
    HouseStyles,
    PatientText,
    TextKind,
    make_plain,
    read_pasted,
)
from assistant.progress import Cancel
from assistant.ui import services
from assistant.ui.plain_text import plain
from assistant.workflow import Workflow
from tests.fakes import FakeChat, Reports
from tests.retrieval.made import pdf, word
from tests.ui.clinic import signed, with_note
from tests.ui.conftest import Open, button, words

LETTER = (
    "Your knee\n\nThe x-ray of your knee showed osteoarthritis. Take ibuprofen 400 mg three times a day with "
    "food. Do not take aspirin.\n\nNext visit\n\nCome back on 3 May 2027."
)
DOSE = "Take ibuprofen 400 mg three times a day with food."
WRONG = "Take ibuprofen 800 mg three times a day with food."
SOURCE = "Initiate lisinopril 10 mg once daily for persistently elevated hypertension."
HARD = "Initiate lisinopril 10 mg once daily for hypertension that is persistently elevated."
EASIER = "Start lisinopril 10 mg once daily. Your high blood pressure is still elevated."
HOSTILE = "Read <script>alert(1)</script> **this** ![x](https://example.org/x.png) now."
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def made(
    text: str = LETTER,
    title: str = "Knee letter",
    style: HouseStyle | None = None,
    kind: TextKind = "letter",
) -> PatientText:
    """A text in the library, in the rules' own wording."""
    source = read_pasted(text, title, kind)
    told = make_plain(source, style or HouseStyle(name=""), FakeChat(), Reports(), Cancel())
    return services.get_texts().add(told)


def edited(text: PatientText, told: str, section: int = 0, sentence: int = 1) -> PatientText:
    """The same with a sentence in other words, as a person may have written it."""
    return services.get_texts().edit(text.id, section, sentence, told, "Dr Rivera")


def stored(text: PatientText) -> PatientText:
    return services.get_texts().load(text.id)


def html(app: AppTest) -> str:
    """All that was drawn as HTML, in one string."""
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def choose(app: AppTest, control: str, option: str) -> AppTest:
    return app.button_group(key=f"patient_texts-{control}").set_value(option).run()


def field(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(one for one in [*app.text_input, *app.text_area] if one.label.startswith(label))


def paste(app: AppTest, title: str, text: str) -> AppTest:
    app.text_input(key="pasted-title").set_value(title)
    app.text_area(key="pasted-words").set_value(text)
    return button(app, "Look at this text").click().run()


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app = choose(app, "from", "files")
    app.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return button(app.run(), "Look at these files").click().run()


@pytest.fixture
def letter(workflow: Workflow) -> PatientText:
    return made()


# Make


def test_a_pasted_text_is_made_measured_and_opened(open_page: Open) -> None:
    app = paste(open_page("patient_texts"), "Knee letter", LETTER)
    assert "4 sentences" in words(app)
    app = button(app, "Make 1 text plain").click().run()
    said = words(app)
    assert "Made: 1 of 1" in said and "Facts kept" in said and "9 of 9" in said and "→" in said
    app = button(app, "Open").click().run()
    assert app.header[0].value == "Knee letter" and "Reads at grade" in words(app)


def test_many_files_are_made_at_once_and_what_cannot_be_read_is_said(open_page: Open) -> None:
    page = b"<html><h1>Asthma</h1><script>steal()</script><p>Use your inhaler twice a day.</p></html>"
    app = upload(
        open_page("patient_texts"),
        ("knee.docx", word("Knee", "Take ibuprofen 400 mg with food.")),
        ("asthma.html", page),
        ("letter.txt", b"Rest for two days. Drink water."),
        ("scan.pdf", pdf("")),
    )
    assert words(app).count("Will be skipped") == 1
    app = button(app, "Make 3 texts plain").click().run()
    said = words(app)
    assert "Made: 3 of 3" in said and labels(app).count("Open") == 3
    for one in services.get_texts().list():
        assert "steal" not in services.get_texts().load(one.id).handout.text()


def test_the_guessed_kind_and_title_can_be_corrected(open_page: Open) -> None:
    app = paste(open_page("patient_texts"), "", "Use your inhaler twice a day. Rinse your mouth.")
    app.selectbox(key="brought-0-kind").set_value("imaging")
    field(app, "Title").set_value("Inhaler")
    app = button(app.run(), "Make 1 text plain").click().run()
    [kept] = services.get_texts().list()
    assert (kept.title, kept.kind) == ("Inhaler", "imaging")


def test_a_note_that_nobody_signed_is_skipped_until_it_is_called_a_letter(open_page: Open) -> None:
    app = paste(open_page("patient_texts"), "A note", "ASSESSMENT AND PLAN:\nStart lisinopril 10 mg daily.")
    app = app.selectbox(key="brought-0-kind").set_value("note").run()
    assert "This note is not signed" in words(app)
    assert button(app, "Make 0 texts plain").disabled
    app = app.selectbox(key="brought-0-kind").set_value("letter").run()
    assert not button(app, "Make 1 text plain").disabled


def test_only_signed_notes_can_be_chosen(workflow: Workflow, open_page: Open) -> None:
    with_note(workflow, "Unsigned visit")
    encounter = signed(workflow)
    app = choose(open_page("patient_texts"), "from", "notes")
    [pick] = app.multiselect
    assert len(pick.options) == 1 and encounter.title in pick.options[0]
    app = pick.set_value([encounter.id]).run()
    app = button(app, "Look at 1 note").click().run()
    assert app.selectbox(key="brought-0-kind").disabled
    button(app, "Make 1 text plain").click().run()
    [kept] = services.get_texts().list()
    assert kept.kind == "note"


def test_the_house_style_and_the_grade_are_used(workflow: Workflow, open_page: Open) -> None:
    HouseStyles(workflow.settings.data_dir).save(HouseStyle(name="Rivera", grade=8, tone=False))
    app = paste(open_page("patient_texts"), "Knee", LETTER)
    assert app.selectbox(key="batch-style").value == "Rivera"
    assert app.slider(key="batch-grade-Rivera").value == 8
    app = app.slider(key="batch-grade-Rivera").set_value(7.0).run()
    button(app, "Make 1 text plain").click().run()
    text = services.get_texts().load(services.get_texts().list()[0].id)
    assert (text.style, text.grade_asked, text.tone) == ("Rivera", 7.0, False)


def test_work_that_waits_shows_progress_and_can_be_cancelled(waiting_jobs: None, open_page: Open) -> None:
    app = paste(open_page("patient_texts"), "Knee", LETTER)
    app = button(app, "Make 1 text plain").click().run()
    assert "Being made" in words(app)
    app = button(app, "Cancel").click().run()
    assert button(app, "Stopping").disabled


def test_a_model_that_is_gone_is_said_calmly(workflow: Workflow, open_page: Open) -> None:
    def gone() -> FakeChat:
        raise ModelUnavailable("The language model does not answer. Start Provenote again.")

    workflow.chat = gone
    app = paste(open_page("patient_texts"), "Knee", LETTER)
    app = button(app, "Make 1 text plain").click().run()
    assert "does not answer" in app.error[0].value
    app = button(app, "Make more texts").click().run()
    assert not app.error and field(app, "Title")


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("", "There is no text yet", "nothing was pasted"),
        ("…  —  !", "No sentence and no value", "signs are no text"),
    ],
)
def test_an_empty_text_is_refused(open_page: Open, text: str, said: str, why: str) -> None:
    app = paste(open_page("patient_texts"), "Empty", text)
    assert not app.exception and plain(said) in words(app), why


def test_a_row_is_measured_again_after_a_correction(open_page: Open) -> None:
    app = paste(open_page("patient_texts"), "Knee", LETTER)
    button(app, "Make 1 text plain").click().run()
    text = services.get_texts().load(services.get_texts().list()[0].id)
    edited(text, WRONG)
    said = words(open_page("patient_texts"))
    assert "1 needs a decision first" in said and "critical" in said
    services.get_texts().delete(text.id, "Dr Rivera")
    assert "This text was deleted" in words(open_page("patient_texts"))


# Compare


def test_sentences_stand_side_by_side_with_what_changed(letter: PatientText, open_page: Open) -> None:
    app = open_page("patient_texts", text=letter.id)
    drawn = html(app)
    assert "<del>osteoarthritis</del>" in drawn and "<ins>wear-and-tear arthritis</ins>" in drawn
    assert drawn.count(DOSE) == 2, "in the original and in the plain text, without a mark"
    assert "Reworded" in words(app) and "Unchanged" in words(app)
    assert "Struck through: only in the original" in words(app)


def test_words_from_outside_are_shown_as_they_stand(workflow: Workflow, open_page: Open) -> None:
    text = made(HOSTILE, "![t](https://example.org/t.png)")
    app = open_page("patient_texts", text=text.id)
    assert "<script" not in html(app) and "&lt;script&gt;" in html(app)
    assert "![t](" not in words(app)
    for part in ("reading", "words", "history", "decide"):
        assert "![" not in words(open_page("patient_texts", text=text.id, part=part)), part


def test_a_finding_stands_at_its_sentence_and_is_set_aside_with_a_reason(
    letter: PatientText, open_page: Open
) -> None:
    edited(letter, WRONG)
    app = open_page("patient_texts", text=letter.id)
    found = len(stored(letter).blocking())
    assert found and words(app).count("Critical") == found
    app = app.toggle(key=f"only-open-{letter.id}").set_value(True).run()
    assert "<ins>800</ins>" in html(app) and "aspirin" not in html(app)
    app = button(app, "Set it aside").click().run()
    assert app.error, "a critical one wants a reason"
    for _ in range(found):
        field(app, "Why is it right?").set_value("The letter was out of date.")
        app = button(app, "Set it aside").click().run()
    assert not stored(letter).blocking() and "Critical" not in words(app)


def test_a_sentence_is_corrected_in_its_place_and_the_approval_goes(
    letter: PatientText, open_page: Open
) -> None:
    services.get_texts().approve(letter.id, "Dr Rivera")
    app = open_page("patient_texts", text=letter.id)
    app = [one for one in app.button if one.label == "Correct"][1].click().run()
    assert field(app, "Sentence 1").value == DOSE
    field(app, "Sentence 1").set_value(WRONG)
    app = next(one for one in app.button if one.label == "Save").click().run()
    now = stored(letter)
    assert WRONG in now.handout.text() and not now.handout.is_approved() and now.status == "draft"
    assert "Critical" in words(app)


def test_an_emptied_sentence_is_taken_out(letter: PatientText, open_page: Open) -> None:
    app = open_page("patient_texts", text=letter.id)
    app = [one for one in app.button if one.label == "Correct"][1].click().run()
    field(app, "Sentence 1").set_value("")
    app = next(one for one in app.button if one.label == "Save").click().run()
    assert DOSE not in stored(letter).handout.text()
    assert "Only in the original" in words(app)


def test_a_long_text_is_drawn_piece_by_piece(workflow: Workflow, open_page: Open) -> None:
    text = made(" ".join(f"Take {number} tablets on day {number}." for number in range(1, 60)))
    app = open_page("patient_texts", text=text.id)
    assert labels(app).count("Correct") == 40
    app = button(app, "Show more (19)").click().run()
    assert labels(app).count("Correct") == 59


def test_only_a_lab_report_has_values(letter: PatientText, open_page: Open) -> None:
    report = made("Sodium 148 mmol/L (135-145) H", "Blood test", kind="lab")
    app = open_page("patient_texts", text=report.id, part="values")
    assert "Sodium" in words(app) and not app.error
    app = open_page("patient_texts", text=letter.id, part="values")
    assert "Original and plain text" in words(app)


def test_the_plain_text_stands_alone_and_can_be_renamed(letter: PatientText, open_page: Open) -> None:
    app = open_page("patient_texts", text=letter.id, part="plain")
    assert plain("Do not take aspirin.") in words(app) and "osteoarthritis" not in words(app)
    field(app, "Title").set_value("Letter of May")
    app = button(app, "Save the title").click().run()
    assert app.header[0].value == "Letter of May"


def test_a_decision_needs_a_name(letter: PatientText, workflow: Workflow, open_page: Open) -> None:
    workflow.settings = workflow.settings.model_copy(update={"clinician": ""})
    edited(letter, WRONG)
    app = open_page("patient_texts", text=letter.id)
    field(app, "Why is it right?").set_value("It was checked.")
    app = button(app, "Set it aside").click().run()
    assert "Write your name first" in app.error[0].value and stored(letter).blocking()
    app = open_page("patient_texts", text=letter.id)
    app = field(app, "Your name").set_value("Ana Lopez").run()
    field(app, "Why is it right?").set_value("It was checked.")
    button(app, "Set it aside").click().run()
    assert services.get_texts().history(letter.id)[-1].by == "Ana Lopez"


# Reading and tone, words and questions


@pytest.fixture
def hard(workflow: Workflow) -> PatientText:
    """A text whose one sentence somebody made hard."""
    return edited(made(SOURCE), HARD, sentence=0)


def test_an_easier_wording_is_proposed_and_used(
    hard: PatientText, workflow: Workflow, open_page: Open
) -> None:
    workflow.chat = lambda: FakeChat(otherwise=f"1. {EASIER}")
    assert "Hard to read" in words(open_page("patient_texts", text=hard.id)), "also where it is compared"
    app = open_page("patient_texts", text=hard.id, part="reading")
    assert "Hard to read" in words(app) and "SMOG" in words(app)
    app = button(app, "Suggest an easier wording").click().run()
    assert "Proposed" in words(app) and plain(EASIER) in words(app)
    assert HARD in stored(hard).handout.text(), "nothing is changed by asking"
    app = button(app, "Use it").click().run()
    assert EASIER in stored(hard).handout.text() and "Proposed" not in words(app)


def test_an_unfaithful_wording_is_not_proposed(
    hard: PatientText, workflow: Workflow, open_page: Open
) -> None:
    workflow.chat = lambda: FakeChat(otherwise="1. Start lisinopril 20 mg once daily.")
    app = open_page("patient_texts", text=hard.id, part="reading")
    app = button(app, "Suggest an easier wording").click().run()
    assert "No easier wording was found" in words(app)
    app = button(app, "Close").click().run()
    assert button(app, "Suggest an easier wording") and HARD in stored(hard).handout.text()


def test_a_tone_replacement_is_accepted(letter: PatientText, open_page: Open) -> None:
    edited(letter, "You complained of pain, so take ibuprofen 400 mg three times a day with food.")
    app = open_page("patient_texts", text=letter.id, part="reading")
    assert "“You complained of" in words(app)
    button(app, "Change to: “You told us about pain").click().run()
    assert "You told us about pain, so take" in stored(letter).handout.text()


def test_without_tone_in_the_style_nothing_is_said_of_it(workflow: Workflow, open_page: Open) -> None:
    text = made(style=HouseStyle(name="Quiet", tone=False))
    assert "does not look at tone" in words(open_page("patient_texts", text=text.id, part="reading"))


def test_words_are_explained(letter: PatientText, open_page: Open) -> None:
    said = words(open_page("patient_texts", text=letter.id, part="words"))
    assert "arthritis" in said and "Questions to ask back" in said


# Approve, send back, history


def test_what_is_critical_and_open_keeps_from_approving(letter: PatientText, open_page: Open) -> None:
    edited(letter, WRONG)
    app = open_page("patient_texts", text=letter.id, part="decide")
    assert "critical difference" in app.warning[0].value
    assert button(app, "Approve this text").disabled
    assert all(one.proto.disabled for one in app.get("download_button"))


def test_a_text_is_approved_under_a_name_and_can_leave(letter: PatientText, open_page: Open) -> None:
    app = open_page("patient_texts", text=letter.id, part="decide")
    app = field(app, "Your name").set_value("  ").run()
    assert button(app, "Approve this text").disabled
    app = field(app, "Your name").set_value("Ana Lopez").run()
    app = button(app, "Approve this text").click().run()
    assert "Approved by Ana Lopez" in app.success[0].value
    assert stored(letter).handout.is_approved()
    assert [one.proto.label for one in app.get("download_button")] == ["PDF", "Word", "Web page", "Text"]
    assert not any(one.proto.disabled for one in app.get("download_button"))


def test_a_text_is_sent_back_with_a_comment(letter: PatientText, open_page: Open) -> None:
    app = open_page("patient_texts", text=letter.id, part="decide")
    app = button(app, "Send it back").click().run()
    assert "Write what is to be changed" in app.error[0].value
    field(app, "What is to be changed?").set_value("Say *when* to call.")
    app = button(app, "Send it back").click().run()
    assert "Sent back: " in app.warning[0].value and plain("Say *when* to call.") in app.warning[0].value
    assert stored(letter).status == "sent_back"


def test_the_history_tells_who_and_leads_to_an_older_version(letter: PatientText, open_page: Open) -> None:
    edited(letter, WRONG)
    services.get_texts().send_back(letter.id, "Ana Lopez", "The dose is wrong.")
    app = open_page("patient_texts", text=letter.id, part="history")
    said = words(app)
    assert "1. Made" in said and "by the computer" in said and "2. Corrected" in said and "Dr Rivera" in said
    assert "3. Sent back" in said and "Ana Lopez" in said and "The dose is wrong" in said
    app = [one for one in app.button if one.label == "See this version"][-1].click().run()
    assert "This is version 1" in app.info[0].value
    assert DOSE in html(app) and "800" not in html(app)
    assert "Correct" not in labels(app) and "Set it aside" not in labels(app)
    app = button(app, "Back to the text as it is now").click().run()
    assert "3. Sent back" in words(app)


def test_a_text_that_is_gone_is_said(open_page: Open) -> None:
    app = open_page("patient_texts", text="0" * 36)
    assert "no longer there" in app.error[0].value
    assert button(app, "Back to the library")


# Library


def test_the_library_is_searched_filtered_and_a_text_deleted(letter: PatientText, open_page: Open) -> None:
    other = made("Use your inhaler twice a day.", "Asthma leaflet")
    services.get_texts().approve(other.id, "Dr Rivera")
    app = open_page("patient_texts", view="library")
    assert "Knee letter" in words(app) and "Asthma leaflet" in words(app)
    app = app.text_input(key="texts-search").set_value("inhaler").run()
    assert "Asthma leaflet" in words(app) and "Knee letter" not in words(app), "words of approved texts"
    app = app.text_input(key="texts-search").set_value("").run()
    app = app.selectbox(key="texts-status").set_value("draft").run()
    assert "Knee letter" in words(app) and "Asthma leaflet" not in words(app)
    assert not app.get("download_button"), "only approved texts leave"
    button(app, "Delete for good").click().run()
    assert [one.title for one in services.get_texts().list()] == ["Asthma leaflet"]


def test_the_address_names_the_view(open_page: Open) -> None:
    app = choose(open_page("patient_texts"), "view", "styles")
    assert app.query_params["view"] == "styles" and app.header[0].value == "House styles"
    assert open_page("patient_texts", view="nonsense").header[0].value == "Bring texts"


# House styles


def test_a_style_is_made_changed_and_deleted(workflow: Workflow, open_page: Open) -> None:
    kept = HouseStyles(workflow.settings.data_dir)
    app = button(open_page("patient_texts", view="styles"), "Make a house style").click().run()
    field(app, "Name").set_value("Rivera Clinic")
    field(app, "Contact line").set_value("Call 555 0100, 9 to 5")
    app.file_uploader[0].set_value([("logo.png", PNG, "image/png")])
    app = button(app.run(), "Save the style").click().run()
    assert "Rivera Clinic" in words(app) and "Call 555 0100" in words(app)
    assert kept.logo("Rivera Clinic") == PNG
    app = button(app, "Change").click().run()
    app = app.radio[0].set_value("normal").run()
    app = app.checkbox(key="style-Rivera Clinic-logo-off").set_value(True).run()
    app = button(app, "Save the style").click().run()
    assert kept.load("Rivera Clinic").layout == "normal" and not kept.logo("Rivera Clinic")
    app = button(app, "Delete the style").click().run()
    assert kept.names() == [] and "None yet" in words(app)


@pytest.mark.parametrize(
    ("name", "logo", "said"),
    [
        ("", b"", "Give the house style a name"),
        ("Rivera", b"GIF89a", "neither PNG nor JPEG"),
    ],
)
def test_a_style_that_cannot_be_kept_is_refused(open_page: Open, name: str, logo: bytes, said: str) -> None:
    app = button(open_page("patient_texts", view="styles"), "Make a house style").click().run()
    field(app, "Name").set_value(name)
    if logo:
        app.file_uploader[0].set_value([("logo.png", logo, "image/png")])
    app = button(app.run(), "Save the style").click().run()
    assert said in app.error[0].value

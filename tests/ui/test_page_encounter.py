from assistant.encounter import Encounter
from assistant.progress import Cancel
from assistant.ui.plain_text import plain
from assistant.workflow import Workflow
from tests.fakes import VISIT, Reports
from tests.ui.clinic import INVENTED, heard, signed, with_note, with_transcript
from tests.ui.conftest import Open, button, words


def loaded(workflow: Workflow, encounter: Encounter) -> Encounter:
    return workflow.records.load(encounter.id)


def test_without_an_encounter_the_page_leads_to_the_list(open_page: Open) -> None:
    app = button(open_page("encounter"), "Go to the list").click().run()
    assert app.title[0].value == "Encounters"


def test_an_encounter_that_is_gone_says_so(open_page: Open) -> None:
    app = open_page("encounter", id="11111111-2222-3333-4444-555555555555")
    assert "no longer there" in app.error[0].value


def test_opening_from_the_list_lands_where_there_is_something_to_do(
    workflow: Workflow, open_page: Open
) -> None:
    with_note(workflow)
    app = button(open_page(), "Open").click().run()
    assert button(app, "Go on to sign (")


def test_the_address_holds_nothing_but_id_and_step(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow)
    app = open_page("encounter", id=encounter.id)
    assert dict(app.query_params) == {"id": encounter.id, "step": "note"}


def test_every_step_shows_its_state_in_words(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=with_note(workflow).id)
    labels = [option.content for option in app.button_group[0].proto.options]
    assert labels == [
        "Record · done",
        "Transcript · done",
        "Note · done",
        "Sign · now",
        "Handout · open",
        "Export · open",
    ]


# Record


def test_a_pasted_transcript_is_saved(workflow: Workflow, open_page: Open) -> None:
    encounter = workflow.new_encounter("Sore throat")
    app = open_page("encounter", id=encounter.id)
    app.button_group[1].set_value("Paste or upload a transcript").run()
    app.text_area[0].set_value(VISIT)
    button(app, "Save the transcript").click().run()
    transcript = loaded(workflow, encounter).transcript
    assert transcript is not None and len(transcript.utterances) == 15
    assert "15 turns" in words(app)


def test_a_refused_transcript_says_why_and_stays_in_the_box(workflow: Workflow, open_page: Open) -> None:
    encounter = workflow.new_encounter("Sore throat")
    app = open_page("encounter", id=encounter.id)
    app.button_group[1].set_value("Paste or upload a transcript").run()
    app.text_area[0].set_value("   ")
    button(app, "Save the transcript").click().run()
    assert app.error and app.text_area[0].value == "   "
    assert loaded(workflow, encounter).transcript is None


def test_one_button_makes_the_note(workflow: Workflow, open_page: Open) -> None:
    encounter = with_transcript(workflow)
    app = button(open_page("encounter", id=encounter.id), "Make the note").click().run()
    assert not app.exception
    made = loaded(workflow, encounter)
    assert made.note is not None and made.suggestions is not None


def test_a_failed_job_says_why_and_the_button_is_still_there(workflow: Workflow, open_page: Open) -> None:
    empty = workflow.add_transcript(workflow.new_encounter("x").id, b"Doctor: Hello.\nPatient: Hello there.")
    app = button(open_page("encounter", id=empty.id), "Make the note").click().run()
    assert "Nothing that was captured is lost" in app.error[0].value
    assert "Note · failed" in [option.content for option in app.button_group[0].proto.options]
    assert not button(app, "Make the note").disabled


def test_a_waiting_job_shows_cancel_and_blocks_a_second_one(
    workflow: Workflow, waiting_jobs: None, open_page: Open
) -> None:
    encounter = with_transcript(workflow)
    app = button(open_page("encounter", id=encounter.id), "Make the note").click().run()
    assert button(app, "Make the note").disabled
    app = open_page("encounter", id=encounter.id)  # a reload of the page, in a new session
    button(app, "Cancel").click().run()
    assert button(app, "Stopping").disabled


# Transcript


def test_a_correction_after_the_draft_leads_to_a_new_draft(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow)
    app = open_page("encounter", id=encounter.id, step="transcript")
    assert "corrected after the note was drafted" not in words(app)
    workflow.edit_utterance(encounter.id, 2, "I have had a sore throat for four days.", "patient")
    app = open_page("encounter", id=encounter.id, step="transcript")
    assert "corrected after the note was drafted" in words(app)
    assert app.toggle[0].label == "Show what was first recognized"


def test_listening_again_replaces_transcript_and_note(workflow: Workflow, open_page: Open) -> None:
    encounter = heard(workflow, "Sore throat")
    workflow.edit_utterance(encounter.id, 2, "I have had a sore throat for four days.", "patient")
    button(open_page("encounter", id=encounter.id, step="transcript"), "Start over").click().run()
    again = loaded(workflow, encounter)
    assert again.transcript == encounter.transcript
    assert again.note == workflow.records.history(encounter.id, "note")[0].document


# Note


def test_the_note_stands_apart_from_the_guidelines(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=with_note(workflow).id, step="note")
    assert app.get("bidi_component")
    assert "From the guideline" in words(app)
    assert "Nothing found in the guidelines on this computer." in words(app)


def test_the_note_can_be_drafted_again(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow)
    drafted = workflow.records.history(encounter.id, "note")[0].document
    workflow.remove(encounter.id, drafted.statements()[0].id)
    app = open_page("encounter", id=encounter.id, step="note")
    assert loaded(workflow, encounter).note != drafted
    button(app, "Draft it again").click().run()
    assert loaded(workflow, encounter).note == drafted


def test_a_damaged_recording_is_told_beside_its_transcript(workflow: Workflow, open_page: Open) -> None:
    encounter = with_transcript(workflow)
    told = loaded(workflow, encounter).transcript
    assert told is not None
    told.provenance["recording_warning"] = "The recording is cut off."
    workflow.records.save(encounter.id, "transcript", told)
    app = open_page("encounter", id=encounter.id, step="transcript")
    assert [w.value for w in app.warning] == ["The recording is cut off."]


# Sign


def test_a_critical_finding_keeps_the_note_from_being_signed(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=with_note(workflow).id, step="sign")
    app.checkbox[0].check().run()
    assert button(app, "Sign the note").disabled
    assert "Critical findings are open" in words(app)


def test_findings_come_with_the_most_severe_first(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow).id
    workflow.add_statement(encounter, "hpi", "Her neighbour plays the violin.")  # before the critical one
    said = words(open_page("encounter", id=encounter, step="sign"))
    assert said.index("Critical]") < said.index("Important]")


def test_keeping_a_critical_sentence_needs_a_reason(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow)
    app = open_page("encounter", id=encounter.id, step="sign")
    button(app, "Keep the sentence").click().run()
    assert app.error, "no reason, no keeping"
    reason = next(field for field in app.text_input if field.label == "Why is it right?")
    reason.set_value("Read from the monitor").run()
    button(app, "Keep the sentence").click().run()
    note = loaded(workflow, encounter).note
    assert note is not None
    kept = next(s for s in note.statements() if s.text == INVENTED)
    assert kept.findings[0].resolution == "Read from the monitor"


def test_signing_needs_a_name_and_the_confirmation(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow)
    app = button(open_page("encounter", id=encounter.id, step="sign"), "Remove").click().run()
    assert button(app, "Sign the note").disabled, "not confirmed yet"
    app.checkbox[0].check().run()
    name = next(field for field in app.text_input if field.label == "Your name")
    name.set_value(" ").run()
    assert button(app, "Sign the note").disabled, "no name"
    name = next(field for field in app.text_input if field.label == "Your name")
    name.set_value("Dr Okafor").run()
    button(app, "Sign the note").click().run()
    note = loaded(workflow, encounter).note
    assert note is not None and note.is_signed() and note.signature is not None
    assert note.signature.by == "Dr Okafor"
    assert note.signature.sha256[:12] in words(app)


# Handout


def test_no_handout_without_a_signature(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=with_note(workflow).id, step="handout")
    assert "Sign the note first" in words(app)
    assert not [b for b in app.button if b.label.startswith("Make")]


def test_the_handout_is_made_at_the_asked_grade_and_approved(workflow: Workflow, open_page: Open) -> None:
    encounter = signed(workflow)
    app = open_page("encounter", id=encounter.id, step="handout")
    assert app.slider[0].value == workflow.settings.grade
    button(app, "Make the handout").click().run()
    assert "From the note:" in words(app)
    button(app, "Approve the handout").click().run()
    handout = loaded(workflow, encounter).handout
    assert handout is not None and handout.is_approved()


def test_correcting_a_sentence_takes_the_approval_off(workflow: Workflow, open_page: Open) -> None:
    encounter = signed(workflow)
    workflow.explain(encounter.id, Reports(), Cancel())
    workflow.approve(encounter.id, "Dr Rivera")
    app = open_page("encounter", id=encounter.id, step="handout")
    app.toggle[0].set_value(True).run()
    app.text_area[0].set_value("You have had a sore throat and a fever for 3 days now.")
    button(app, "Save this part").click().run()
    handout = loaded(workflow, encounter).handout
    assert handout is not None and not handout.is_approved()
    assert handout.sentences()[0].text == "You have had a sore throat and a fever for 3 days now."


def test_a_changed_note_makes_the_handout_stale(workflow: Workflow, open_page: Open) -> None:
    encounter = signed(workflow)
    workflow.explain(encounter.id, Reports(), Cancel())
    note = loaded(workflow, encounter).note
    assert note is not None
    workflow.remove(encounter.id, note.statements()[0].id)
    workflow.sign(encounter.id, "Dr Rivera")
    app = open_page("encounter", id=encounter.id, step="handout")
    assert "The note changed after this handout was made" in words(app)
    assert not [b for b in app.button if b.label == "Approve the handout"]


# Export


def test_unsigned_notes_cannot_be_exported(workflow: Workflow, open_page: Open) -> None:
    app = open_page("encounter", id=with_note(workflow).id, step="export")
    assert all(one.proto.disabled for one in app.get("download_button"))
    assert "Sign the note first" in words(app)


def test_a_signed_note_can_be_exported_and_copied(workflow: Workflow, open_page: Open) -> None:
    encounter = signed(workflow)
    app = open_page("encounter", id=encounter.id, step="export")
    closed = {one.proto.label: one.proto.disabled for one in app.get("download_button")}
    assert not closed["Note as PDF"] and closed["Handout as PDF"]
    assert not app.code, "the text to copy is behind a button"
    before = len(workflow.records.audit_log(encounter.id))
    button(app, "Show the note to copy").click().run()
    assert "azithromycin" in app.code[0].value.lower()
    assert "reviewed and signed by Dr Rivera" in app.code[0].value
    assert len(workflow.records.audit_log(encounter.id)) == before + 1


def test_what_people_said_is_never_markup(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow)
    note = loaded(workflow, encounter).note
    assert note is not None
    hostile = "<img src=x onerror=alert(1)> ![x](http://example.org/x.png)"
    workflow.edit_statement(encounter.id, note.statements()[0].id, hostile)
    app = open_page("encounter", id=encounter.id, step="sign")
    assert plain(hostile) in words(app)
    assert hostile not in words(app)

"""The Sign step: what is open, what can be done about it, addenda and the versions that were signed."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.encounter import Encounter, Finding, Note, Omission
from assistant.progress import Cancel
from assistant.workflow import Workflow
from tests.fakes import Reports
from tests.ui.clinic import INVENTED, signed, with_note
from tests.ui.conftest import Open, button, words

SUGGESTED = "She had a rash from penicillin as a child."


def note_of(workflow: Workflow, encounter: Encounter) -> Note:
    note = workflow.records.load(encounter.id).note
    assert note is not None
    return note


def field(app: AppTest, label: str, at: int = 0):  # type: ignore[no-untyped-def]
    return [one for one in app.text_input if one.label == label][at]


@pytest.fixture
def drafted(workflow: Workflow) -> Encounter:
    """One sentence with a critical and a lesser finding, and two omissions."""
    encounter = with_note(workflow)
    note = note_of(workflow, encounter)
    for statement in note.statements():
        statement.findings = []
    target = next(s for s in note.statements() if s.text == INVENTED)
    target.findings = [
        Finding(rule="number", severity="critical", explanation="Nobody said 95.", span="95"),
        Finding(rule="x", severity="major", explanation="Odd.", repair="Oxygen saturation is good."),
    ]
    note.omissions = [
        Omission(kind="habit", utterance=2, quote="three days", severity="minor"),
        Omission(
            kind="allergy",
            utterance=6,
            quote="a rash as a child",
            severity="critical",
            section="hpi",
            text=SUGGESTED,
        ),
    ]
    workflow.records.save(encounter.id, "note", note)
    return encounter


@pytest.fixture
def at_sign(drafted: Encounter, open_page: Open) -> AppTest:
    return open_page("encounter", id=drafted.id, step="sign")


def test_what_is_open_is_counted_and_named(at_sign: AppTest) -> None:
    said = words(at_sign)
    assert "Still open: 3" in said, "what is small is folded and not counted"
    assert "1 critical finding is open" in said and "1 critical fact was said" in said
    assert said.index("Nobody said 95") < said.index("Odd")
    assert said.index("a rash as a child") < said.index("three days")


def test_what_is_small_is_folded_and_left_out_with_one_press(
    workflow: Workflow, drafted: Encounter, at_sign: AppTest
) -> None:
    (fold,) = [one for one in at_sign.expander if one.label == "1 smaller thing that was said"]
    assert not fold.proto.expanded and any("three days" in str(m.value) for m in fold.markdown)
    button(at_sign, "Leave all of these out").click().run()
    assert [bool(o.resolution) for o in note_of(workflow, drafted).omissions] == [True, False]
    assert not [one for one in at_sign.expander if "smaller" in one.label]
    entry = workflow.records.audit_log(drafted.id)[-1]
    assert (entry.action, entry.actor, entry.detail["count"]) == ("minor omissions left out", "Dr Rivera", 1)


def test_what_is_small_keeps_nobody_from_signing(
    workflow: Workflow, drafted: Encounter, open_page: Open
) -> None:
    target = next(s for s in note_of(workflow, drafted).statements() if s.text == INVENTED)
    workflow.remove(drafted.id, target.id)
    workflow.dismiss_omission(drafted.id, 1, "In the allergy list")
    app = open_page("encounter", id=drafted.id, step="sign")
    assert "Nothing is open" in app.success[0].value
    app.checkbox[0].check().run()
    button(app, "Sign the note").click().run()
    assert note_of(workflow, drafted).is_signed()


def test_one_finding_is_set_aside_with_a_reason(
    workflow: Workflow, drafted: Encounter, at_sign: AppTest
) -> None:
    button(at_sign, "Set it aside").click().run()
    assert "why" in at_sign.error[0].value, "a critical one wants a reason"
    field(at_sign, "Why is the finding wrong?").set_value("Read from the monitor").run()
    button(at_sign, "Set it aside").click().run()
    target = next(s for s in note_of(workflow, drafted).statements() if s.text == INVENTED)
    assert [f.resolution for f in target.findings] == ["Read from the monitor", ""]
    entry = workflow.records.audit_log(drafted.id)[-1]
    assert (entry.action, entry.actor) == ("overrule", "Dr Rivera")


def test_the_suggested_sentence_is_taken_with_one_press(
    workflow: Workflow, drafted: Encounter, at_sign: AppTest
) -> None:
    button(at_sign, "Change to").click().run()
    texts = [s.text for s in note_of(workflow, drafted).statements()]
    assert "Oxygen saturation is good." in texts and INVENTED not in texts


def test_an_omission_is_added_with_one_press(
    workflow: Workflow, drafted: Encounter, at_sign: AppTest
) -> None:
    button(at_sign, "Add to ").click().run()
    note = note_of(workflow, drafted)
    assert SUGGESTED in [s.text for s in note.sections[0].statements]
    assert note.omissions[1].resolution == "added"


def test_an_omission_without_a_sentence_is_put_in_words(
    workflow: Workflow, drafted: Encounter, at_sign: AppTest
) -> None:
    field(at_sign, "Sentence for the note", at=1).set_value("It began three days ago.").run()
    [one for one in at_sign.button if one.label == "Add it"][1].click().run()
    note = note_of(workflow, drafted)
    assert "It began three days ago." in [s.text for s in note.sections[0].statements]
    assert note.omissions[0].resolution == "added"


def test_leaving_out_what_is_critical_needs_a_reason(
    workflow: Workflow, drafted: Encounter, at_sign: AppTest
) -> None:
    button(at_sign, "Leave it out").click().run()
    assert "why" in at_sign.error[0].value
    field(at_sign, "Why can it be left out?").set_value("In the allergy list").run()
    button(at_sign, "Leave it out").click().run()
    assert note_of(workflow, drafted).omissions[1].resolution == "In the allergy list"


def test_the_note_cannot_be_signed_before_critical_omissions_are_decided(
    workflow: Workflow, drafted: Encounter, open_page: Open
) -> None:
    target = next(s for s in note_of(workflow, drafted).statements() if s.text == INVENTED)
    workflow.remove(drafted.id, target.id)
    app = open_page("encounter", id=drafted.id, step="sign")
    app.checkbox[0].check().run()
    assert button(app, "Sign the note").disabled
    workflow.dismiss_omission(drafted.id, 1, "In the allergy list")
    app = open_page("encounter", id=drafted.id, step="sign")
    app.checkbox[0].check().run()
    assert not button(app, "Sign the note").disabled, "what is left is not critical"


# Addenda


def test_a_first_signature_has_no_earlier_versions(workflow: Workflow, open_page: Open) -> None:
    said = words(open_page("encounter", id=signed(workflow).id, step="sign"))
    assert "Earlier signed versions" not in said and "addendum" not in said


def test_an_addendum_shows_what_changed_and_keeps_the_signed_note(
    workflow: Workflow, open_page: Open
) -> None:
    encounter = signed(workflow)
    target = note_of(workflow, encounter).statements()[0]
    workflow.edit_statement(encounter.id, target.id, "She has a sore throat.")
    app = open_page("encounter", id=encounter.id, step="sign")
    said = words(app)
    assert "The changes are an addendum" in said and "Reworded in" in said
    assert "Earlier signed versions" in said
    assert any(e.label.startswith("Signed by Dr Rivera on") for e in app.expander)
    workflow.sign(encounter.id, "Dr Okafor")
    app = open_page("encounter", id=encounter.id, step="sign")
    said = words(app)
    assert "Signed by Dr Okafor" in said and "This is an addendum" in said and "Reworded in" in said
    earlier = next(e for e in app.expander if e.label.startswith("Signed by Dr Rivera on"))
    assert any("sore throat and a fever" in str(m.value) for m in earlier.markdown)
    assert not earlier.button, "it is for reading only"


def test_the_handout_step_says_why_the_handout_is_out_of_date(workflow: Workflow, open_page: Open) -> None:
    encounter = signed(workflow)
    workflow.explain(encounter.id, Reports(), Cancel())
    workflow.remove(encounter.id, note_of(workflow, encounter).statements()[0].id)
    app = open_page("encounter", id=encounter.id, step="handout")
    assert "out of date" in app.warning[0].value
    assert not [b for b in app.button if b.label.startswith(("Approve", "Make"))]


def test_a_copy_of_an_addendum_says_what_changed(workflow: Workflow, open_page: Open) -> None:
    encounter = signed(workflow)
    target = note_of(workflow, encounter).statements()[0]
    workflow.edit_statement(encounter.id, target.id, "She has a sore throat.")
    workflow.sign(encounter.id, "Dr Rivera")
    app = open_page("encounter", id=encounter.id, step="export")
    button(app, "Show the note to copy").click().run()
    assert "Addendum, what changed:\nReworded in" in app.code[0].value


# The handout's findings


def test_a_difference_of_the_handout_is_set_aside_with_a_reason(workflow: Workflow, open_page: Open) -> None:
    encounter = signed(workflow)
    handout = workflow.explain(encounter.id, Reports(), Cancel())
    handout.findings = [
        Finding(rule="number_added", severity="critical", explanation="250 is new.", span="250")
    ]
    workflow.records.save(encounter.id, "handout", handout)
    app = open_page("encounter", id=encounter.id, step="handout")
    assert button(app, "Approve the handout").disabled
    button(app, "Set it aside").click().run()
    assert "why" in app.error[0].value
    field(app, "Why is it right?").set_value("Lowered by phone").run()
    button(app, "Set it aside").click().run()
    assert "you set 1 difference aside" in words(app)
    assert not button(app, "Approve the handout").disabled


# The transcript behind it


def test_a_corrected_transcript_asks_to_check_the_note_again(workflow: Workflow, open_page: Open) -> None:
    encounter = with_note(workflow)
    workflow.edit_utterance(encounter.id, 10, "Your oxygen saturation is 95 percent.", "clinician")
    app = open_page("encounter", id=encounter.id, step="note")
    assert "Check it again" in app.warning[0].value
    button(app, "Check the note again").click().run()
    assert not app.warning
    target = next(s for s in note_of(workflow, encounter).statements() if s.text == INVENTED)
    assert not [f for f in target.findings if f.severity == "critical"]

"""What a person decides on a note, over a real store with fake models: kept, signed for, and traceable."""

import pytest

from assistant.encounter import Change, Finding, Note, Omission, Statement
from assistant.errors import GateClosed, InputRefused
from assistant.notes import review
from assistant.notes.drafts import figures
from assistant.progress import Cancel, silent
from assistant.records.audit import AuditEntry
from assistant.workflow import Workflow
from tests.fakes import VISIT

INVENTED = "Heart rate is 60 bpm."
PENICILLIN = 6
"""The utterance in which the patient says that she is allergic."""


@pytest.fixture
def drafted(work: Workflow) -> str:
    """An encounter whose note has one invented value and two facts that were left out, planted into it."""
    made = work.new_encounter("Sore throat")
    work.add_transcript(made.id, VISIT.encode())
    plain = review.added(work.draft(made.id, silent, Cancel()), "exam", INVENTED)
    transcript = work.records.load(made.id).transcript
    assert transcript is not None
    note = work.check_note(plain, transcript)
    for finding in next(s for s in note.statements() if s.text == INVENTED).findings:
        finding.severity = "critical"
    note.omissions = [
        Omission(
            kind="allergy",
            utterance=PENICILLIN,
            quote="allergic to penicillin",
            severity="critical",
            section="hpi",
            text="She had a rash from penicillin as a child.",
        ),
        Omission(kind="question", utterance=2, quote="sore throat", severity="major"),
    ]
    work.records.save(made.id, "note", note)
    return made.id


def note_of(work: Workflow, encounter: str) -> Note:
    note = work.records.load(encounter).note
    assert note is not None
    return note


def statement(work: Workflow, encounter: str, text: str) -> Statement:
    return next(s for s in note_of(work, encounter).statements() if s.text == text)


def last_audit(work: Workflow, encounter: str) -> AuditEntry:
    return work.records.audit_log(encounter)[-1]


def settle(work: Workflow, encounter: str) -> None:
    """Decide on everything critical."""
    found = statement(work, encounter, INVENTED)
    work.accept(encounter, found.id, "Read from the monitor.", by="Dr Rivera")
    work.dismiss_omission(encounter, 0, "In the allergy list already.", by="Dr Rivera")


# Findings


def test_overruling_is_kept_with_its_reason_and_who_did_it(work: Workflow, drafted: str) -> None:
    found = statement(work, drafted, INVENTED)
    note = work.overrule(drafted, found.id, 0, "Read from the monitor.", by="Dr Rivera")
    changed = next(s for s in note.statements() if s.id == found.id)
    assert changed.findings[0].resolution == "Read from the monitor."
    entry = last_audit(work, drafted)
    assert (entry.action, entry.actor) == ("overrule", "Dr Rivera")
    assert entry.detail["statement"] == found.id and entry.detail["rule"] == found.findings[0].rule
    assert "monitor" not in str(entry.detail), "words stay with the note"
    assert work.records.history(drafted, "note")[-1].actor == "Dr Rivera"


def test_without_a_name_the_version_is_still_a_person_s(work: Workflow, drafted: str) -> None:
    work.remove(drafted, note_of(work, drafted).statements()[0].id)
    assert work.records.history(drafted, "note")[-1].actor


def test_checking_again_keeps_what_was_decided(work: Workflow, drafted: str) -> None:
    found = statement(work, drafted, INVENTED)
    work.overrule(drafted, found.id, 0, "Read from the monitor.")
    work.dismiss_omission(drafted, 0, "In the allergy list already.")
    work.recheck(drafted)
    assert statement(work, drafted, INVENTED).findings[0].resolution == "Read from the monitor."
    kept = note_of(work, drafted).omissions
    assert ("allergy", "In the allergy list already.") in [(o.kind, o.resolution) for o in kept]


def test_checking_again_takes_the_corrected_transcript(work: Workflow, drafted: str) -> None:
    work.edit_utterance(drafted, 10, "Your temperature is 101.2 and your heart rate is 60 bpm.", "clinician")
    assert statement(work, drafted, INVENTED).findings
    note = work.recheck(drafted)
    assert statement(work, drafted, INVENTED).findings == []
    transcript = work.records.load(drafted).transcript
    assert transcript is not None and note.provenance["checked_transcript"] == transcript.sha256()


def test_an_edited_sentence_loses_the_old_decision(work: Workflow, drafted: str) -> None:
    found = statement(work, drafted, INVENTED)
    work.overrule(drafted, found.id, 0, "Read from the monitor.")
    work.edit_statement(drafted, found.id, "Heart rate is 66 bpm.")
    changed = statement(work, drafted, "Heart rate is 66 bpm.")
    assert changed.findings and all(not f.resolution for f in changed.findings)


# Evidence


def test_evidence_of_a_person_settles_that_nobody_said_it(work: Workflow, drafted: str) -> None:
    work.add_statement(drafted, "hpi", "Her neighbour plays the violin.")
    added = statement(work, drafted, "Her neighbour plays the violin.")
    assert added.verdict == "unsupported" and [f.rule for f in added.findings] == ["evidence"]
    work.add_evidence(drafted, added.id, 15, by="Dr Rivera")
    shown = statement(work, drafted, added.text)
    assert shown.verdict == "supported"
    assert [(f.rule, bool(f.resolution)) for f in shown.findings] == [("evidence", True)]
    (piece,) = [e for e in shown.evidence if e.by == "person"]
    assert (piece.utterance, piece.quote) == (15, "Okay, thank you.")
    assert last_audit(work, drafted).action == "evidence"
    work.recheck(drafted)
    again = statement(work, drafted, added.text)
    assert again.verdict == "supported" and [e.by for e in again.evidence if e.utterance == 15] == ["person"]


def test_evidence_of_a_person_does_not_silence_a_rule(work: Workflow, drafted: str) -> None:
    found = statement(work, drafted, INVENTED)
    work.add_evidence(drafted, found.id, 10)
    left = [f.rule for f in statement(work, drafted, INVENTED).findings if not f.resolution]
    assert set(left) == {"number", "vital"}, "no value was said, whatever utterance is shown"


def test_evidence_must_be_an_utterance_that_is_there(work: Workflow, drafted: str) -> None:
    with pytest.raises(InputRefused):
        work.add_evidence(drafted, statement(work, drafted, INVENTED).id, 99)


# Omissions


def test_an_omission_is_added_with_one_press_and_checked(work: Workflow, drafted: str) -> None:
    note = work.add_omission(drafted, 0, by="Dr Rivera")
    added = statement(work, drafted, "She had a rash from penicillin as a child.")
    assert added in note.sections[0].statements
    assert added.verdict == "supported"
    assert [e.by for e in added.evidence if e.utterance == PENICILLIN] == ["person"]
    assert note.omissions[0].resolution == "added"
    assert last_audit(work, drafted).action == "omission added"


def test_an_edit_leaves_the_list_of_omissions_as_it_is(work: Workflow, drafted: str) -> None:
    work.edit_statement(drafted, statement(work, drafted, INVENTED).id, "She is allergic to penicillin.")
    assert [o.resolution for o in note_of(work, drafted).omissions] == ["", ""]


def test_all_minor_omissions_are_left_out_at_once_and_the_others_stay(work: Workflow, drafted: str) -> None:
    note = note_of(work, drafted)
    note.omissions += [
        Omission(kind="habit", utterance=n, quote="…", severity="minor", resolution=r)
        for n, r in enumerate(["", "", "added"])
    ]
    work.records.save(drafted, "note", note)
    changed = work.dismiss_minor_omissions(drafted, by="Dr Rivera")
    assert [bool(o.resolution) for o in changed.omissions] == [False, False, True, True, True]
    assert changed.omissions[-1].resolution == "added"
    assert last_audit(work, drafted).detail["count"] == 2
    with pytest.raises(InputRefused, match="Nothing small"):
        work.dismiss_minor_omissions(drafted)


# What was changed before anybody saw it


@pytest.fixture
def changed(work: Workflow, drafted: str) -> str:
    """The same; an invented sentence was taken out, one was written again, and one was put in."""
    note = note_of(work, drafted)
    plan = note.sections[-1]
    first, last = note.statements()[0], plan.statements[-1]
    note.changes = [
        Change(kind="removed", section=plan.key, before="Take ibuprofen 400 mg.", rule="drug", reason="…",
               statement=note.free_id()),
        Change(kind="redrafted", section="hpi", before="She has a fever of 104.", after=first.text,
               rule="number", reason="…", statement=first.id),
        Change(kind="added", section=plan.key, after=last.text, rule="question", reason="…",
               statement=last.id, omission=note.omissions.pop()),
    ]  # fmt: skip
    work.records.save(drafted, "note", note)
    return drafted


def test_what_was_taken_out_is_stated_again_with_its_verdict(work: Workflow, changed: str) -> None:
    note = work.put_back(changed, 0, by="Dr Rivera")
    back = note.sections[-1].statements[-1]
    assert (back.text, back.id) == ("Take ibuprofen 400 mg.", note.changes[0].statement)
    assert back.verdict == "unsupported" and back.findings
    entry = last_audit(work, changed)
    assert (entry.action, entry.actor) == ("put back", "Dr Rivera")
    assert (entry.detail["kind"], entry.detail["rule"]) == ("removed", "drug")
    assert "ibuprofen" not in str(entry.detail), "words stay with the note"


def test_what_was_written_again_has_its_first_words_checked(work: Workflow, changed: str) -> None:
    note = work.put_back(changed, 1)
    back = note.statements()[0]
    assert back.text == "She has a fever of 104." and back.verdict != "supported"


def test_what_was_put_in_is_an_omission_again(work: Workflow, changed: str) -> None:
    before = note_of(work, changed)
    note = work.put_back(changed, 2)
    assert before.changes[2].after not in [s.text for s in note.statements()]
    assert [o.kind for o in note.omissions] == ["allergy", "question"]


def test_putting_back_counts_as_an_edit_and_after_signing_begins_an_addendum(
    work: Workflow, changed: str
) -> None:
    work.put_back(changed, 0)
    for found in note_of(work, changed).statements():
        work.accept(changed, found.id, "Said by phone.")
    settle(work, changed)
    signed = work.sign(changed, "Dr Rivera")
    counted = figures(work.records.drafts_and_signed()).edits[signed.sections[-1].title]
    assert counted["added"] == 1
    opened = work.put_back(changed, 1)
    assert opened.signature is None and opened.amends == signed.sha256()


# The gate


def test_a_critical_omission_keeps_the_note_from_being_signed(work: Workflow, drafted: str) -> None:
    work.remove(drafted, statement(work, drafted, INVENTED).id)
    with pytest.raises(GateClosed, match="1 critical fact"):
        work.sign(drafted, "Dr Rivera")
    with pytest.raises(InputRefused, match="why"):
        work.dismiss_omission(drafted, 0, "")
    work.dismiss_omission(drafted, 0, "In the allergy list already.")
    assert work.sign(drafted, "Dr Rivera").is_signed()


def test_adding_what_was_left_out_opens_the_gate_and_removing_it_closes_it(
    work: Workflow, drafted: str
) -> None:
    work.remove(drafted, statement(work, drafted, INVENTED).id)
    work.add_omission(drafted, 0)
    work.remove(drafted, note_of(work, drafted).omissions[0].statement)
    with pytest.raises(GateClosed, match="1 critical fact"):
        work.sign(drafted, "Dr Rivera")


def test_a_lesser_omission_may_stay_open(work: Workflow, drafted: str) -> None:
    settle(work, drafted)
    assert note_of(work, drafted).omissions[1].resolution == ""
    assert work.sign(drafted, "Dr Rivera").is_signed()


def test_one_overruled_finding_of_two_is_not_enough(work: Workflow, drafted: str) -> None:
    settle(work, drafted)
    note = note_of(work, drafted)
    first = note.statements()[0]
    first.findings = [
        Finding(rule=rule, severity="critical", explanation="…", span=rule) for rule in ("drug", "number")
    ]
    work.records.save(drafted, "note", note)
    work.overrule(drafted, first.id, 0, "Told by phone.")
    with pytest.raises(GateClosed, match="1 critical finding is"):
        work.sign(drafted, "Dr Rivera")
    work.overrule(drafted, first.id, 1, "Told by phone.")
    assert work.sign(drafted, "Dr Rivera").is_signed()


# Addenda


@pytest.fixture
def signed(work: Workflow, drafted: str) -> str:
    settle(work, drafted)
    work.sign(drafted, "Dr Rivera")
    return drafted


def test_a_first_signed_note_amends_nothing(work: Workflow, signed: str) -> None:
    note = note_of(work, signed)
    assert (note.amends, note.addendum) == ("", "")


def test_an_addendum_is_signed_again_and_says_what_changed(work: Workflow, signed: str) -> None:
    first = note_of(work, signed)
    work.edit_statement(signed, first.statements()[0].id, "She has a sore throat.", by="Dr Okafor")
    opened = note_of(work, signed)
    assert opened.signature is None and opened.amends == first.sha256()
    for what in ("note", "handout"):
        with pytest.raises(GateClosed):
            work.export(signed, what, "md")  # type: ignore[arg-type]
    with pytest.raises(GateClosed, match="sign it again"):
        work.explain(signed, silent, Cancel())
    second = work.sign(signed, "Dr Okafor")
    assert second.amends == first.sha256()
    assert second.addendum.startswith("Reworded in ") and "She has a sore throat." in second.addendum
    assert [v.document for v in work.records.signed_notes(signed)] == [first, second]


def test_an_addendum_of_an_addendum_amends_the_last_one(work: Workflow, signed: str) -> None:
    work.add_statement(signed, "plan", "Call us if the fever comes back.")
    settle_new(work, signed)
    second = work.sign(signed, "Dr Rivera")
    work.remove(signed, second.statements()[-1].id)
    third = work.sign(signed, "Dr Rivera")
    assert third.amends == second.sha256()
    assert third.addendum.startswith("Removed from")


def settle_new(work: Workflow, encounter: str) -> None:
    for found in note_of(work, encounter).statements():
        if any(f.severity == "critical" and not f.resolution for f in found.findings):
            work.accept(encounter, found.id, "Said by phone.")


def test_a_new_draft_after_signing_still_amends_the_signed_text(work: Workflow, signed: str) -> None:
    first = note_of(work, signed)
    work.draft(signed, silent, Cancel())
    for at, omission in enumerate(note_of(work, signed).omissions):
        if omission.severity == "critical":
            work.dismiss_omission(signed, at, "In the allergy list already.")
    assert work.sign(signed, "Dr Rivera").amends == first.sha256()


def test_going_back_to_the_signed_words_is_no_addendum(work: Workflow, signed: str) -> None:
    first = note_of(work, signed)
    target = first.statements()[0]
    work.edit_statement(signed, target.id, "She has a sore throat.")
    work.edit_statement(signed, target.id, target.text)
    again = work.sign(signed, "Dr Rivera")
    assert again.sha256() == first.sha256() and (again.amends, again.addendum) == ("", "")


def test_a_signed_note_is_not_checked_behind_the_signature(work: Workflow, signed: str) -> None:
    with pytest.raises(GateClosed, match="signed"):
        work.recheck(signed)
    assert note_of(work, signed).is_signed()

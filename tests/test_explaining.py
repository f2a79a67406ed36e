"""What is made of a signed note and when it may leave, over a real store with fake models."""

import re

import pytest

from assistant.encounter import Note, Section, Statement
from assistant.errors import GateClosed, InputRefused
from assistant.progress import Cancel, silent
from assistant.workflow import Workflow
from tests.fakes import VISIT


@pytest.fixture
def explained(work: Workflow) -> str:
    """An encounter with a signed note and a handout that nothing speaks against."""
    made = work.new_encounter("Sore throat")
    work.add_transcript(made.id, VISIT.encode())
    note = work.draft(made.id, silent, Cancel())
    for at, omission in enumerate(note.omissions):
        if omission.severity == "critical":
            work.dismiss_omission(made.id, at, "Not needed here.")
    work.sign(made.id, "Dr Rivera")
    handout = work.explain(made.id, silent, Cancel())
    for at, finding in enumerate(handout.findings):
        if finding.severity == "critical":
            work.overrule_handout(made.id, at, "Looked at.")
    return made.id


def translated(work: Workflow, encounter: str) -> None:
    """A translation in which a person set every finding aside."""
    translation = work.translate(encounter, "es", silent, Cancel())
    for at, finding in enumerate(translation.findings):
        if finding.severity == "critical":
            work.overrule_handout(encounter, at, "Read by a translator.", language="es")


def test_a_translation_is_kept_beside_the_handout(work: Workflow, explained: str) -> None:
    translation = work.translate(explained, "es", silent, Cancel())
    state = work.records.load(explained)
    assert state.handout is not None and state.translations["es"] == translation
    assert (translation.language, translation.translates) == ("es", state.handout.sha256())
    assert [s.original for s in translation.sentences()] == [s.text for s in state.handout.sentences()]


def test_a_translation_has_its_own_approval_and_leaves_with_it(work: Workflow, explained: str) -> None:
    translated(work, explained)
    with pytest.raises(GateClosed, match="not approved"):
        work.export(explained, "handout", "md", language="es")
    assert work.approve(explained, "Dr Rivera", language="es").is_approved()
    assert work.records.load(explained).handout.approval is None  # type: ignore[union-attr]
    assert work.export(explained, "handout", "md", language="es")


def test_a_translation_is_stale_when_the_handout_changed(work: Workflow, explained: str) -> None:
    translated(work, explained)
    work.approve(explained, "Dr Rivera", language="es")
    handout = work.records.load(explained).handout
    assert handout is not None
    told = handout.sections[0].sentences[0].text
    work.edit_handout(explained, 0, 0, f"{told} Thank you.")
    with pytest.raises(GateClosed, match="English handout has changed"):
        work.approve(explained, "Dr Rivera", language="es")
    with pytest.raises(GateClosed, match="English handout has changed"):
        work.export(explained, "handout", "md", language="es")


def test_a_corrected_translation_is_measured_again(work: Workflow, explained: str) -> None:
    translated(work, explained)
    before = work.records.load(explained).translations["es"]
    at = next(
        (i, j)
        for i, section in enumerate(before.sections)
        for j, told in enumerate(section.sentences)
        if re.search(r"\d", told.text)
    )
    after = work.edit_handout(explained, *at, "Tome 9999 mg.", language="es")
    assert any("9999" in finding.explanation + finding.span for finding in after.findings)
    assert after.sections[at[0]].sentences[at[1]].back == ""


def test_a_language_without_rules_is_refused(work: Workflow, explained: str) -> None:
    with pytest.raises(InputRefused, match="Choose one of"):
        work.translate(explained, "xx", silent, Cancel())


def test_there_is_nothing_to_approve_before_it_is_made(work: Workflow, explained: str) -> None:
    with pytest.raises(GateClosed, match="translation"):
        work.approve(explained, "Dr Rivera", language="fr")


def test_a_rewording_is_proposed_and_nothing_is_changed(work: Workflow, explained: str) -> None:
    before = work.records.load(explained).handout
    assert isinstance(work.reword(explained, 0, 0, Cancel()), str)
    assert work.records.load(explained).handout == before


def test_without_a_transcript_nothing_is_unaddressed(work: Workflow) -> None:
    assert work.unaddressed(work.new_encounter("Empty").id) == []


def test_what_the_plan_leaves_out_is_found_in_the_visit(work: Workflow, explained: str) -> None:
    said = "[doctor] Anything else?\n[patient] I have crushing chest pain right now.\n"
    work.add_transcript(explained, (VISIT.rstrip() + "\n" + said).encode())
    assert [one.emergency.rule for one in work.unaddressed(explained)] == ["chest pain"]


def test_a_note_in_capitals_is_told_in_small_letters(work: Workflow) -> None:
    shouted = ["START LISINOPRIL 10 MG ONCE DAILY.", "THE PATIENT WILL FOLLOW UP IN 2 WEEKS."]
    statements = [Statement(id=f"s{n}", text=text) for n, text in enumerate(shouted, 1)]
    note = Note(sections=[Section(key="plan", title="PLAN", statements=statements)])
    handout = work.handout_of(note, silent, Cancel())
    assert [s.text for s in handout.sentences()] == [
        "Start lisinopril 10 mg once daily.",
        "You will follow up in 2 weeks.",
    ]
    assert handout.note_sha256 == note.sha256()
    assert all(finding.severity != "critical" for finding in handout.findings)

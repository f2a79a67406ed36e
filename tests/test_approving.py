"""What a person decides on a handout, over a real store with fake models."""

import pytest

from assistant.encounter import Handout
from assistant.errors import GateClosed, InputRefused
from assistant.progress import Cancel, silent
from assistant.workflow import Workflow
from tests.fakes import VISIT


@pytest.fixture
def differing(work: Workflow) -> str:
    """An encounter with a handout whose dose was turned: a critical finding."""
    made = work.new_encounter("Sore throat")
    work.add_transcript(made.id, VISIT.encode())
    note = work.draft(made.id, silent, Cancel())
    for at, omission in enumerate(note.omissions):
        if omission.severity == "critical":
            work.dismiss_omission(made.id, at, "Not needed here.")
    work.sign(made.id, "Dr Rivera")
    handout = work.explain(made.id, silent, Cancel())
    section, sentence = place(handout, "500")
    told = handout.sections[section].sentences[sentence].text
    work.edit_handout(made.id, section, sentence, told.replace("500", "250"))
    return made.id


def place(handout: Handout, words: str) -> tuple[int, int]:
    return next(
        (i, j)
        for i, part in enumerate(handout.sections)
        for j, told in enumerate(part.sentences)
        if words in told.text
    )


def handout_of(work: Workflow, encounter: str) -> Handout:
    handout = work.records.load(encounter).handout
    assert handout is not None
    return handout


def critical(handout: Handout) -> list[int]:
    return [at for at, f in enumerate(handout.findings) if f.severity == "critical" and not f.resolution]


def test_a_critical_finding_is_overruled_only_with_a_reason(work: Workflow, differing: str) -> None:
    with pytest.raises(GateClosed, match="differs"):
        work.approve(differing, "Dr Rivera")
    with pytest.raises(InputRefused, match="why"):
        work.overrule_handout(differing, critical(handout_of(work, differing))[0])
    while left := critical(handout_of(work, differing)):
        work.overrule_handout(differing, left[0], "Lowered by phone.", by="Dr Rivera")
    entry = work.records.audit_log(differing)[-1]
    assert (entry.action, entry.actor, entry.detail["what"]) == ("overrule", "Dr Rivera", "handout")
    assert "phone" not in str(entry.detail)
    assert work.approve(differing, "Dr Rivera").is_approved()


def test_the_decision_survives_the_correction_of_another_sentence(work: Workflow, differing: str) -> None:
    while left := critical(handout_of(work, differing)):
        work.overrule_handout(differing, left[0], "Lowered by phone.")
    handout = handout_of(work, differing)
    section, sentence = place(handout, "250")
    other = next(
        (i, j)
        for i, part in enumerate(handout.sections)
        for j, _ in enumerate(part.sentences)
        if (i, j) != (section, sentence)
    )
    told = handout.sections[other[0]].sentences[other[1]].text
    work.edit_handout(
        differing, *other, told.replace("You ", "Now you ", 1) if "You " in told else f"Please note: {told}"
    )
    assert not critical(handout_of(work, differing))
    turned = handout_of(work, differing).sections[section].sentences[sentence].text
    work.edit_handout(differing, section, sentence, turned.replace("250", "125"))
    assert critical(handout_of(work, differing)), "the corrected sentence itself is looked at anew"


def test_a_finding_that_is_gone_is_refused(work: Workflow, differing: str) -> None:
    with pytest.raises(InputRefused):
        work.overrule_handout(differing, 99, "Because.")


def test_a_changed_note_makes_the_handout_stale_until_it_is_made_again(
    work: Workflow, differing: str
) -> None:
    note = work.records.load(differing).note
    assert note is not None
    work.remove(differing, note.statements()[0].id)
    with pytest.raises(GateClosed, match="sign it again"):
        work.approve(differing, "Dr Rivera")
    work.sign(differing, "Dr Rivera")
    with pytest.raises(GateClosed, match="Make the handout again"):
        work.approve(differing, "Dr Rivera")

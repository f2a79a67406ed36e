"""What a person does to a note, one function each; the words, not the checks."""

from datetime import UTC, datetime

import pytest

from assistant.encounter import (
    Evidence,
    Finding,
    Note,
    Omission,
    Section,
    Severity,
    Signature,
    Statement,
    Utterance,
)
from assistant.errors import InputRefused
from assistant.notes import review

SAID = Utterance(id=7, speaker="patient", start=3.0, end=5.0, text="I am allergic to penicillin.")


def finding(rule: str = "number", severity: Severity = "critical") -> Finding:
    return Finding(rule=rule, severity=severity, explanation="…")


def statement(number: int, utterance: int = 0, **rest: object) -> Statement:
    evidence = [Evidence(utterance=utterance, quote="…")] if utterance else []
    return Statement.model_validate(
        {"id": f"s{number}", "text": f"Text {number}.", "evidence": evidence, **rest}
    )


@pytest.fixture
def note() -> Note:
    history = [statement(1, utterance=2), statement(2, utterance=8), statement(3, utterance=20)]
    plan = [
        statement(4, findings=[finding(), finding("drug")]),
        statement(5, findings=[finding("x", "major")]),
    ]
    missing = Omission(
        kind="allergy",
        utterance=7,
        quote="…",
        severity="critical",
        section="hpi",
        text="Allergic to penicillin.",
    )
    return Note(
        sections=[
            Section(key="hpi", title="History", statements=history),
            Section(key="plan", title="Plan", statements=plan),
        ],
        omissions=[missing, missing.model_copy(update={"severity": "major", "text": "", "section": ""})],
    )


def test_one_finding_is_overruled_and_the_other_stays_open(note: Note) -> None:
    changed = review.overruled(note, "s4", 1, " On the label. ")
    assert [f.resolution for f in review.statement_of(changed, "s4").findings] == ["", "On the label."]
    assert review.statement_of(note, "s4").findings[1].resolution == "", "the version before is not touched"


def test_a_critical_finding_wants_a_reason_and_a_lesser_one_does_not(note: Note) -> None:
    with pytest.raises(InputRefused, match="why"):
        review.overruled(note, "s4", 0, " ")
    assert review.statement_of(review.overruled(note, "s5", 0, ""), "s5").findings[0].resolution


@pytest.mark.parametrize("number", [-1, 2, 99])
def test_a_finding_that_is_gone_is_refused(note: Note, number: int) -> None:
    with pytest.raises(InputRefused):
        review.overruled(note, "s4", number, "Because.")


def test_accepting_the_rest_keeps_the_reason_given_before(note: Note) -> None:
    changed = review.accepted(review.overruled(note, "s4", 0, "First."), "s4", "Second.")
    assert [f.resolution for f in review.statement_of(changed, "s4").findings] == ["First.", "Second."]


def test_accepting_asks_no_reason_when_the_critical_ones_are_decided(note: Note) -> None:
    decided = review.overruled(review.overruled(note, "s4", 0, "One."), "s4", 1, "Two.")
    assert review.statement_of(review.accepted(decided, "s4", ""), "s4").review == "accepted"


def test_an_edit_takes_findings_and_evidence_of_the_old_words_away(note: Note) -> None:
    shown = review.evidenced(review.overruled(note, "s4", 0, "Why."), "s4", SAID)
    target = review.statement_of(review.edited(shown, "s4", "Other words."), "s4")
    assert (target.findings, target.evidence, target.review) == ([], [], "edited")


def test_saving_the_same_words_keeps_what_was_decided(note: Note) -> None:
    decided = review.overruled(note, "s4", 0, "Why.")
    target = review.statement_of(review.edited(decided, "s4", " Text  4. "), "s4")
    assert target.findings[0].resolution == "Why."


def test_evidence_of_a_person_is_the_whole_utterance(note: Note) -> None:
    (piece,) = review.statement_of(review.evidenced(note, "s4", SAID), "s4").evidence
    assert (piece.utterance, piece.quote, piece.start, piece.end, piece.by) == (
        7,
        SAID.text,
        3.0,
        5.0,
        "person",
    )


def test_evidence_of_a_person_replaces_what_was_found_in_the_same_utterance(note: Note) -> None:
    said = SAID.model_copy(update={"id": 2})
    assert [e.by for e in review.statement_of(review.evidenced(note, "s1", said), "s1").evidence] == [
        "person"
    ]


def test_an_omission_goes_beside_what_was_said_nearest_to_it(note: Note) -> None:
    changed = review.with_omission(note, 0, SAID)
    assert [s.id for s in changed.sections[0].statements] == ["s1", "s2", "s6", "s3"]
    new = review.statement_of(changed, "s6")
    assert new.text == "Allergic to penicillin." and new.evidence[0].utterance == 7
    assert (changed.omissions[0].resolution, changed.omissions[0].statement) == ("added", "s6")
    assert changed.omissions[1].resolution == ""


def test_an_omission_without_a_sentence_or_section_wants_both(note: Note) -> None:
    with pytest.raises(InputRefused, match="section"):
        review.with_omission(note, 1, SAID, text="She is allergic.")
    with pytest.raises(InputRefused, match="empty"):
        review.with_omission(note, 1, SAID, section="plan")
    changed = review.with_omission(note, 1, SAID, text="She is allergic.", section="plan")
    assert changed.sections[1].statements[-1].text == "She is allergic."


def test_what_was_added_is_not_added_or_left_out_again(note: Note) -> None:
    changed = review.with_omission(note, 0, SAID)
    with pytest.raises(InputRefused, match="already"):
        review.with_omission(changed, 0, SAID)
    with pytest.raises(InputRefused, match="already"):
        review.without_omission(changed, 0, "No.")


def test_removing_the_sentence_of_an_omission_opens_it_again(note: Note) -> None:
    changed = review.edited(review.with_omission(note, 0, SAID), "s6", "Penicillin allergy.")
    assert review.removed(changed, "s1").omissions[0].resolution == "added", "another sentence"
    assert review.removed(changed, "s6").omissions[0].resolution == ""


def test_leaving_out_wants_a_reason_only_when_critical(note: Note) -> None:
    with pytest.raises(InputRefused, match="why"):
        review.without_omission(note, 0, "")
    assert review.without_omission(note, 0, "Of her sister.").omissions[0].resolution == "Of her sister."
    assert review.without_omission(note, 1, "").omissions[1].resolution
    again = review.with_omission(review.without_omission(note, 0, "Of her sister."), 0, SAID)
    assert again.omissions[0].resolution == "added", "a person may change her mind"


@pytest.mark.parametrize("number", [-1, 2])
def test_an_omission_that_is_gone_is_refused(note: Note, number: int) -> None:
    with pytest.raises(InputRefused):
        review.without_omission(note, number, "Because.")


def test_a_change_of_a_signed_note_amends_it(note: Note) -> None:
    signature = Signature(by="Dr Rivera", at=datetime(2026, 1, 1, tzinfo=UTC), sha256=note.sha256())
    signed = note.model_copy(update={"signature": signature, "addendum": "…"})
    changed = review.removed(signed, "s1")
    assert (changed.signature, changed.amends, changed.addendum) == (None, note.sha256(), "")
    assert review.removed(changed, "s2").amends == note.sha256(), "and the next change still amends that one"
    assert review.removed(note, "s1").amends == "", "a draft amends nothing"

from datetime import UTC, datetime, timedelta

import pytest

from assistant.encounter import Finding, Note, Omission, Section, Signature, Statement
from assistant.notes.drafts import Fates, figures

AT = datetime(2026, 11, 24, tzinfo=UTC)
NEVER = "She has a dry cough."


def finding(resolution: str = "", rule: str = "number", span: str = "5 mg") -> Finding:
    return Finding(rule=rule, severity="critical", explanation="…", span=span, resolution=resolution)


def note(
    *statements: Statement, signed: bool = False, days: int = 0, omissions: tuple[Omission, ...] = ()
) -> Note:
    made = Note(
        sections=[Section(key="plan", title="Plan", statements=list(statements))], omissions=list(omissions)
    )
    if signed:
        made.signature = Signature(by="Dr Rivera", at=AT + timedelta(days=days), sha256=made.sha256())
    return made


def statement(number: int, text: str, *findings: Finding) -> Statement:
    return Statement(id=f"s{number}", text=text, findings=list(findings))


FATES = [
    ([statement(1, "Take 5 mg.", finding("on the label"))], "overruled", "kept with a reason"),
    ([statement(1, "Take 5 mg.", finding("accepted"))], "overruled", "kept without a reason"),
    ([], "right", "the sentence was removed"),
    ([statement(1, "Take 10 mg.")], "right", "the sentence was corrected"),
    ([statement(1, "Take 5 mg.", finding())], "undecided", "signed with the finding open"),
    ([statement(1, "Take 5 mg.")], "undecided", "checked again, and nothing was found any more"),
    ([statement(1, "Take 5 mg.", finding("why", span="mg"))], "undecided", "another finding was decided on"),
]


@pytest.mark.parametrize(("signed", "fate", "why"), FATES, ids=[row[2] for row in FATES])
def test_what_became_of_a_finding(signed: list[Statement], fate: str, why: str) -> None:
    draft = note(statement(1, "Take 5 mg.", finding()))
    (row,) = figures([(draft, note(*signed, signed=True))]).rules
    assert row.name == "number" and dict(row.counts) == {fate: 1}


def test_a_note_says_how_much_of_its_draft_was_kept() -> None:
    draft = note(statement(1, "Rest at home."), statement(2, "Drink a lot."), statement(3, "Take it twice."))
    signed = note(
        statement(1, "Rest at home."), statement(3, "Take it once."), statement(4, "Call us."), signed=True
    )
    found = figures([(draft, signed)])
    (row,) = found.notes
    assert (row.signed, row.statements, row.kept) == (AT, 3, 1)
    assert row.distance == pytest.approx(6 / 9, abs=0.001), "3 words removed, 1 replaced, 2 added"
    assert found.edits["Plan"] == {"removed": 1, "reworded": 1, "added": 1}
    assert found.kept_share == pytest.approx(1 / 3)


def test_omissions_are_counted_by_kind() -> None:
    def missing(resolution: str) -> Omission:
        return Omission(kind="dose", utterance=1, quote="…", severity="major", resolution=resolution)

    omissions = (missing("added"), missing("not relevant"), missing(""))
    (row,) = figures([(note(), note(signed=True, omissions=omissions))]).omissions
    assert row.name == "dose" and row.counts == {"right": 1, "overruled": 1, "undecided": 1}


def test_the_last_signed_note_comes_first_and_empty_is_no_zero() -> None:
    days = [n.signed.day for n in figures([(note(), note(signed=True, days=d)) for d in (1, 3, 2)]).notes]
    assert days == [27, 26, 25]
    nothing = figures([])
    assert (nothing.kept_share, nothing.median_distance, nothing.rules) == (None, None, [])


def test_no_words_of_the_notes_are_in_the_figures() -> None:
    draft = note(statement(1, NEVER, finding(span="cough")))
    assert "cough" not in repr(figures([(draft, note(signed=True))]))


@pytest.mark.parametrize(
    ("right", "overruled", "too_often", "why"),
    [
        (0, 4, False, "too few to judge"),
        (0, 5, True, "always overruled"),
        (2, 3, True, "more than half"),
        (3, 3, False, "half is not more than half"),
        (9, 1, False, "mostly right"),
    ],
)
def test_a_rule_that_is_overruled_too_often_is_named(
    right: int, overruled: int, too_often: bool, why: str
) -> None:
    fates = Fates("number")
    fates.counts.update({"right": right, "overruled": overruled, "undecided": 50})
    assert fates.too_often is too_often, why

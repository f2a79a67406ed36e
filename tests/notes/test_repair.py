"""What happens to a statement that a check objects to: mended, redrafted once, or cut; and always told."""

import pytest

from assistant.encounter import Finding, Section, Severity, Statement
from assistant.notes.repair import Repair, repair_rules, unchecked

GOOD = "She takes lisinopril 10 mg."
BAD = "She takes lisinopril 40 mg."


def finding(severity: Severity = "critical", rule: str = "dose", repair: str = "") -> Finding:
    return Finding(rule=rule, severity=severity, explanation="10 mg was said.", repair=repair)


class Checks:
    """Objects to the texts that it was told of, and counts how often it is asked."""

    def __init__(self, faults: dict[str, list[Finding]]) -> None:
        self.faults = faults

    def __call__(self, statements: list[Statement], section: Section) -> None:
        for statement in statements:
            statement.findings = [f.model_copy() for f in self.faults.get(statement.text, [])]


def mended(
    faults: dict[str, list[Finding]], redraft: str = "", *texts: str
) -> tuple[list[str], Repair, list[str]]:
    asked: list[str] = []

    def rewrite(statement: Statement, fault: Finding) -> str:
        asked.append(statement.text)
        return redraft

    repair = Repair(Checks(faults))
    statements = [Statement(id=f"s{n}", text=text) for n, text in enumerate(texts or (BAD,), 1)]
    section = repair.mend(Section(key="hpi", title="History", statements=statements), rewrite)
    return [s.text for s in section.statements], repair, asked


ROWS = [
    ({}, "", [BAD], [], 0, "nobody objects"),
    (
        {BAD: [finding(repair=GOOD)]},
        "",
        [GOOD],
        ["redrafted"],
        0,
        "the check's own suggestion needs no model",
    ),
    ({BAD: [finding()]}, GOOD, [GOOD], ["redrafted"], 1, "the model mends it"),
    ({BAD: [finding()]}, "", [], ["removed"], 1, "the model says that nothing was said"),
    ({BAD: [finding()]}, BAD, [], ["removed"], 1, "the model says the same again"),
    ({BAD: [finding()], GOOD: [finding()]}, GOOD, [], ["removed"], 1, "the redraft fails too"),
    (
        {BAD: [finding(repair="worse")], "worse": [finding()]},
        GOOD,
        [GOOD],
        ["redrafted"],
        1,
        "a bad suggestion",
    ),
    ({BAD: [finding(rule="exam")]}, GOOD, [], ["removed"], 0, "an invented finding is cut at once"),
    ({BAD: [finding("major", "plan")]}, GOOD, [], ["removed"], 0, "so is an invented plan"),
    ({BAD: [finding("minor", "drug")]}, GOOD, [BAD], [], 0, "a hint is left to the person"),
    (
        {BAD: [finding("minor", "age", GOOD)]},
        "",
        [GOOD],
        ["redrafted"],
        0,
        "an age nobody said is taken out",
    ),
    ({BAD: [finding("minor", "evidence")]}, "", [], ["removed"], 0, "what was hardly said does not stay"),
    (
        {BAD: [finding("minor", "reason", GOOD)]},
        "",
        [GOOD],
        ["redrafted"],
        0,
        "a reason nobody gave is taken off",
    ),
    ({BAD: [finding(rule="copied")]}, GOOD, [BAD], [], 0, "what drafting did is not hidden"),
    (
        {BAD: [finding()]},
        "She takes lisinopril 10 mg" + " and water" * 4,
        [],
        ["removed"],
        1,
        "a redraft that adds",
    ),
    ({BAD: [finding()]}, "His knee hurts a lot.", [], ["removed"], 1, "a redraft about another thing"),
]


@pytest.mark.parametrize(
    ("faults", "redraft", "texts", "kinds", "calls", "reason"), ROWS, ids=[row[-1] for row in ROWS]
)
def test_what_becomes_of_a_statement(
    faults: dict[str, list[Finding]],
    redraft: str,
    texts: list[str],
    kinds: list[str],
    calls: int,
    reason: str,
) -> None:
    kept, repair, asked = mended(faults, redraft)
    assert kept == texts
    assert [change.kind for change in repair.changes] == kinds
    assert len(asked) == calls


def test_a_change_says_what_was_there_and_why() -> None:
    _, repair, _ = mended({BAD: [finding()]}, GOOD)
    change = repair.changes[0]
    assert (change.section, change.before, change.after, change.rule) == ("hpi", BAD, GOOD, "dose")
    assert change.reason == "10 mg was said."
    assert change.statement == "s1", "so that it can be put back where it stood"


def test_after_so_many_redrafts_the_rest_is_cut() -> None:
    texts = [f"{BAD} {n}" for n in range(repair_rules().redrafts + 2)]
    _, repair, asked = mended({text: [finding()] for text in texts}, "", *texts)
    assert len(asked) == repair_rules().redrafts
    assert len(repair.changes) == len(texts)


def test_changes_from_before_a_stop_are_kept() -> None:
    _, first, _ = mended({BAD: [finding()]}, GOOD)
    assert Repair(Checks({}), first.changes).changes == first.changes


def reported(*texts: str) -> tuple[Section, Repair]:
    statements = [Statement(id=f"s{at}", text=text) for at, text in enumerate(texts, 1)]
    statements[0].findings = [Finding(rule="copied", severity="critical", explanation="Copied.")]
    repair = Repair(unchecked)
    section = Section(key="hpi", title="History of present illness", statements=statements)
    return repair.mend(section, lambda statement, fault: ""), repair


def test_copied_speech_is_reported_or_cut_and_each_change_is_told() -> None:
    section, repair = reported(
        "Doctor: Hello.", "Patient: I was coughing for two weeks.", "She is 40 years old."
    )
    assert [s.text for s in section.statements] == [
        "The patient was coughing for two weeks.",
        "She is 40 years old.",
    ]
    assert [(c.kind, c.rule, c.statement) for c in repair.changes] == [
        ("removed", "speech", "s1"),
        ("redrafted", "speech", "s2"),
    ]
    assert [(f.rule, f.severity) for f in section.statements[0].findings] == [("copied", "major")]


ALL_COPIED = [
    (
        ("Doctor: Hello.", "Patient: Hello."),
        2,
        "nothing can be reported: the section stays as it was written",
    ),
    (("Doctor: Hello.", "Patient: Hi.", "Doctor: What is it?", "She has a cough."), 1, "hardly anything can"),
]


@pytest.mark.parametrize(("texts", "count", "reason"), ALL_COPIED, ids=[row[2] for row in ALL_COPIED])
def test_a_section_of_speech_keeps_the_note_from_being_signed(
    texts: tuple[str, ...], count: int, reason: str
) -> None:
    section, _ = reported(*texts)
    assert len(section.statements) == count
    assert [f.severity for f in section.statements[0].findings] == ["critical"]


def test_a_fact_is_stated_once() -> None:
    kept, repair, _ = mended({}, "", "She has a dry cough at night.", "A dry cough at night.")
    assert kept == ["She has a dry cough at night."]
    assert [(c.kind, c.rule) for c in repair.changes] == [("removed", "repeat")]


def test_a_proposal_that_is_no_sentence_is_not_taken() -> None:
    kept, _, _ = mended({BAD: [finding(repair="She takes lisinopril ['10 mg'].")]}, "")
    assert kept == []


def doubtful(statement: Statement) -> Finding:
    return Finding(rule="second_reading", severity="major", explanation="It does not hold.")


@pytest.mark.parametrize(
    ("findings", "kept", "reason"),
    [
        ([], 0, "what does not hold on a second reading is cut"),
        (
            [Finding(rule="cut_off", severity="major", explanation="Cut off.")],
            1,
            "what drafting did wrong stays visible",
        ),
    ],
)
def test_what_stands_is_read_once_more(findings: list[Finding], kept: int, reason: str) -> None:
    statements = [Statement(id="s1", text=GOOD, findings=findings)]
    repair = Repair(unchecked)
    section = Section(key="hpi", title="History", statements=statements)
    mended = repair.mend(section, lambda statement, fault: "", doubtful)
    assert len(mended.statements) == kept, reason
    assert [change.rule for change in repair.changes] == ["second_reading"] * (1 - kept)


def test_what_stays_for_its_drafting_fault_is_not_told_as_taken_out() -> None:
    cut_off = Finding(rule="cut_off", severity="major", explanation="Cut off.")
    statements = [Statement(id="s1", text=BAD, findings=[cut_off, finding()])]
    repair = Repair(unchecked)
    section = Section(key="hpi", title="History", statements=statements)
    assert repair.mend(section, lambda statement, fault: "").statements == statements
    assert repair.changes == []


def test_what_is_left_without_its_fault_is_not_stated_twice() -> None:
    texts, repair, asked = mended({BAD: [finding("minor", "reason", GOOD)]}, "", GOOD, BAD)
    assert texts == [GOOD] and asked == []
    assert [(change.kind, change.before) for change in repair.changes] == [("removed", BAD)]

import pytest

from assistant.encounter import Finding, Note, Section, Severity, Statement, Transcript, Utterance, Verdict
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.verify import check_statement, unresolved, verdict_of

SILENT = Conversation(Transcript(utterances=[Utterance(id=1, text="i take lasix")]))


def finding(severity: Severity, utterance: int | None = None, rule: str = "number") -> Finding:
    return Finding(rule=rule, severity=severity, explanation="…", utterance=utterance)


VERDICTS: list[tuple[list[Finding], Verdict, str]] = [
    ([], "supported", "nothing objects"),
    ([finding("major", rule="evidence")], "unsupported", "hardly any of it was found"),
    ([finding("critical")], "unsupported", "a fact that nobody said"),
    ([finding("critical", utterance=1)], "contradicted", "the transcript says otherwise"),
    ([finding("minor")], "supported", "a hint does not change the verdict"),
    ([finding("major", rule="cut_off")], "supported", "a cut-off answer says nothing about this sentence"),
]


@pytest.mark.parametrize(("findings", "wanted", "reason"), VERDICTS, ids=[row[2] for row in VERDICTS])
def test_verdicts(findings: list[Finding], wanted: Verdict, reason: str) -> None:
    assert verdict_of(findings) == wanted


def test_every_unsupported_statement_says_why() -> None:
    statement = Statement(id="s1", text="The patient is well.")
    check_statement(statement, Stated(statement.text, support=0.0), SILENT)
    assert statement.verdict == "unsupported"
    assert [f.rule for f in statement.findings] == ["evidence"]
    assert statement.support == 0.0


def test_checking_again_replaces_findings_but_keeps_a_cut_off() -> None:
    statement = Statement(id="s1", text="Takes metoprolol.", findings=[finding("major", rule="cut_off")])
    check_statement(statement, Stated(statement.text, support=0.0), SILENT)
    statement.text = "Takes furosemide."
    check_statement(statement, Stated(statement.text), SILENT)
    assert [f.rule for f in statement.findings] == ["cut_off"]


def test_a_person_s_own_words_mend_what_drafting_did() -> None:
    statement = Statement(
        id="s1", text="Takes furosemide.", review="edited", findings=[finding("critical", rule="copied")]
    )
    check_statement(statement, Stated(statement.text), SILENT)
    assert statement.findings == []


def test_only_critical_findings_without_a_resolution_are_open() -> None:
    statements = [
        Statement(id="s1", text="a", findings=[finding("critical")]),
        Statement(id="s2", text="b", findings=[finding("major")]),
        Statement(id="s3", text="c", findings=[finding("critical")], review="accepted"),
    ]
    note = Note(sections=[Section(key="x", title="X", statements=statements)])
    assert [s.id for s, _ in unresolved(note)] == ["s1"]

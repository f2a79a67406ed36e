from assistant.encounter import Section, Statement
from assistant.notes.preview import Preview
from assistant.notes.template import load_template
from tests.fakes import Reports

HISTORY = load_template("visit").sections[0]


def test_finished_sentences_are_checked_once_while_the_rest_is_written() -> None:
    checked: list[str] = []

    def check(statements: list[Statement], section: Section) -> None:
        for statement in statements:
            checked.append(statement.text)
            statement.verdict = "contradicted" if "fever" in statement.text else "supported"

    reports = Reports()
    preview = Preview(reports, HISTORY, 0, 4, check)
    text = "She has a cough. She has a fever. She has"
    for end in range(1, len(text) + 1):
        preview(text[:end])
    assert checked == ["She has a cough.", "She has a fever."]
    assert reports.seen[-1].text.splitlines() == [
        HISTORY.title,
        "✓ She has a cough.",
        "✗ She has a fever.",
        "She has …",
    ]

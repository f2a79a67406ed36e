"""A test result or vital sign must not be called the opposite of what it was called in the visit."""

from assistant.encounter import Finding
from assistant.grounding.remembered import once
from assistant.grounding.results import Result, result_rules, results
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated

RULE = "result"


def check_results(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for each result of which the visit says only the opposite."""
    rules = result_rules()
    found: list[Finding] = []
    for noted in results(statement.text):
        heard = [(r, said) for r, said in _heard(conversation) if r.test.name == noted.test.name]
        agrees = {state for mine in noted.states for state in rules.agrees[mine]}
        opposes = {state for mine in noted.states for state in rules.opposes[mine]}
        against = [(r, said) for r, said in heard if r.states & opposes]
        if against and not any(r.states & agrees for r, _ in heard):
            found.append(_finding(noted, *against[0]))
    return found


@once
def _heard(conversation: Conversation) -> list[tuple[Result, Said]]:
    return [(r, said) for said in conversation.said for r in results(said.utterance.text, heard=True)]


def _finding(noted: Result, heard: Result, said: Said) -> Finding:
    return Finding(
        rule=RULE,
        severity="critical",
        explanation=f"The note calls {noted.test.words} “{noted.words}”; “{heard.words}” was said.",
        span=noted.words,
        utterance=said.utterance.id,
    )

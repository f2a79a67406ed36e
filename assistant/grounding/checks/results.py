"""A test result or vital sign must not be called the opposite of what it was called in the visit, and a test
that stands as a label ("Cytology: Normal.") must have been named.
"""

from assistant.encounter import Finding
from assistant.grounding.remembered import once
from assistant.grounding.results import Result, labelled, named_tests, result_rules, results
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms

RULE = "result"

ALIKE = 4
"""Letters at the start of two stems from which they are taken for one word: "coagulation", "coags"."""


def check_results(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for each result that the visit contradicts, and of a test never named."""
    rules = result_rules()
    found = _unnamed(statement, conversation)
    for noted in results(statement.text):
        heard = [(r, said) for r, said in _heard(conversation) if r.test.name == noted.test.name]
        agrees = {state for mine in noted.states for state in rules.agrees[mine]}
        opposes = {state for mine in noted.states for state in rules.opposes[mine]}
        against = [(r, said) for r, said in heard if r.states & opposes]
        if against and not any(r.states & agrees for r, _ in heard):
            found.append(_finding(noted, *against[0]))
    return found


def _unnamed(statement: Stated, conversation: Conversation) -> list[Finding]:
    """The label of a result that nobody said; tests with other names are the affair of the plan check."""
    label = labelled(statement.text) if statement.part == "results" else ""
    if label.isupper():  # Letters may stand for words that were said.
        return []
    stems = frozenset(terms(label)) - frozenset(terms(" ".join(result_rules().labels)))
    heard = {word[:ALIKE] for word in conversation.words}
    if not stems or named_tests(label) or any(stem[:ALIKE] in heard for stem in stems):
        return []
    explanation = f"Nobody spoke of “{label}” in the visit."
    return [Finding(rule=RULE, severity="critical", explanation=explanation, span=label)]


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

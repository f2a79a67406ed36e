"""A verdict for every statement of a note: supported, contradicted or unsupported.

The checks decide, each with an explanation: there is no verdict but "supported" without a finding.
Nothing here asks a language model.
"""

from assistant.encounter import Finding, Note, Omission, Statement, Verdict
from assistant.grounding.checks import CHECKS
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

KEPT_RULES = {"cut_off", "copied"}
"""Findings that drafting made; checking again does not remove them."""


def verdict_of(findings: list[Finding]) -> Verdict:
    """Contradicted when the transcript says otherwise, unsupported when facts or words were not found."""
    serious = [f for f in findings if f.severity in ("critical", "major") and f.rule not in KEPT_RULES]
    if any(f.utterance is not None for f in serious):
        return "contradicted"
    return "unsupported" if serious else "supported"


def check_statement(statement: Statement, stated: Stated, conversation: Conversation) -> None:
    """Set the findings and the verdict of a statement; ``stated`` is it, prepared, with its evidence."""
    # What drafting did wrong is mended once a person has written the sentence.
    kept = [f for f in statement.findings if f.rule in KEPT_RULES and statement.review != "edited"]
    found = [f for check in CHECKS for f in check(stated, conversation)]
    statement.support = round(stated.support, 3)
    statement.verdict = verdict_of(found)
    statement.findings = kept + found


def unresolved(note: Note) -> list[tuple[Statement, Finding]]:
    """Critical findings that no person has resolved yet: they keep a note from being signed."""
    return [
        (statement, finding)
        for statement in note.statements()
        for finding in statement.findings
        if finding.severity == "critical" and not finding.resolution and statement.review != "accepted"
    ]


def unresolved_omissions(note: Note) -> list[Omission]:
    """Critical facts that were said, are not in the note, and that no person has decided on yet."""
    return [o for o in note.omissions if o.severity == "critical" and not o.resolution]


def open_points(note: Note) -> str:
    """What still keeps the note from being signed, as sentences; "" when nothing does."""
    told = []
    if findings := len(unresolved(note)):
        finding = "critical finding is" if findings == 1 else "critical findings are"
        told.append(f"{findings} {finding} open: correct or remove the sentence, or keep it with a reason.")
    if omissions := len(unresolved_omissions(note)):
        fact = "critical fact was said and is" if omissions == 1 else "critical facts were said and are"
        told.append(f"{omissions} {fact} not in the note: add it, or leave it out with a reason.")
    return " ".join(told)

"""A verdict for every statement of a note: supported, contradicted or unsupported.

Rules decide first, each with an explanation; what no rule objects to is supported when enough of it
was found in the transcript. Nothing here asks a language model.
"""

from assistant.encounter import Finding, Note, Statement, Verdict
from assistant.grounding.checks import CHECKS
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

KEPT_RULES = {"cut_off", "copied"}
"""Findings that drafting made; checking again does not remove them."""


def verdict_of(findings: list[Finding], score: float, supported_from: float) -> Verdict:
    """Contradicted when a check says so, unsupported when facts or words were not found."""
    serious = [f for f in findings if f.severity in ("critical", "major") and f.rule not in KEPT_RULES]
    if any(f.utterance is not None for f in serious):
        return "contradicted"
    if serious or score < supported_from:
        return "unsupported"
    return "supported"


def check_statement(
    statement: Statement,
    stated: Stated,
    score: float,
    conversation: Conversation,
    supported_from: float,
) -> None:
    """Set the findings and the verdict of a statement; ``stated`` is it, prepared, with its evidence."""
    # What drafting did wrong is mended once a person has written the sentence.
    kept = [f for f in statement.findings if f.rule in KEPT_RULES and statement.review != "edited"]
    found = [f for check in CHECKS for f in check(stated, conversation)]
    statement.verdict = verdict_of(found, score, supported_from)
    if statement.verdict == "unsupported" and not found:
        found = [_not_said()]
    statement.findings = kept + found


def _not_said() -> Finding:
    return Finding(
        rule="evidence",
        severity="major",
        explanation="Nothing in the transcript says this clearly. Check it, or remove it.",
    )


def unresolved(note: Note) -> list[tuple[Statement, Finding]]:
    """Critical findings that no person has resolved yet: they keep a note from being signed."""
    return [
        (statement, finding)
        for statement in note.statements()
        for finding in statement.findings
        if finding.severity == "critical" and not finding.resolution and statement.review != "accepted"
    ]

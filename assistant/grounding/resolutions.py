"""What a person decided on a finding or an omission stays decided when the note is checked again."""

from assistant.encounter import Finding, Omission, Statement

ACCEPTED = "accepted"
"""Stands for a reason when a person kept a sentence with one press."""

EVIDENCE_ADDED = "evidence added"
"""The resolution of a finding that nothing says it, once a person has shown what does."""

ADDED = "added"
"""The resolution of an omission that was put into the note."""


def kept_resolutions(before: list[Finding], statement: Statement) -> None:
    """Give the findings of a statement the resolutions that the same findings had ``before``.

    The same is: same rule and same words, of a text that did not change. One that was waved through
    without a reason and is critical now is open again.
    """
    decided = {(f.rule, f.span): f.resolution for f in before if f.resolution}
    for finding in statement.findings:
        resolution = decided.get((finding.rule, finding.span), "")
        if finding.severity != "critical" or resolution != ACCEPTED:
            finding.resolution = resolution
    if any(piece.by == "person" for piece in statement.evidence):
        _shown(before, statement)


def _shown(before: list[Finding], statement: Statement) -> None:
    """A person pointed to the utterance: that nobody said it is settled, and stays on record."""
    unheard = [f for f in before if f.rule == "evidence"]
    others = [f for f in statement.findings if f.rule != "evidence"]
    statement.findings = others + [
        f.model_copy(update={"resolution": f.resolution or EVIDENCE_ADDED}) for f in unheard
    ]


def kept_omissions(before: list[Omission], found: list[Omission]) -> list[Omission]:
    """What is ``found`` to be left out now, with the decisions that were taken ``before``.

    Decided ones stay listed even when they are no longer found; open ones that are not found are gone.
    """
    decided = {_key(o): o for o in before if o.resolution}
    return [*decided.values(), *(o for o in found if _key(o) not in decided)]


def _key(omission: Omission) -> tuple[str, int, str]:
    return omission.kind, omission.utterance, omission.quote

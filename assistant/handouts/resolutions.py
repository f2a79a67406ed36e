"""What a person overruled in a handout stays overruled when another sentence of it is corrected."""

from assistant.encounter import Finding


def kept_resolutions(before: list[Finding], after: list[Finding], touched: tuple[str, ...]) -> None:
    """Give findings of ``after`` the resolutions that the same ones had ``before``.

    The same is: same rule, words and explanation, as often as it was resolved. ``touched`` are the
    texts of the corrected sentence, old and new: a finding about their words is a new one.
    """
    decided = [f for f in before if f.resolution]
    for finding in after:
        if any(finding.span in text or text in finding.span for text in touched if text):
            continue
        same = next((f for f in decided if _key(f) == _key(finding)), None)
        if same is not None:
            decided.remove(same)
            finding.resolution = same.resolution


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.span, finding.explanation

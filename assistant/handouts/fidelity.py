"""Note and handout compared both ways: what the handout added, and what it must not have lost.

Added or turned facts are looked for in each sentence against the statements it names as its source;
lost facts only in statements of the parts that must be kept: decisions, advice, warnings, follow-up.
"""

from assistant.encounter import (
    Finding,
    Handout,
    HandoutSentence,
    Medicine,
    Note,
    Severity,
    Statement,
    medicine_text,
)
from assistant.grounding.facts import drugs
from assistant.grounding.terms import terms
from assistant.handouts.difference import Difference, Kind
from assistant.handouts.differences import differences
from assistant.handouts.exact import dates, has_quantity, named, quantities
from assistant.handouts.meaning import actions
from assistant.handouts.parts import Line, Part, parts
from assistant.handouts.plain import plain_terms
from assistant.handouts.rules import fidelity_rules

SEVERITIES: dict[Kind, Severity] = {"advice_added": "major", "strays": "minor"}
"""Everything else is critical: a number, a dose, a date, a drug name, a denial, a change."""

TOLD = 0.25
"""Share of a warning's content words that a handout must hold at least to count as telling it."""


def compare(note: Note, handout: Handout) -> list[Finding]:
    """All findings, additions first. Critical ones are for a person to settle before approval."""
    by_id = {statement.id: statement for statement in note.statements()}
    findings: list[Finding] = []
    for part, sources in _groups(handout):
        findings += _added(part, [by_id[s] for s in sources if s in by_id], sources)
    for row in handout.medicines:
        findings += _row_added(row, [by_id[s] for s in row.source if s in by_id])
    for part_kept in parts(note):
        if part_kept.rule.must_keep:
            for line in part_kept.lines:
                findings += _lost(line, part_kept, handout)
    return findings


def _groups(handout: Handout) -> list[tuple[list[HandoutSentence], tuple[str, ...]]]:
    """Neighbouring sentences with the same source: a long statement may be told in two."""
    groups: list[tuple[list[HandoutSentence], tuple[str, ...]]] = []
    for section in handout.sections:
        fresh = True
        for sentence in section.sentences:
            source = tuple(sentence.source)
            if fresh or not groups or groups[-1][1] != source:
                groups.append(([], source))
            groups[-1][0].append(sentence)
            fresh = False
    return groups


def _added(told: list[HandoutSentence], said: list[Statement], sources: tuple[str, ...]) -> list[Finding]:
    text = " ".join(sentence.text for sentence in told)
    if not said or len(said) < len(sources):
        explanation = "This sentence does not come from a statement of the note."
        return [Finding(rule="no_source", severity="critical", explanation=explanation, span=text)]
    source = " ".join(f"{statement.problem} {statement.text}".strip() for statement in said)
    # A part of a statement may be told ("Why you came"), so what is missing is looked at in _lost.
    found = [d for d in differences(source, text, also=text) if not d.kind.endswith("_lost")]
    return [_finding(d, text) for d in found]


def _finding(difference: Difference, text: str) -> Finding:
    severity = SEVERITIES.get(difference.kind, "critical")
    return Finding(
        rule=difference.kind,
        severity=severity,
        explanation=difference.explanation,
        span=difference.span or text,
    )


def _row_added(row: Medicine, said: list[Statement]) -> list[Finding]:
    """Names and amounts of a medicine row that its statements do not have."""
    source = " ".join(f"{statement.problem} {statement.text}" for statement in said)
    text = medicine_text(row)
    found = [
        Difference("number_added", q.span, f"The table says {named(q)} for {row.name}; the note does not.")
        for q in quantities(" , ".join((row.how_much, row.when, row.until)))
        if not has_quantity(q, quantities(source))
    ]
    found += [
        Difference("drug_added", name, f"The table has {name}; the note does not here.")
        for name in sorted(drugs(row.name) - drugs(source))
    ]
    return [_finding(d, text) for d in found]


def _lost(line: Line, part: Part, handout: Handout) -> list[Finding]:
    """Facts of one must-keep statement that no sentence or row linked to it tells."""
    sentences = [s.text for s in handout.sentences() if line.statement.id in s.source]
    rows = [medicine_text(m) for m in handout.medicines if line.statement.id in m.source]
    told = " . ".join([*sentences, *rows])
    if not told:
        return [_untold(line, part)]
    found = [
        Difference("number_lost", q.span, f"The note says {named(q)}; the handout does not.")
        for q in quantities(line.source)
        if not has_quantity(q, quantities(told))
    ]
    for kind, read in (("drug_lost", drugs), ("date_lost", dates)):
        missing = sorted(read(line.source) - read(told))
        found += [Difference(kind, name, f"The handout leaves out {name}.") for name in missing]  # type: ignore[arg-type]
    return [_finding(d, line.source) for d in found] + _hollow(line, part, told)


def _untold(line: Line, part: Part) -> Finding:
    important = bool(
        quantities(line.source) or drugs(line.source) or actions(line.source) & set(fidelity_rules().change)
    )
    severity: Severity = "critical" if important or part.rule.key == "help" else "major"
    explanation = f"The handout does not tell this; it belongs under “{part.rule.title}”."
    return Finding(rule=f"lost_{part.rule.key}", severity=severity, explanation=explanation, span=line.source)


def _hollow(line: Line, part: Part, told: str) -> list[Finding]:
    """A sentence is linked to a warning or follow-up but says something else."""
    if part.rule.key not in ("help", "next"):
        return []
    heard = set(terms(told))
    ways = [set(terms(line.source)), set(terms(plain_terms(line.source)))]
    share = max((len(way & heard) / len(way) for way in ways if way), default=1.0)
    return [] if share >= TOLD else [_untold(line, part)]

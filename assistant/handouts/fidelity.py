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
from assistant.handouts.emergency_first import cited_passages
from assistant.handouts.exact import dates, has_quantity, named, quantities
from assistant.handouts.invented import invented
from assistant.handouts.medicines import medicines
from assistant.handouts.parts import Line, Part, parts
from assistant.handouts.plain import PlainSpeech, plain_terms
from assistant.handouts.rules import fidelity_rules

SEVERITIES: dict[Kind, Severity] = {"strays": "minor"}
"""Everything else is critical: a number, a dose, a date, a drug name, a denial, a change, advice."""

WARNINGS = ("urgent", "help")
"""Parts whose statements are critical whatever they say."""

TOLD = 0.25
"""Share of a warning's content words that a handout must hold at least to count as telling it."""


def compare(note: Note, handout: Handout) -> list[Finding]:
    """All findings, additions first. Critical ones are for a person to settle before approval."""
    by_id = {statement.id: statement for statement in note.statements()}
    findings = [*_quoted_wrongly(note, handout), *_rows_changed(note, handout)]
    speech = PlainSpeech(note)
    for part, sources in _groups(handout):
        findings += _added(part, [by_id[s] for s in sources if s in by_id], sources, speech)
    for row in handout.medicines:
        findings += _row_added(row, [by_id[s] for s in row.source if s in by_id])
    for part_kept in parts(note):
        if part_kept.rule.must_keep:
            for line in part_kept.lines:
                findings += _lost(line, part_kept, handout)
    return findings


def _groups(handout: Handout) -> list[tuple[list[HandoutSentence], tuple[str, ...]]]:
    """Sentences of a part with the same source: a long statement may be told in two."""
    groups: list[tuple[list[HandoutSentence], tuple[str, ...]]] = []
    for section in handout.sections:
        here: dict[tuple[str, ...], list[HandoutSentence]] = {}
        for sentence in section.sentences:
            if not sentence.cited:
                here.setdefault(tuple(sentence.source), []).append(sentence)
        groups += [(told, source) for source, told in here.items()]
    return groups


def _quoted_wrongly(note: Note, handout: Handout) -> list[Finding]:
    """Sentences said to be a guideline's that the passage cited in the note does not have to the letter."""
    passages = {id_: " ".join(cited.text.split()) for id_, cited in cited_passages(note).items()}
    return [
        Finding(
            rule="not_in_guideline",
            severity="critical",
            explanation="This sentence is not in the guideline passage that it names.",
            span=sentence.text,
        )
        for sentence in handout.sentences()
        if sentence.cited and " ".join(sentence.text.split()) not in passages.get(sentence.cited, "")
    ]


def _added(
    told: list[HandoutSentence], said: list[Statement], sources: tuple[str, ...], speech: PlainSpeech
) -> list[Finding]:
    text = " ".join(sentence.text for sentence in told)
    if not said or len(said) < len(sources):
        explanation = "This sentence does not come from a statement of the note."
        return [Finding(rule="no_source", severity="critical", explanation=explanation, span=text)]
    source = " ".join(f"{statement.problem} {statement.text}".strip() for statement in said)
    # A part of a statement may be told ("Why you came"), so what is missing is looked at in _lost.
    found = [d for d in differences(source, text, also=text) if not d.kind.endswith("_lost")]
    plain = " ".join(speech.say(statement.text) for statement in said)
    return [_finding(d, text) for d in [*found, *invented(source, text, also=plain)]]


def _finding(difference: Difference, text: str) -> Finding:
    severity = SEVERITIES.get(difference.kind, "critical")
    return Finding(
        rule=difference.kind,
        severity=severity,
        explanation=difference.explanation,
        span=difference.span or text,
    )


def _rows_changed(note: Note, handout: Handout) -> list[Finding]:
    """Rows are copied by rules, so one that the rules would not write was changed or left out."""
    copied = {row.name: row for row in medicines(note)}
    told = {row.name: row for row in handout.medicines}
    return [
        Finding(
            rule="row_changed",
            severity="critical",
            explanation=f"The table of medicines does not say what the note says about {name}.",
            span=medicine_text(told.get(name) or copied[name]),
        )
        for name in dict.fromkeys([*copied, *told])
        if copied.get(name) != told.get(name)
    ]


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
    # The table alone may tell a statement; where sentences tell it, they must hold all of it.
    told = " . ".join(sentences or rows)
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
    explanation = f"The handout does not tell this; it belongs under “{part.rule.title}”."
    return Finding(
        rule=f"lost_{part.rule.key}", severity="critical", explanation=explanation, span=line.source
    )


def _hollow(line: Line, part: Part, told: str) -> list[Finding]:
    """A sentence is linked to a warning or follow-up but says something else."""
    if part.rule.key not in (*WARNINGS, "next"):
        return []
    heard = set(terms(told))
    ways = [set(terms(line.source)), set(terms(plain_terms(line.source)))]
    share = max((len(way & heard) / len(way) for way in ways if way), default=1.0)
    seeks = fidelity_rules().seeks
    silent = part.rule.key in WARNINGS and seeks.search(line.source) and not seeks.search(told)
    return [_untold(line, part)] if share < TOLD or silent else []

"""Which statements of a signed note go into which part of the handout: by rules, never by a model."""

import re
from dataclasses import dataclass, replace

from assistant.encounter import Note, Section, Statement
from assistant.grounding.facts import negated, numbers
from assistant.grounding.terms import terms
from assistant.handouts.plain import without_label
from assistant.handouts.rules import PartRule, PartRules, part_rules
from assistant.safety.emergencies import call_signs

WORDS = re.compile(r"[A-Za-z]{2}")
"""A statement without a word, such as a stray "2.", tells nothing."""


LEANS = re.compile(r"(?:It|This|These|They|That|Those) (?!time|visit|morning)")
"""Such a statement speaks of the one before it, which has to stand there too."""


@dataclass(frozen=True)
class Line:
    """One statement on its way into a part. ``source`` is what of it is told there.

    ``repeats`` are the ids of statements that say no more than this one.
    """

    statement: Statement
    source: str
    repeats: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        """The statements that this line tells."""
        return [self.statement.id, *self.repeats]


@dataclass(frozen=True)
class Part:
    """A part of the handout with the statements that it tells, in the note's order."""

    rule: PartRule
    lines: list[Line]


def parts(note: Note) -> list[Part]:
    """The parts that have something to tell, in reading order. Each statement is in one part only."""
    rules = part_rules()
    claimed: dict[str, list[Statement]] = {rule.key: [] for rule in rules.sections}
    for section in note.sections:
        if not rules.skip_sections.search(f"{section.key} {section.title}"):
            for statement in _telling(section, rules):
                rule = _claimant(section, statement, rules)
                if rule:
                    claimed[rule.key].append(statement)
    made = [Part(rule, _lines(rule, claimed[rule.key])) for rule in rules.sections]
    return [part for part in made if part.lines]


def _telling(section: Section, rules: PartRules) -> list[Statement]:
    return [
        s for s in section.statements if WORDS.search(s.text) and not rules.skip_statements.search(s.text)
    ]


def _claimant(section: Section, statement: Statement, rules: PartRules) -> PartRule | None:
    """The first part, in the order of claims, that wants a statement of this section."""
    where = f"{section.key} {section.title}"
    text = without_label(statement.text)
    retold = bool(rules.retold.search(text))
    for rule in sorted(rules.sections, key=lambda r: r.claims):
        if rule.wants(where, text) and (rule.retells or not retold):
            urgent = rule.urgent and call_signs(text)
            return next(r for r in rules.sections if r.key == rule.urgent) if urgent else rule
    return None


def _lines(rule: PartRule, statements: list[Statement]) -> list[Line]:
    """The chosen statements, trimmed. One that says nothing that another does not say is left out."""
    lines = [Line(s, rule.trim.sub("The patient ", s.text, count=1)) for s in _chosen(rule, statements)]
    # Longest first, so that of two that say the same the whole sentence stays and not the catchword.
    order = sorted(range(len(lines)), key=lambda at: -len(lines[at].source.split()))
    kept: dict[int, set[str]] = {}
    for at in order:
        told = _content(lines[at].source)
        fuller = next((other for other, content in kept.items() if told <= content), None)
        if fuller is None:
            kept[at] = told
        elif rule.must_keep:
            repeats = (*lines[fuller].repeats, lines[at].statement.id)
            lines[fuller] = replace(lines[fuller], repeats=repeats)
    return [lines[at] for at in sorted(kept)]


def _content(text: str) -> set[str]:
    """Content words with their denials and numbers: what a repeat has to share."""
    return {
        *terms(text),
        *(f"{q.value} {q.unit}" for q in numbers(text)),
        *(f"not {w}" for w in negated(text)),
    }


def _chosen(rule: PartRule, statements: list[Statement]) -> list[Statement]:
    preferred = [s for s in statements if rule.prefer.search(s.text) and not negated(s.text)]
    if rule.only_preferred:
        return preferred[: rule.at_most] or statements[:1]
    if not rule.at_most or len(statements) <= rule.at_most:
        return statements
    others = [s for s in statements if s not in preferred]
    ranked = [*preferred, *others][: rule.at_most]
    return [
        s
        for s, following in zip(statements, [*statements[1:], None], strict=True)
        if s in ranked or (following in ranked and following is not None and LEANS.match(following.text))
    ]

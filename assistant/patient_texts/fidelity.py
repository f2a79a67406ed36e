"""A plain text against its original, both ways. Nothing is chosen, so every statement must be told.

Built on the same rules as a visit's handout; here what is lost counts in every sentence.
"""

import re
from dataclasses import dataclass

from assistant.encounter import Finding, Handout, HandoutSentence, Note, Severity, Statement, medicine_text
from assistant.grounding.facts import drugs
from assistant.handouts.difference import Difference
from assistant.handouts.differences import differences
from assistant.handouts.exact import dates, has_quantity, quantities
from assistant.handouts.fidelity import SEVERITIES
from assistant.handouts.meaning import actions, negation_differences
from assistant.handouts.parts import parts
from assistant.handouts.rules import fidelity_rules
from assistant.patient_texts.capitals import in_small_letters
from assistant.patient_texts.speech import TextSpeech
from assistant.patient_texts.text import PatientText, TextKind

CONDITION = re.compile(r",?\s+(?=(?:if|unless|when|until|because)\b)", re.I)


@dataclass(frozen=True)
class Facts:
    """How many must-keep facts of the original the plain text tells, and how many there are."""

    kept: int
    all: int

    def text(self) -> str:
        """As shown: "12 of 12"."""
        return f"{self.kept} of {self.all}"


def compare_text(source: Note, handout: Handout, kind: TextKind) -> list[Finding]:
    """All findings, in the order of the plain text, then what it does not tell at all."""
    by_id = {statement.id: statement for statement in source.statements()}
    speech = TextSpeech(source, kind)
    findings: list[Finding] = []
    for told in _groups(handout):
        findings += _told_otherwise(told, by_id, speech)
    linked = {one for sentence in handout.sentences() for one in sentence.source}
    findings += [_untold(s) for s in by_id.values() if s.id not in linked]
    return findings


def facts(text: PatientText) -> Facts:
    """Numbers with units, medicines, dates and denials that must be told, counted where each is told.

    Of a note these are the facts of the parts that a handout must keep; of other texts, all.
    """
    source = in_small_letters(text.source)
    counted = [_facts_of(words, _told_of(one, text.handout)) for one, words in _must_keep(source, text.kind)]
    return Facts(sum(kept for kept, _ in counted), sum(there for _, there in counted))


def _must_keep(source: Note, kind: TextKind) -> list[tuple[Statement, str]]:
    """Statements and what of them must be told."""
    if kind != "note":
        return [(statement, statement.text) for statement in source.statements()]
    kept = [part for part in parts(source) if part.rule.must_keep]
    return [(line.statement, line.source) for part in kept for line in part.lines]


def _groups(handout: Handout) -> list[list[HandoutSentence]]:
    """Sentences of one section with the same source, wherever they stand in it: they are read together."""
    groups: list[list[HandoutSentence]] = []
    for section in handout.sections:
        here: dict[tuple[str, ...], list[HandoutSentence]] = {}
        for sentence in section.sentences:
            here.setdefault((*sentence.source, sentence.cited), []).append(sentence)
        groups += here.values()
    return groups


def _told_otherwise(
    told: list[HandoutSentence], by_id: dict[str, Statement], speech: TextSpeech
) -> list[Finding]:
    text = " ".join(sentence.text for sentence in told)
    if told[0].cited:
        return []
    said = [by_id[one] for one in told[0].source if one in by_id]
    if not said or len(said) < len(told[0].source):
        explanation = "This sentence does not come from the original text."
        return [Finding(rule="no_source", severity="critical", explanation=explanation, span=text)]
    source = " ".join(statement.text for statement in said)
    found = [d for d in differences(source, text, also=text) if _stands(d, source, text)]
    if text == " ".join(speech.say(statement.text) for statement in said):
        # The rules' own wording: no word is turned, only other words stand under the same denial.
        found = [d for d in found if not (d.kind == "negation" and d.span) and d.kind != "strays"]
    return [_finding(d, text) for d in found]


def _stands(difference: Difference, source: str, text: str) -> bool:
    """A denial does not reach over the condition behind it: "do not take it if you are pregnant"."""
    if difference.kind != "negation" or not difference.span:
        return True
    source, text = (CONDITION.sub(". ", each) for each in (source, text))
    return difference in negation_differences(source, text)


def _finding(difference: Difference, text: str) -> Finding:
    severity: Severity = SEVERITIES.get(difference.kind, "critical")
    explanation = (
        difference.explanation.replace("The note", "The original")
        .replace("Note and sentence", "Original and sentence")
        .replace("the note", "the original")
    )
    # What is lost is not in the sentence, so the sentence itself is what is shown.
    span = difference.span if difference.span in text and difference.span else text
    return Finding(rule=difference.kind, severity=severity, explanation=explanation, span=span)


def _untold(statement: Statement) -> Finding:
    text = statement.text
    matters = quantities(text) or drugs(text) or actions(text) or fidelity_rules().denial.search(text)
    return Finding(
        rule="untold",
        severity="critical" if matters else "major",
        explanation="The plain text does not tell this sentence of the original.",
        span=text,
    )


def _told_of(statement: Statement, handout: Handout) -> str:
    rows = [medicine_text(row) for row in handout.medicines if statement.id in row.source]
    return " . ".join([*(s.text for s in handout.sentences() if statement.id in s.source), *rows])


def _facts_of(text: str, told: str) -> tuple[int, int]:
    """Facts kept and facts there, of one statement's words."""
    among = quantities(told)
    kept = [has_quantity(q, among) for q in quantities(text)]
    kept += [name in drugs(told) for name in drugs(text)]
    kept += [day in dates(told) for day in dates(text)]
    rules = fidelity_rules()
    if rules.denial.search(text):
        kept.append(bool(rules.denial.search(told) or rules.denial_equals.search(told)))
    return sum(kept), len(kept)

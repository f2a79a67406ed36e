"""A translated handout compared with the English one: every sentence and every medicine row, by code."""

from collections.abc import Iterator

from assistant.encounter import Finding, Handout, HandoutSentence, Medicine
from assistant.grounding.terms import terms
from assistant.handouts.crosslingual import lapses
from assistant.handouts.medicine_phrases import told_field

BACK_ALIKE = 0.25
"""Share of the English sentence's content words in its translation back below which a person should look."""

ENOUGH = 4
"""Content words; of fewer, the share says nothing."""

FIELDS = ("what_for", "how_much", "when", "until")


def compare_translation(english: Handout, other: Handout) -> list[Finding]:
    """All findings on ``other``. Critical ones are for a person to settle before approval."""
    if other.translates != english.sha256():
        return [_outdated("The English handout was changed after this translation. Translate it again.")]
    if _shape(english) != _shape(other):
        return [
            _outdated("The translation does not have the sentences and medicines of the English handout.")
        ]
    findings: list[Finding] = []
    for sentence, told in zip(english.sentences(), other.sentences(), strict=True):
        findings += [_placed(f, told.text) for f in lapses(sentence.text, told.text, other.language)]
        findings += _back(sentence, told)
    for row, told_row in zip(english.medicines, other.medicines, strict=True):
        findings += _row(row, told_row, other.language)
    return findings


def _shape(handout: Handout) -> list[object]:
    return [*(len(s.sentences) for s in handout.sections), *((m.name, m.change) for m in handout.medicines)]


def _outdated(explanation: str) -> Finding:
    return Finding(rule="outdated", severity="critical", explanation=explanation)


def _placed(finding: Finding, text: str) -> Finding:
    """The finding with words of the translation as its span, so that the page can mark them."""
    return finding if finding.span and finding.span in text else finding.model_copy(update={"span": text})


def _back(sentence: HandoutSentence, told: HandoutSentence) -> list[Finding]:
    said = set(terms(sentence.text))
    if not told.back or len(said) < ENOUGH or len(said & set(terms(told.back))) >= BACK_ALIKE * len(said):
        return []
    explanation = "Translated back, this has little in common with the English sentence."
    return [Finding(rule="back_differs", severity="minor", explanation=explanation, span=told.text)]


def _row(row: Medicine, told: Medicine, language: str) -> Iterator[Finding]:
    for field in FIELDS:
        english, translated = getattr(row, field), getattr(told, field)
        if english and translated != told_field(english, language):
            for finding in lapses(english, translated, language):
                explanation = f"{row.name}: {finding.explanation}"
                yield _placed(finding.model_copy(update={"explanation": explanation}), translated)
        elif translated and not english:
            explanation = f"{row.name}: the English table says nothing here."
            yield Finding(rule="row_added", severity="critical", explanation=explanation, span=translated)

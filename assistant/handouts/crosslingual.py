"""What a translated sentence lost, added or turned round: compared with the English one by rules.

Numbers with their units, medicines, denials, changes, days, sides and how often are facts that every
language has words for. Whether the rest reads well is for a person, who has the translation back beside it.
"""

import re

from assistant.encounter import Finding
from assistant.grounding.facts import drugs, numbers
from assistant.handouts.crosslingual_language import language_findings
from assistant.handouts.crosslingual_meaning import drug_findings, meaning_findings
from assistant.handouts.crosslingual_numbers import number_findings
from assistant.handouts.crosslingual_terms import term_findings
from assistant.handouts.language_text import NUMBER, plain_text
from assistant.handouts.language_words import language_words
from assistant.handouts.languages import LANGUAGES
from assistant.handouts.medicine_names import names
from assistant.handouts.told_numbers import values

LETTERS = re.compile(r"[^\W\d_]{3}")
"""A word that is more than a unit: names, numbers and units alone may stay as they are."""


def lapses(english: str, translated: str, code: str) -> list[Finding]:
    """All findings on one sentence in language ``code``; with a critical one it must not stand like this."""
    language = LANGUAGES[code]
    if not language.checked:
        return _unchecked(english, translated)
    words = language_words(code)
    found = list(language_findings(english, translated, code, language.name))
    if any(finding.rule == "not_translated" for finding in found):
        return found
    found += number_findings(english, translated, words)
    found += drug_findings(english, translated, code)
    found += meaning_findings(english, translated, words)
    found += term_findings(english, translated, code, words)
    return list({(f.rule, f.span): f for f in found}.values())


def _unchecked(english: str, translated: str) -> list[Finding]:
    """A language without word lists: only what is written in digits or Latin letters can be compared."""
    same = english.strip().lower() == translated.strip().lower()
    if not translated.strip() or (same and LETTERS.search(names().sub(" ", english))):
        explanation = "This is not translated yet. A person must translate it."
        return [Finding(rule="not_translated", severity="critical", explanation=explanation, span=translated)]
    told = {value for match in NUMBER.finditer(plain_text(translated)) for value in values(match[0])}
    found = [
        Finding(
            rule="number_lost",
            severity="critical",
            explanation=f"The translation has no {q.span}.",
            span=q.span,
        )
        for q in numbers(english)
        if q.span[:1].isdigit() and q.value not in told
    ]
    return found + [
        Finding(
            rule="drug_lost",
            severity="major",
            explanation=f"The translation has no {name} in Latin letters.",
            span=name,
        )
        for name in sorted(drugs(english) - drugs(translated))
    ]

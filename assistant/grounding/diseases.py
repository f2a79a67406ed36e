"""Words that name a complaint, a finding or a disease: a list, and words that end like a disease's name."""

import re

from assistant.grounding.negation import findings
from assistant.grounding.terms import terms

ENDING = re.compile(r"\b\w+(?:oma|itis|osis|emia|pathy|uria|algia|cancer|ism|trophy|plegia|paresis)\b", re.I)


def diseases(text: str) -> frozenset[str]:
    """Stems of the complaints, findings and diseases that a text names, denied or not."""
    named = {t for m in ENDING.finditer(text) for t in terms(m.group(0))}
    return frozenset(terms(text)) & (findings() | named)

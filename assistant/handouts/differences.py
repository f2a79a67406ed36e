"""What a plain sentence says differently from its source.

Every check is a rule that names what it found. Likeness is never asked of a model.
"""

from assistant.grounding.terms import terms
from assistant.handouts.difference import Difference
from assistant.handouts.exact import name_differences, number_differences
from assistant.handouts.meaning import advice_differences, change_differences, negation_differences
from assistant.handouts.readability import words
from assistant.handouts.rules import fidelity_rules


def differences(source: str, text: str, also: str = "") -> list[Difference]:
    """All differences of ``text`` from ``source``; ``also`` is a wording whose words are allowed too."""
    return [
        *number_differences(source, text),
        *name_differences(source, text),
        *negation_differences(source, text),
        *change_differences(source, text),
        *advice_differences(source, text),
        *_stray(source, text, also),
    ]


def _stray(source: str, text: str, also: str) -> list[Difference]:
    rules = fidelity_rules()
    if len(words(text)) > rules.longest * len(words(source)) + rules.spare:
        return [Difference("strays", "", "The sentence says much more than the note.")]
    told, said, ways = set(terms(text)), set(terms(source)), set(terms(also))
    new = told - said - ways
    if len(new) > rules.strange and len(new) > len(told) / 2:
        return [
            Difference("strays", " ".join(sorted(new)), "The sentence has little in common with the note.")
        ]
    kept = max((len(told & known) / len(known) for known in (said, ways) if known), default=1.0)
    if kept < rules.kept:
        return [Difference("strays", "", "The sentence leaves out most of what the note says.")]
    return []


def drift(source: str, told: str, text: str) -> list[Difference]:
    """How far a model's wording strays from the source and its plain wording; stricter than for people.

    A small model that is asked for easy words makes up easy facts ("a small hole in your tummy").
    """
    rules = fidelity_rules()
    said, ways, new = set(terms(source)), set(terms(told)), set(terms(text))
    kept = max((len(new & known) / len(known) for known in (said, ways) if known), default=1.0)
    if kept < rules.model_kept:
        return [Difference("strays", "", "The wording leaves out too much.")]
    strange = sorted(new - said - ways)
    if len(strange) > rules.model_strange * len(new):
        return [Difference("strays", " ".join(strange), "The wording brings in too many words of its own.")]
    return []

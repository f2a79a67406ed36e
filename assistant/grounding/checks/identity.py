"""The patient's sex and name must be those that were spoken.

Age is a number and is checked with the numbers. A name is only pointed out: it is in the record, and
recognizers mishear it more than any other word.
"""

import re
from difflib import SequenceMatcher

from assistant.encounter import Finding, Severity
from assistant.grounding.identity import Sex, rules, spoken_names, spoken_sex, whole, written_names
from assistant.grounding.people import people
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

CLOSE = 0.7
"""Ratio (difflib, 0 to 1) from which a name is a misspelt one: "petersen" and "peterson" have 0.88."""

OBJECT = re.compile(
    r"\bher(?=\s*[.,;]|\s*$|\s+(?:a|an|the|to|for|with|in|on|at|and|by|that|about|from|this|some|as|if|today)\b)"
)
"""Where "her" stands for "him" and not for "his"."""

OTHER: dict[Sex, Sex] = {"male": "female", "female": "male"}


def check_identity(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for the other sex, a major one for its pronouns, a minor one for another name."""
    found = [_check_sex(statement, conversation), _check_name(statement, conversation)]
    return [f for f in found if f is not None]


def _check_sex(statement: Stated, conversation: Conversation) -> Finding | None:
    """Only if the statement speaks of nobody else: "he was referred to Dr. …, and she …" may be right."""
    spoken = spoken_sex(conversation)
    if spoken is None or people(statement.text) or whole(tuple(rules().others)).search(statement.text):
        return None
    sex, said = spoken
    kinds: list[tuple[dict[Sex, list[str]], Severity]] = [
        (rules().written, "critical"),
        (rules().pronouns, "major"),
    ]
    for words, severity in kinds:
        wrong = whole(tuple(words[OTHER[sex]])).search(statement.text)
        if wrong and not whole(tuple(words[sex])).search(statement.text):
            return Finding(
                rule="sex",
                severity=severity,
                explanation=f"The note has “{wrong.group(0)}”; in the visit the patient was called {sex}.",
                span=wrong.group(0),
                utterance=said.utterance.id,
                repair=_turned(statement.text, OTHER[sex], sex),
            )
    return None


def _turned(text: str, wrong: Sex, right: Sex) -> str:
    """The sentence with every word of the one sex replaced by that of the other."""
    table = dict(zip(rules().written[wrong], rules().written[right], strict=True))
    table |= dict(zip(rules().pronouns[wrong], rules().pronouns[right], strict=True))
    if wrong == "female":
        text = OBJECT.sub("him", text)

    def turn(match: re.Match[str]) -> str:
        word = table[match.group(0).lower()]
        return word.capitalize() if match.group(0)[0].isupper() else word

    titles = "|".join(rules().titles[wrong])
    title = "Mr" if right == "male" else "Ms"
    return whole(tuple(table)).sub(turn, re.sub(rf"\b(?:{titles})\b(?=\.| [A-Z])", title, text))


def _check_name(statement: Stated, conversation: Conversation) -> Finding | None:
    """A name that was not spoken, against the one that was; one of its two words is enough."""
    words = set(re.findall(r"[a-z]+", conversation.text.lower()))
    spoken = spoken_names(conversation)
    for match in written_names(statement.text):
        names = [name for name in match.groups() if name]
        if any(name.lower() in words for name in names):
            continue
        likest = max(
            ((SequenceMatcher(None, n.lower(), s).ratio(), n, s) for n in names for s in spoken),
            default=(0.0, names[0], ""),
        )
        return _other_name(*likest, statement, conversation)
    return None


def _other_name(
    ratio: float, noted: str, heard: str, statement: Stated, conversation: Conversation
) -> Finding:
    """Explanations never repeat a name; the span and the transcript show it."""
    if not heard:
        explanation = "Nobody spoke this name of the patient in the visit."
    elif ratio < CLOSE:
        explanation = "The note has another name of the patient than the visit."
    else:
        explanation = "The note writes the patient's name otherwise than the transcript."
    return Finding(
        rule="name",
        severity="minor",
        explanation=explanation,
        span=noted,
        utterance=spoken_names(conversation)[heard].utterance.id if heard else None,
        repair=statement.text.replace(noted, heard.capitalize(), 1) if heard else "",
    )

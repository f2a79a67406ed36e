"""A statement must not deny what was affirmed, nor affirm what was denied.

Only complaints and findings are compared (a list as data), and a denied one together with the words
beside it: "denies chest pain" is about chest pain, not about pain. The check objects only if every
utterance about it says the contrary; one that agrees, or leaves it open, lets the statement stand.
"""

from assistant.encounter import Finding
from assistant.grounding.negation import Polarity, affirmed, denied_chunks, findings
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.terms import as_written

RULE = "negation"


def check_negation(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for each complaint or finding that the statement turns around."""
    found: list[Finding] = []
    for chunk in denied_chunks(statement.text):
        for word in sorted(chunk & findings()):
            if said := _all_say("affirmed", word, chunk, conversation.said):
                found.append(_finding(statement.text, word, "denied", said))
    for word in sorted(affirmed(statement.text) & findings()):
        if said := _all_say("denied", word, frozenset({word}), conversation.said):
            found.append(_finding(statement.text, word, "affirmed", said))
    return found


def _all_say(wanted: Polarity, word: str, about: frozenset[str], said: list[Said]) -> Said | None:
    """The first utterance that says all of these words, if every one that does has this polarity."""
    mentions = [s for s in said if about <= s.own_terms and word in s.own_terms]
    if mentions and all(s.polarity(word) == wanted for s in mentions):
        return mentions[0]
    return None


def _finding(statement: str, word: str, noted: Polarity, said: Said) -> Finding:
    written = as_written(statement, word)
    heard = "affirmed" if noted == "denied" else "denied"
    return Finding(
        rule=RULE,
        severity="critical",
        explanation=f"The note has “{written}” as {noted}; in the visit it was {heard}.",
        span=written,
        utterance=said.utterance.id,
    )

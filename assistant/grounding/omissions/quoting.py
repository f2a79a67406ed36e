"""The words of an utterance that state a fact, and a sentence for the note made of nothing but them.

The sentence is in the third person: the clinician's "you" becomes the patient, the patient's "I" they.
"""

import re

from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.pieces import Piece, without_tag

MOST_WORDS = 26
"""Words of a quote at most; a longer piece is cut around the words that name the fact."""

FILLERS = re.compile(
    r"(?<!\w)(?:uh+|um+|uhm|er|hmm+|(?<!do )you know|i mean|okay|ok|alright|all right|hey,? dragon)(?!\w)"
    r"[,.]?\s*",
    re.I,
)
REPEATED = re.compile(r"\b(\w+(?: \w+)?)(?:[,-]? +\1\b)+", re.I)
LEADING = re.compile(r"^(?:(?:so|and|but|then|now|well)\b,?\s*)+", re.I)

SPOKEN = [
    (r"\bgon ?na\b", "going to"),
    (r"\bwan ?na\b", "want to"),
    (r"\blem ?me\b", "let me"),
    (r"\bgot ?ta\b", "have to"),
    (r"\bkinda\b", "kind of"),
    (r"\b(i|you|we|they)'m\b", r"\1 am"),
    (r"\b(i|you|we|they)'re\b", r"\1 are"),
    (r"\b(i|you|we|they)'ve\b", r"\1 have"),
    (r"\b(i|you|we|they)'ll\b", r"\1 will"),
    (r"\b(i|you|we|they)'d\b", r"\1 would"),
]
"""Spoken short forms to written ones."""

GOVERNS_YOU = (
    r"(?:have|having|see|seeing|put|putting|start|starting|give|giving|keep|call|want|let|get|getting|help|refer"
    r"|send|treat|prescribe|order|place|for|to|with|of|on|advise|ask|tell|like|need|schedule|set|take)"
)
"""Words behind which "you" is the patient as an object: "see you", "want you to"."""

TAKES_YOU = (
    r"(?:are|were|have|had|can|could|should|will|would|may|might|must|need|want|take|took|get|got|do|did|don't|know"
    r"|feel|felt|gain|lose|start|stop|keep|see|go|come|eat|drink|use|make|call|say|said|think|develop|notice|look"
    r"|just|also|really|still|finish|check|continue|smoke|weigh|work|understand|agree|never|always)"
)
"""Words before which "you" is the patient as a subject: "you take"."""

CLINICIAN = [
    (r"\bi am\b", "we are"),
    (r"\bi was\b", "we were"),
    (r"\bi\b", "we"),
    (r"\bmy\b", "our"),
    (r"\bme\b", "us"),
    (r"\byourself\b", "themselves"),
    (r"\byours?\b", "their"),
    (rf"(\b{GOVERNS_YOU}) you\b", r"\1 the patient"),
    (rf"\byou\b(?=(?: all)? {TAKES_YOU}\b)", "they"),
    (r"\byou\b", "the patient"),
]
PATIENT = [
    (r"\bi am\b", "they are"),
    (r"\bi was\b", "they were"),
    (r"\bi\b", "they"),
    (r"\bmyself\b", "themselves"),
    (r"\bmy\b", "their"),
    (r"\bmine\b", "theirs"),
    (r"\bme\b", "them"),
    (r"\byour\b", "the clinician's"),
    (r"\byou\b", "the clinician"),
]


def quote(fact: Fact) -> str:
    """The words of the utterance that state a fact, at most ``MOST_WORDS``."""
    text = fact.piece.text[: fact.end or None]
    words = [m.span() for m in re.finditer(r"\S+", text)]
    if len(words) <= MOST_WORDS:
        return text
    at = max(text.find(fact.words), 0)
    named = next((n for n, (_, end) in enumerate(words) if end > at), 0)
    first = max(0, min(named - MOST_WORDS // 2, len(words) - MOST_WORDS))
    return text[words[first][0] : words[first + MOST_WORDS - 1][1]]


def sentence(fact: Fact, quoted: str) -> str:
    """A sentence that states the fact in the words said; a question together with its answer."""
    if fact.piece.asks:
        asked, answer = _tidy(quoted), _tidy(_short(fact.piece.said.answer)).rstrip(".")
        if fact.kind == "question":
            return f"The patient asked “{asked}” and was told “{answer}”."
        return f"Asked “{asked}”, the patient said “{answer}”."
    told = _third_person(_tidy(quoted), fact.piece)
    return f"{told[:1].upper()}{told[1:].rstrip(' ,.;-')}."


def _tidy(text: str) -> str:
    text = FILLERS.sub("", without_tag(text))
    for spoken, written in SPOKEN:
        text = re.sub(spoken, written, text, flags=re.I)
    text = REPEATED.sub(r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[\s,]+([,.?])", r"\1", text)).strip(" ,-")


def _third_person(text: str, piece: Piece) -> str:
    clinician = piece.by_clinician
    text = LEADING.sub("", text)
    for said, written in CLINICIAN if clinician else PATIENT:
        text = re.sub(said, written, text, flags=re.I)
    return text if clinician else f"The patient said: {text}"


def _short(text: str) -> str:
    return " ".join(text.split()[:MOST_WORDS])

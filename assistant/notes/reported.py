"""Speech as a report: "I take it daily" becomes "The patient takes it daily", where grammar leaves no doubt.

What cannot be turned so surely is not reported at all: "" says so.
"""

import re
from functools import lru_cache

from assistant.notes.spoken import any_of, speech_rules

WE = re.compile(r"\b(?:we|we're|we've|we'll|us|our|ours|ourselves|let's)\b", re.I)
I = re.compile(r"\b(?:I|I'm|I've|I'll|I'd|me|my|mine|myself)\b|(?:^|[\s(])i(?:'m|'ve|'ll|'d)?(?=\s)")  # noqa: E741
YOU = re.compile(r"\b(?:you|you're|you've|you'll|you'd|your|yours|yourself)\b", re.I)


def without_quotes(text: str) -> str:
    """A sentence without what it quotes: "I" between quotation marks is somebody's, not the note's."""
    return re.sub(r"[\"“][^\"”]*[\"”]", " ", text)


def in_third_person(text: str, who: str) -> str:
    """What ``who`` ("the patient") said of themselves, as a report; "" when it cannot surely be made one."""
    said = opened(text)
    for first, third in _first_person():
        said = first.sub(third.format(who=who), said)
    said = _unchanged().sub(rf"{who} \1", said)
    said = _present().sub(lambda m: f"{who} {m[1] or ''}{speech_rules().present[m[2].lower()]}", said)
    said = re.sub(r"\bmy\b", f"{who}'s", said, flags=re.I)
    said = re.sub(r"\bme\b", who, said, flags=re.I)
    if I.search(said) or WE.search(said) or YOU.search(said):
        return ""
    # "takes it and feel better": a second verb of the present would need its ending too.
    if _present_after().search(said) and said != text:
        return ""
    return _capital(said)


def of_the_patient(text: str) -> str:
    """A sentence that speaks to the patient, made one about the patient; "" when that is not sure."""
    # "Watch your diet" is advice: its verb is spoken to the patient too.
    said = re.sub(r"((?:^|[:,]\s*)\w+) your\b", r"\1", text, flags=re.I)
    said = re.sub(r"\byour\b", "the patient's", said, flags=re.I)
    said = re.sub(r"\b(?:you are|you're)\b", "the patient is", said, flags=re.I)
    said = re.sub(r"\b(?:you have|you've)\b", "the patient has", said, flags=re.I)
    said = re.sub(rf"\byou ({any_of(speech_rules().unchanged)})\b", r"the patient \1", said, flags=re.I)
    said = _you_present().sub(
        lambda m: f"{m[1]}the patient {m[2] or ''}{speech_rules().present[m[3].lower()]}", said
    )
    said = _told().sub(r"\1 the patient", said)
    return "" if YOU.search(said) else _capital(said)


def opened(text: str) -> str:
    """What is said behind "well" and "yeah"."""
    return _opened().sub("", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=1)
def _opened() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(speech_rules().openers)}\b[,.]?\s*)+", re.I)


@lru_cache(maxsize=1)
def _first_person() -> list[tuple[re.Pattern[str], str]]:
    table = speech_rules().first_person
    return [(re.compile(rf"\b{re.escape(f)}(?![\w'])", re.I), table[f]) for f in sorted(table, key=len)[::-1]]


def _adverb() -> str:
    return rf"(?:{any_of(speech_rules().adverbs)}\s+)?"


@lru_cache(maxsize=1)
def _unchanged() -> re.Pattern[str]:
    verbs = any_of(speech_rules().unchanged)
    return re.compile(rf"\bi\s+({_adverb()}(?:{verbs}|\w+ed))\b", re.I)


@lru_cache(maxsize=1)
def _present() -> re.Pattern[str]:
    return re.compile(rf"\bi\s+({_adverb()})({any_of(list(speech_rules().present))})\b", re.I)


@lru_cache(maxsize=1)
def _present_after() -> re.Pattern[str]:
    return re.compile(rf"\b(?:and|but|or)\s+{_adverb()}{any_of(list(speech_rules().present))}\b", re.I)


@lru_cache(maxsize=1)
def _you_present() -> re.Pattern[str]:
    """ "that you do continue", but not "wants you to"."""
    verbs = any_of(list(speech_rules().present))
    return re.compile(rf"\b((?:that|if|when|until|as|and)\s+)you\s+({_adverb()})({verbs})\b", re.I)


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    return re.compile(
        rf"\b({any_of(speech_rules().told)})\s+you(?=\s+(?:to|in|on|at|for|with|about|by)\b|[.,;]|$)", re.I
    )

"""Model prose into statements: clean lines, whole sentences, problems and what belongs to them."""

import re
from dataclasses import dataclass

from assistant.grounding.sections import is_known, starts_sentence
from assistant.notes.template import Shape

ABBREVIATIONS = r"(?:Dr|Mr|Mrs|Ms|Jr|Sr|St|vs|e\.g|i\.e|approx|No|Inc|[A-Z])"
_NOT = r"not (?:stated|mentioned|discussed|reported|applicable|provided)"
_NO = (
    r"no (?:results?|tests?|examination|physical examination|exam|findings|information)(?: (?:was|were))?"
    r"(?: (?:reported|performed|mentioned|stated|provided|available|discussed|done))?"
)
_NEEDED = r"(?: (?:is|are|was|were))?(?: (?:needed|required|necessary|ordered|made|indicated))?"
_NONE_NEEDED = (
    r"no (?:specialist |further |additional |specific )*"
    rf"(?:referrals?|tests?|testing|education|counseling|follow-?up){_NEEDED}"
)
NOTHING = re.compile(
    rf"^(?:none|n/?a|{_NOT}|nothing(?: was)?(?: said| reported)?|{_NO}|{_NONE_NEEDED})\b[^.]{{0,40}}\.?$",
    re.I,
)
"""Lines by which a model says that there is nothing to say."""

CLOSING = re.compile(r"^(?:in )?(?:conclusion|summary|overall)\b\s*(?::|,|$)", re.I)
"""Where a model begins to say everything once more."""

LABEL = re.compile(
    r"^(?:medical reasoning|additional testing|medical treatment|specialist referrals?|"
    r"patient education(?: and counseling)?|follow-?up|plan|assessment|tests?|medicines?|medications?)\s*:?$",
    re.I,
)
"""Names of parts of a plan that stand alone when a model had nothing to put behind them."""

BULLET = re.compile(r"^\s*[-•*–·]\s")
"""A line of a list without numbers; problems are numbered or bare."""

COPIED = 4
"""Lines that begin with a speaker's name from which an answer counts as copied."""

ENDED = r"(?<=[.!?])|(?<=[.!?][\"')\]])"
"""The end of a sentence, behind its closing quotation mark or bracket."""

HEADING_WORDS = 9
"""A line of at most this many words without a full stop or label is a problem's name, not a sentence."""


LINE_WORDS = 30
"""A longer line of a list is prose: its sentences become statements of their own, each with its verdict."""


@dataclass(frozen=True)
class Line:
    """One sentence and the problem it stands under, "" outside an assessment."""

    text: str
    problem: str = ""


def split_sentences(text: str) -> list[str]:
    """Sentences of a paragraph; decimals, initials and titles do not end one."""
    protected = re.sub(rf"\b({ABBREVIATIONS})\.", lambda m: m.group(0).replace(".", "\0"), text)
    pieces = re.split(rf"(?:{ENDED})\s+(?=[\"'(\[]?[A-Z0-9])", protected)
    return [piece.replace("\0", ".").strip() for piece in pieces if piece.strip()]


def clean(raw: str) -> str:
    """A line without Markdown, bullets or numbering."""
    text = re.sub(r"[*_#`]{1,3}", "", raw).strip()
    text = re.sub(r"^(?:[-•–·]\s*|\(?\d{1,2}[.)]\s+)+", "", text)
    # A model of programs writes a value as a list of one: "['40 mg']".
    text = re.sub(r"\[\s*(['\"])([^'\"\]]*)\1\s*\]", r"\2", text)
    return re.sub(r"\s+", " ", text).strip()


def read_section(text: str, shape: Shape, title: str) -> list[Line]:
    """The statements of a section as a model wrote it. Titles, repeats and "none" lines are dropped."""
    lines: list[Line] = []
    problem = label = ""
    for raw in text.splitlines():
        cleaned = clean(raw)
        if CLOSING.match(cleaned):
            break
        if not cleaned or _is_title(cleaned, title) or NOTHING.match(cleaned):
            continue
        if LABEL.match(cleaned):
            label = cleaned
            continue
        # What is listed below "Medical treatment:" is a treatment, however short.
        label = label if BULLET.match(raw) else ""
        if shape == "problems" and not label and _is_heading(cleaned):
            if is_known(cleaned):
                continue  # "Physical examination" is a part of a note and no problem.
            problem = (
                re.sub(r"^(?:problem|diagnosis)\s*\d*\s*:\s*", "", cleaned, flags=re.I).rstrip(".:").strip()
            )
            continue
        one_line = shape == "lines" and len(cleaned.split()) <= LINE_WORDS
        kept = [cleaned] if one_line else split_sentences(cleaned)
        lines += [Line(_sentence(s), problem) for s in kept if not _says_nothing(s)]
    return list(dict.fromkeys(lines))


def copies_speech(text: str) -> bool:
    """True when a model wrote the conversation down again instead of a report of it."""
    lines = [clean(line) for line in text.splitlines() if line.strip()]
    named = [m.group(1) for line in lines if (m := re.match(r"^([A-Z][\w.']*(?: [A-Z]?[\w.]+)?): ", line))]
    # Speakers come again and again; the labels of a list ("Name: …", "Age: …") come once each.
    spoken = [name for name in named if named.count(name) > 1]
    return len(spoken) >= COPIED and len(spoken) > len(lines) / 3


def _is_title(line: str, title: str) -> bool:
    bare = re.sub(r"[^a-z ]", "", line.lower()).strip()
    return bare in {
        re.sub(r"[^a-z ]", "", title.lower()).strip(),
        "assessment",
        "plan",
        "history of present illness",
    }


def _is_heading(line: str) -> bool:
    if LABEL.match(line):
        return False
    if re.match(r"^(?:problem|diagnosis)\s*\d*\s*:", line, re.I):
        return True
    # "Order another echocardiogram" is something to do, without its full stop.
    if len(line.split()) > 2 and starts_sentence(line):
        return False
    return (
        len(line.split()) <= HEADING_WORDS
        and not re.search(r":\s+\S", line)
        and not re.search(r"[.!?]\s*$", line)
    )


def _says_nothing(sentence: str) -> bool:
    """True for "Specialist Referrals: None." and the like: a label with nothing behind it."""
    label, colon, rest = sentence.partition(":")
    return bool(colon) and len(label.split()) <= 5 and (not rest.strip() or bool(NOTHING.match(rest.strip())))


def _sentence(text: str) -> str:
    return text if re.search(r"[.!?:]$", text) else f"{text}."

"""How the model reads what was said: one turn a line, without fillers and bare "mm-hmm".

Only sounds without content go (a list as data), and never the answer to a question, so nothing that
was said is lost; visits of ACI-Bench train become about a fifth shorter, and so does the waiting.
Long visits are read in windows: every utterance is in exactly one window, and each window fits.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Speaker, Utterance
from assistant.settings import ROOT

CHARACTERS_PER_TOKEN = 3.2
"""Fewer than Qwen2.5 needs on visits (about 4 on ACI-Bench train), so that a window always fits."""

RESERVED_TOKENS = 1700
"""Kept free for the instruction, the answer and its continuation."""

CHARACTERS_PER_WORD = 6
"""Of English speech, the space included."""

LONGEST_TURN = 1000
"""Characters from which a turn is not made longer, so that windows end between utterances."""

EVENNESS = 1.1
"""How much longer than the even share a window may be, so that no tiny one is left at the end."""

OVERLAP = 2
"""Turns shown again at the head of the next window, so that no answer is torn from its question."""

REPEATED = 600
"""Characters of such turns at most: a monologue is not read twice."""

LABELS: dict[Speaker, str] = {
    "clinician": "Doctor",
    "patient": "Patient",
    "other": "Other person",
    "unknown": "Speaker",
}


class SpeechNoise(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    fillers: list[str]
    back_channel: list[str]


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    source = (ROOT / "knowledge/rules/speech_noise.yaml").read_text(encoding="utf-8")
    noise = SpeechNoise(**yaml.safe_load(source))
    fillers = "|".join(re.escape(w) for w in sorted(noise.fillers, key=len, reverse=True))
    words = "|".join(re.escape(w) for w in noise.back_channel)
    return (
        re.compile(rf"(?<![\w-])(?:{fillers})(?![\w-]),?\s*", re.I),
        re.compile(rf"^(?:(?:{words})[\s.,!?-]*)*$", re.I),
    )


def tidied(text: str) -> str:
    """Speech without fillers and stammered words: "the , the knee" becomes "the knee"."""
    fillers, _ = _patterns()
    text = fillers.sub("", text)
    text = re.sub(r"\b([a-z]+)(?:\s*,\s*\1\b)+", r"\1", text, flags=re.I)
    text = re.sub(r"\b(\w+)-\s+(?=\1)", "", text)
    text = re.sub(r"\s+([.,?!])", r"\1", text)
    text = re.sub(r"([.,?!])[.,]+", r"\1", text)
    return re.sub(r"\s+", " ", text).strip(" ,")


@dataclass(frozen=True)
class Turn:
    """What one speaker said in one go, as the model reads it."""

    speaker: Speaker
    text: str

    def line(self) -> str:
        """The turn as a line."""
        return f"{LABELS[self.speaker]}: {self.text}"


def turns(utterances: list[Utterance]) -> list[Turn]:
    """Utterances as they are read; neighbours of one speaker become one turn."""
    _, back_channel = _patterns()
    read: list[Turn] = []
    for utterance in utterances:
        text = tidied(utterance.text)
        answers = bool(read) and read[-1].text.endswith("?") and utterance.speaker != read[-1].speaker
        if not re.search(r"\w", text) or (back_channel.match(text) and not answers):
            continue
        if read and read[-1].speaker == utterance.speaker and len(read[-1].text) < LONGEST_TURN:
            read[-1] = Turn(utterance.speaker, f"{read[-1].text} {text}")
        else:
            read.append(Turn(utterance.speaker, text))
    return read


@dataclass(frozen=True)
class Window:
    """What is read at once: the turns it adds, and short ones repeated from the window before."""

    repeated: tuple[Turn, ...]
    turns: tuple[Turn, ...]

    def text(self) -> str:
        """The window as the model reads it."""
        return "\n".join(turn.line() for turn in (*self.repeated, *self.turns))


def windows(read: list[Turn], context_tokens: int, most_words: int = 0) -> list[Window]:
    """Turns in windows that fit the context, and that hold at most about ``most_words`` words unless 0.

    Windows are of even length. No turn is left out, and none is added twice; one for most visits.
    """
    budget = int((context_tokens - RESERVED_TOKENS) * CHARACTERS_PER_TOKEN)
    pieces = [piece for turn in read for piece in _cut(turn, budget // 4)]
    total = sum(len(p.line()) + 1 for p in pieces)
    most = min(budget, most_words * CHARACTERS_PER_WORD) if most_words else budget
    size = total / max(1, -(-total // most))
    made: list[Window] = []
    added: list[Turn] = []
    for piece in pieces:
        if added and _length(added) + len(piece.line()) > min(size * EVENNESS, budget - REPEATED):
            made.append(Window(_last(made), tuple(added)))
            added = []
        added.append(piece)
    return [*made, Window(_last(made), tuple(added))] if added else made


def _length(some: list[Turn]) -> int:
    return sum(len(turn.line()) + 1 for turn in some)


def _last(made: list[Window]) -> tuple[Turn, ...]:
    """The last turns of the last window, as many as are short enough to be repeated."""
    if not made:
        return ()
    turns = made[-1].turns
    return next((turns[-n:] for n in range(OVERLAP, 0, -1) if _length(list(turns[-n:])) <= REPEATED), ())


def _cut(turn: Turn, most: int) -> list[Turn]:
    """A monologue in pieces of at most so many characters, cut between words."""
    pieces: list[str] = [""]
    for word in turn.text.split(" "):
        if pieces[-1] and len(pieces[-1]) + len(word) + 1 > most:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {word}".strip()
    return [Turn(turn.speaker, piece) for piece in pieces]

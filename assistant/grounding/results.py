"""What a text calls the result of a test or a vital sign: "the CBC is normal", "an elevated A1c".

Each test goes with the states named nearest to it. What is only ordered or wished for has none. Words
are data: ``knowledge/rules/results.yaml``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT

BEHIND, BEFORE = 70, 20
"""Characters behind a test, and before it ("a normal EKG"), in which its state is named."""

HEARD_BEHIND = 130
"""The same in speech, which comes to the state after a while."""

ORDERED = 20
"""Characters before a test or a state in which it can be ordered or wished for."""

TOGETHER = 40
"""Characters between states that are said of one test: "stable, a little elevated"."""

DENIED = 60
"""Characters before a state in which it can be denied: "no signs of fracture or abnormality"."""

TURNED = {"normal": "abnormal", "positive": "negative", "negative": "positive"}
"""What a denied state means; any other is then normal."""


class ResultRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    tests: dict[str, list[str]]
    values: dict[str, list[str]]
    states: dict[str, list[str]]
    opposes: dict[str, list[str]]
    agrees: dict[str, list[str]]
    denied: list[str]
    denied_list: list[str]
    open: list[str]
    sought: list[str]
    labels: list[str]


@dataclass(frozen=True)
class NamedTest:
    """A test or vital sign in a text: its name in the rules, its words and their place in characters."""

    name: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Result:
    """A test and all that it is called; ``words`` are the first ones that call it so."""

    test: NamedTest
    states: frozenset[str]
    words: str


@lru_cache(maxsize=1)
def result_rules() -> ResultRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/results.yaml").read_text(encoding="utf-8")
    return ResultRules(**yaml.safe_load(source))


def named_tests(text: str) -> list[NamedTest]:
    """The tests and vital signs of a text, in order."""
    names = _tests()[1]
    return [
        NamedTest(names[str(m.lastgroup)], m.group(0), m.start(), m.end()) for m in _tests()[0].finditer(text)
    ]


def results(text: str, heard: bool = False) -> list[Result]:
    """The tests of a text that are called something.

    In what was ``heard`` the state may stand in the sentences behind: "here is the x-ray. it looks good".
    """
    named = named_tests(text)
    reach, ends = (HEARD_BEHIND, r"[?]") if heard else (BEHIND, r"[;?!]|\.\s|\bbut\b")
    found: list[Result] = []
    for at, test in enumerate(named):
        until = min(_next_begins(text, named[at + 1]) if at + 1 < len(named) else len(text), test.end + reach)
        since = max(named[at - 1].end if at else 0, test.start - BEFORE)
        behind = re.split(ends, text[test.end : until])[0]
        states = _adjective(text[since : test.start]) or _called(behind)
        counts = states and test.name in result_rules().tests
        if counts and not _open(text[max(0, test.start - ORDERED) : test.start], behind, states[0][1]):
            found.append(Result(test, frozenset(state for state, _ in states), states[0][1]))
    return found


def _next_begins(text: str, test: NamedTest) -> int:
    """Where a test begins with its own state: "stable hematocrit" behind "hemoglobin: 10.5"."""
    before = text[: test.start]
    return before.rstrip().rfind(" ") + 1 if _states().fullmatch(before.split(" ")[-2:][0]) else test.start


def labelled(text: str) -> str:
    """The label of a result that stands alone: "Cytology" of "Cytology: Normal."; "" when there is none."""
    label, _, behind = text.partition(":")
    return label.strip() if behind and _states().fullmatch(behind.strip(" .")) else ""


def _called(text: str) -> list[tuple[str, str]]:
    """The first state that a text names and what follows it closely, each with its words.

    A denied one is turned around. What comes later is of something else: "it is high. I'd like it lower".
    """
    found: list[tuple[str, str]] = []
    end = len(text)
    for match in _states().finditer(text):
        if match.start() > end:
            break
        state = str(match.lastgroup)
        found.append(
            (TURNED.get(state, "normal") if _is_denied(text[: match.start()]) else state, match.group(0))
        )
        stop = re.search(r"[.?!]", text[match.end() :])
        end = min(end, match.end() + TOGETHER, match.end() + stop.start() if stop else end)
    return found


def _is_denied(before: str) -> bool:
    near = re.split(r"[.?!]\s", before[-DENIED:])[-1]
    return bool(_any("denied_list").search(near) or _any("denied").search(near.rpartition(",")[2]))


def _adjective(text: str) -> list[tuple[str, str]]:
    """A state right before its test: "elevated blood sugar", "positive for strep"."""
    match = re.search(r"(\S+)(?: for| on)?(?: the| your)?\s*$", text)
    return _called(text)[-1:] if match and _states().fullmatch(match.group(1)) else []


def _open(before: str, behind: str, words: str) -> bool:
    """Whether the words between say that it is no result: an order, a wish, a question."""
    between = behind.partition(words)[0]
    around = f"{before.rpartition('.')[2]} {between[-ORDERED:]}"
    sought = _any("sought").search(re.split(r"[,.?!]", between)[-1])
    return bool(sought or _any("open").search(around)) or "?" in behind


@lru_cache(maxsize=1)
def _tests() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern with a group for each test, and the name that each group stands for."""
    table = result_rules().tests | result_rules().values
    groups = {f"t{i}": name for i, name in enumerate(table)}
    pattern = "|".join(f"(?P<{group}>{'|'.join(table[name])})" for group, name in groups.items())
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.I), groups


@lru_cache(maxsize=1)
def _states() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{'|'.join(ways)})" for name, ways in result_rules().states.items())
    return re.compile(rf"\b(?:{groups})(?!\w)", re.I)


@lru_cache(maxsize=4)
def _any(key: str) -> re.Pattern[str]:
    patterns: list[str] = getattr(result_rules(), key)
    return re.compile("|".join(patterns), re.I)

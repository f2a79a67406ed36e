"""How far a denial reaches: each content word of a text with whether it is denied, asked or supposed.

The reader goes through the words once, as NegEx does (Chapman 2001): a cue turns what follows it,
item by item of a list, until something ends its reach; some cues turn what stands before them.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from assistant.grounding.cues import content_stem, findings, rules, stems_of, tokens
from assistant.grounding.terms import terms

REACH = 7
"""Content words that a cue before them turns at most, unless something ends its reach first."""

ITEM = 4
"""Content words of one further item of a list of denied things at most."""

MORE = 2
"""Content words of a longer piece that are denied: there speech runs on without a pause."""

SUPPOSED = 20
"""Content words that an "if" reaches at most: speech runs on without full stops."""

BREAKS = {"join", "end", "question", "colon", "before", "stops", "asides", "subjects", "plans"}
"""Kinds of tokens that end a piece of a list."""

PREFIX = "non"
"""Stands for "non-", "un-" and "ab-": a prefix turns its own word only."""

AFTER = "after"
"""The cue of a word that is denied by what follows it ("is negative")."""

VERBAL = ("not", "never", "cannot")
LOOSE = "not, and"
"""Behind "does not eat meat and takes pills", what follows "and" may be denied or not."""


@dataclass(frozen=True)
class Word:
    """A content word of a text.

    ``stem`` is what it is compared by, ``term`` its own stem. ``cue`` is what denies it, "" when
    nothing does. ``supposed``: said only as a possibility; ``planned``: as something to come;
    ``examined``: found by the doctor; ``asked``: stands in a question; ``aside``: tells when or with
    what ("while walking") or names the topic ("Skin:"). ``clause`` and ``item`` number where it stands;
    words of one denied thing share both.
    """

    stem: str
    term: str = ""
    cue: str = ""
    supposed: bool = False
    planned: bool = False
    examined: bool = False
    asked: bool = False
    aside: bool = False
    clause: int = 0
    item: int = 0

    @property
    def denied(self) -> bool:
        """Whether the text denies it."""
        return bool(self.cue)


@lru_cache(maxsize=20_000)
def read(text: str) -> tuple[Word, ...]:
    """The content words of a text in order."""
    return tuple(_Reader(text).words)


def items(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Words in runs of one item and one polarity."""
    return [tuple(run) for _, run in groupby(words, key=lambda w: (w.clause, w.item, w.denied, w.aside))]


class _Reader:
    """Goes through a text once; ``words`` is what it found. One method for each kind of token."""

    def __init__(self, text: str) -> None:
        self.words: list[Word] = []
        self._tokens = tokens(text)
        self._clause = self._item = 0
        # Where in ``words`` the sentence, its question, a heading, the last two pieces of a list and a
        # supposition begin.
        self._sentence = self._question = self._head = self._piece = self._piece_before = self._guess = 0
        # The cue that reaches this far, whether it has reached nothing yet, how much it has and may.
        self._cue, self._idle, self._reached, self._limit = "", False, 0, REACH
        self._prefix = self._aside = self._topic = False
        self._supposed = self._planned = self._examined = self._asked = False
        for at, token in enumerate(self._tokens):
            getattr(self, f"_on_{token.lastgroup}")(token.group(0), at)
        self._on_end("", len(self._tokens))

    def _on_word(self, text: str, at: int) -> None:
        if text in rules().possessives and (self._follows_finding(at) or self._only_answers()):
            self._let_go()
        if stem := content_stem(text):
            self._add(stem, text)
        else:
            self._prefix = False  # "unwell": its word says nothing by itself

    def _add(self, stem: str, text: str) -> None:
        cue = "" if self._aside else self._cue
        if self._prefix:  # "no irregular rhythm": the prefix is part of what is denied
            self._prefix = False
            self._append(stem, text, "" if cue else PREFIX, aside=bool(cue))
            return
        self._append(stem, text, cue)
        self._idle = False
        self._reached += 1
        if self._reached >= self._limit:
            self._let_go()

    def _append(self, stem: str, text: str, cue: str, aside: bool = False) -> None:
        self._supposed = self._supposed and len(self.words) - self._guess < SUPPOSED
        said_as = (self._supposed, self._planned, self._examined, self._asked)
        aside = aside or self._aside or self._topic
        term = next(iter(terms(text)), stem)
        self.words.append(Word(stem, term, cue, *said_as, aside, self._clause, self._item))

    def _on_before(self, text: str, at: int) -> None:
        if text == PREFIX:
            self._prefix = True
            return
        self._let_go()
        self._item += 1
        self._note_result(text)
        self._cue, self._idle, self._reached, self._limit = text, True, 0, REACH
        self._asked = False

    def _on_after(self, text: str, at: int) -> None:
        self._note_result(text)
        if text.startswith(("are", "were")):
            self._turn(max(self._sentence, len(self.words) - REACH - 1))
        elif self._in_clause():
            self._turn(self._piece if self._piece < len(self.words) else self._piece_before)
        else:
            self._turn(self._head)
        self._let_go()

    def _note_result(self, text: str) -> None:
        """A negative result is a denied positive one, whatever else it denies."""
        if text.endswith("negative"):
            self._append(content_stem("positive"), "positive", text)

    def _on_pseudo(self, text: str, at: int) -> None:
        self._let_go()

    def _on_topics(self, text: str, at: int) -> None:
        self._let_go()
        self._topic = True

    def _on_stops(self, text: str, at: int) -> None:
        self._let_go()
        self._aside = False
        self._item += 1
        if text in rules().breaks:
            self._supposed = self._planned = self._asked = False
            self._question = len(self.words)
        self._on_word(text, at)

    def _on_fresh(self, text: str, at: int) -> None:
        if self._reached:
            self._let_go()
        self._on_word(text, at)

    def _on_asides(self, text: str, at: int) -> None:
        in_scope = self._cue or self._asked or self._question_follows(at)
        if in_scope and self._reached and self.words[-1].stem not in stems_of(rules().topical):
            self._item += 1
            self._aside = True

    def _on_exams(self, text: str, at: int) -> None:
        self._on_stops(text, at)
        self._examined = True

    def _on_plans(self, text: str, at: int) -> None:
        self._on_subjects(text, at)
        self._planned = True

    def _on_open(self, text: str, at: int) -> None:
        self._supposed, self._guess = True, len(self.words)

    def _on_asks(self, text: str, at: int) -> None:
        if self._reached and text != "any":
            self._let_go()
        self._asked = self._asked or not self._cue

    def _on_subjects(self, text: str, at: int) -> None:
        # "I don't see any there's some fluid": a sentence given up.
        if self._reached or self._cue == "no" or (self._idle and self._text(at - 1) == "any"):
            self._let_go()

    def _on_join(self, text: str, at: int) -> None:
        self._piece_before, self._piece = self._piece, len(self.words)
        self._item += 1
        self._topic = False
        if self._only_answers() or (self._idle and self._kind(at + 1) == "subjects"):
            self._let_go()
        self._aside = False
        if not self._cue:
            return
        self._reached, self._limit = 0, self._reach_on(at, either=text in ("or", "nor"))
        if not self._limit:
            self._let_go()
        elif text == "and" and self._cue in VERBAL:
            self._cue = LOOSE

    def _on_colon(self, text: str, at: int) -> None:
        self._let_go()
        for i in range(self._head, len(self.words)):
            self.words[i] = replace(self.words[i], aside=True)
        self._clause += 1

    def _on_question(self, text: str, at: int) -> None:
        if self._text(at - 1).split()[-1:] != [] and self._text(at - 1).split()[-1] not in rules().tags:
            for i in range(self._question, len(self.words)):
                self.words[i] = replace(self.words[i], asked=True)
        self._on_end(text, at)
        self._asked = self._text(at + 1) == "or"  # "Do you smoke? Or drink."

    def _on_end(self, text: str, at: int) -> None:
        if self._idle and self.words:
            self._dangling()
        self._let_go()
        self._clause += 1
        self._sentence = self._question = self._head = len(self.words)
        self._piece = self._piece_before = len(self.words)
        self._aside = self._topic = self._supposed = self._planned = self._asked = False

    def _dangling(self) -> None:
        """A cue with nothing behind it turns the heading before a colon, or the question it answers."""
        if not self._in_clause():
            self._turn(self._head)
        for i in range(self._sentence, len(self.words)):
            if self.words[i].asked:
                self.words[i] = replace(self.words[i], cue=self._cue, asked=False)

    def _turn(self, start: int) -> None:
        for i in range(start, len(self.words)):
            self.words[i] = replace(self.words[i], cue=AFTER, aside=False)

    def _let_go(self) -> None:
        self._item += bool(self._cue)
        self._cue, self._idle, self._aside, self._reached = "", False, False, 0

    def _only_answers(self) -> bool:
        """ "No, I have a stuffy nose": that "no" answers and turns nothing."""
        return self._idle and self._cue == "no"

    def _in_clause(self) -> bool:
        return bool(self.words) and self.words[-1].clause == self._clause

    def _text(self, at: int) -> str:
        return self._tokens[at].group(0) if 0 <= at < len(self._tokens) else ""

    def _kind(self, at: int) -> str | None:
        return self._tokens[at].lastgroup if 0 <= at < len(self._tokens) else None

    def _reach_on(self, at: int, either: bool) -> int:
        """Content words that a denial still reaches behind a comma, "and" or, with ``either``, "or".

        One more short item is denied, and the beginning of a long one; not a clause with its own verb.
        """
        content, prefixed = 0, False
        for token in self._tokens[at + 1 :]:
            kind, word = token.lastgroup, token.group(0)
            if word == PREFIX or (kind == "join" and not content):
                prefixed = prefixed or word == PREFIX
                continue
            if kind in BREAKS:
                break
            if not content and not prefixed and (kind == "fresh" or word in rules().possessives):
                return 0
            if word in rules().verbs or word[0].isdigit():
                return max(content - 1, 1) if either and content else 0
            if not either and not content and word in rules().prepositions:
                return 0
            content += bool(content_stem(word))
        return REACH if 0 < content <= ITEM else MORE if content else 0

    def _follows_finding(self, at: int) -> bool:
        return self._kind(at - 1) == "fresh" or content_stem(self._text(at - 1)) in findings()

    def _question_follows(self, at: int) -> bool:
        kinds = (token.lastgroup for token in self._tokens[at:])
        return next((kind for kind in kinds if kind in ("end", "question")), "") == "question"

"""A clinician's manner, counted from notes they wrote and from what they made of drafts.

Only counts are taken: of words a sentence, of verbs by tense, of first words, of the terms and
abbreviations of our own vocabulary. Everything else of the text is forgotten with the call.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.encounter import Note
from assistant.notes.edits import compare
from assistant.notes.sentences import clean, split_sentences
from assistant.notes.style import Labels, Preference, Style, Subject, Tense, Voice
from assistant.notes.style_rules import abbreviations, style_rules

HEADING = 3
"""Lines of at most so many words without an end mark are headings, and no sentences."""

LABEL = re.compile(r"^[A-Z][A-Za-z ,/&-]{1,40}:\s+\S")
"""A label at the head of a line, such as "Plan: rest"."""


def from_examples(notes: Iterable[str]) -> Style:
    """The style of notes that a clinician wrote."""
    lines = [line for note in notes for line in _lines(note)]
    return _style(lines, _forms("\n".join(lines)))


def from_drafts(notes: Iterable[tuple[Note, Note]]) -> Style:
    """The style that speaks from what was changed in drafts, each given with the note as it was signed.

    Of terms and abbreviations only those count that the clinician put in: what was left as drafted is no
    choice.
    """
    changed = [pair for draft, signed in notes for pair in _changed(draft, signed)]
    put_in: Counter[str] = Counter()
    for drafted, signed in changed:
        put_in += _forms(signed) - _forms(drafted)
    return _style([signed for _, signed in changed], put_in)


def _changed(draft: Note, signed: Note) -> Iterator[tuple[str, str]]:
    """Drafted and signed words of each sentence that a person worded; drafted is "" for an added one."""
    for pair in compare(draft, signed):
        if pair.after is not None and {"reworded", "added"} & set(pair.kinds):
            yield pair.before.statement.text if pair.before else "", pair.after.statement.text


def _lines(note: str) -> list[str]:
    lines = [clean(raw) for raw in note.splitlines()]
    return [line for line in lines if len(line.split()) > HEADING or re.search(r"[.!?]$|:\s+\S", line)]


def _style(lines: list[str], forms: Counter[str]) -> Style:
    sentences = [s for line in lines for s in split_sentences(line)]
    habits = _habits(lines, sentences) if len(sentences) >= style_rules().few_sentences else Style()
    shortened, spelled_out = _abbreviations(forms)
    update = {"preferred": _preferred(forms), "shortened": shortened, "spelled_out": spelled_out}
    return habits.model_copy(update=update)


def _habits(lines: list[str], sentences: list[str]) -> Style:
    mean = sum(len(s.split()) for s in sentences) / len(sentences)
    return Style(
        sentence_words=round(min(60.0, max(1.0, mean)), 1),
        tense=_tense(sentences),
        subject=_subject(sentences),
        voice=_voice(sentences),
        labels=_labels(lines),
    )


def _tense(sentences: list[str]) -> Tense | None:
    words = Counter(re.findall(r"[a-z]+", " ".join(sentences).lower()))
    past = sum(words[verb] for verb in style_rules().past)
    present = sum(words[verb] for verb in style_rules().present)
    if _habit(past, past + present):
        return "past"
    return "present" if _habit(present, past + present) else None


def _subject(sentences: list[str]) -> Subject | None:
    rules = style_rules()
    begins: dict[Subject, list[str]] = {
        "patient": rules.patient,
        "pronoun": rules.pronoun,
        "omitted": rules.omitted,
    }
    counts: dict[Subject, int] = {
        kind: sum(_begins(sentence, heads) for sentence in sentences) for kind, heads in begins.items()
    }
    return next((kind for kind, uses in counts.items() if _habit(uses, sum(counts.values()))), None)


def _begins(sentence: str, heads: list[str]) -> bool:
    return re.match(rf"(?:{'|'.join(heads)})\b", sentence.lower()) is not None


def _voice(sentences: list[str]) -> Voice | None:
    first = re.compile(rf"\b(?:{'|'.join(style_rules().first)})\b", re.I)
    own = [re.sub(r"[\"“][^\"”]*[\"”]", "", s) for s in sentences]  # quoted words are the patient's
    share = sum(first.search(s) is not None for s in own) / len(own)
    if share >= style_rules().first_person:
        return "first"
    return "impersonal" if share <= style_rules().impersonal else None


def _labels(lines: list[str]) -> Labels | None:
    share = sum(LABEL.match(line) is not None for line in lines) / len(lines)
    if share >= style_rules().labelled:
        return "labelled"
    return "plain" if share <= style_rules().unlabelled else None


def _habit(uses: int, of: int) -> bool:
    return of >= style_rules().few_uses and uses / of >= style_rules().share


def _preferred(forms: Counter[str]) -> tuple[Preference, ...]:
    found: list[Preference] = []
    for group in style_rules().wordings:
        best = max(group, key=lambda wording: forms[wording])
        if _chosen(forms[best], sum(forms[wording] for wording in group)):
            found += [Preference(write=best, instead_of=other) for other in group if other != best]
    return tuple(found)


def _abbreviations(forms: Counter[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Short forms that are used, and those whose long form is."""
    shorts: dict[str, list[str]] = {}
    for short, long in abbreviations().abbreviations.items():
        shorts.setdefault(long, []).append(short)
    used: list[str] = []
    avoided: list[str] = []
    for long, group in shorts.items():
        best = max(group, key=lambda short: forms[short])
        short_uses = sum(forms[short] for short in group)
        if _chosen(short_uses, short_uses + forms[long]):
            used.append(best)
        elif _chosen(forms[long], short_uses + forms[long]):
            avoided.append(best)
    return tuple(used), tuple(avoided)


def _chosen(uses: int, of: int) -> bool:
    return uses >= style_rules().few_terms and uses / of >= style_rules().share


def _forms(text: str) -> Counter[str]:
    """How often each wording, short form and long form of our vocabulary stands in a text."""
    exact, free, spelling = _patterns()
    found = Counter(match.group(0) for match in exact.finditer(text))
    return found + Counter(spelling[match.group(0).lower()] for match in free.finditer(text))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    known = abbreviations()
    wordings = [wording for group in style_rules().wordings for wording in group]
    free = {*wordings, *known.abbreviations.values(), *known.abbreviations} - known.exact
    return _any_of(known.exact), _any_of(free, re.I), {form.lower(): form for form in free}


def _any_of(forms: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])", flags)

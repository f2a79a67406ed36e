"""How far apart two texts are: the Levenshtein distance over words, as a share of the longer text."""

import numpy as np


def word_distance(before: str, after: str) -> float:
    """0.0 for the same words in the same order, 1.0 when no word can stay.

    d / max(m, n), where d is the least number of words to insert, delete or replace to turn one text
    of m words into the other of n (Levenshtein 1966); 0.0 when both are empty. Words are split at white
    space; capitals and punctuation count, as a reader would see them.
    """
    old, new = before.split(), after.split()
    if not old or not new:
        return float(bool(old or new))
    return _levenshtein(old, new) / max(len(old), len(new))


def _levenshtein(old: list[str], new: list[str]) -> int:
    """One row of the table at a time. Inserting along a row is a running minimum, so it needs no loop."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys([*old, *new]))}
    wanted = np.array([numbers[word] for word in new])
    steps = np.arange(len(new) + 1)
    row = steps.copy()
    for at, word in enumerate(old, start=1):
        replaced = row[:-1] + (wanted != numbers[word])
        best = np.concatenate(([at], np.minimum(row[1:] + 1, replaced)))
        row = np.minimum.accumulate(best - steps) + steps
    return int(row[-1])

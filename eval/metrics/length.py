"""How long a text is beside the text a person wrote."""

WITHIN = (0.7, 1.3)
"""A note of less than 0.7 of the reference leaves things out; above 1.3 it is not read to the end."""


def words(text: str) -> int:
    """Number of words, separated by white space; headings count."""
    return len(text.split())


def length_ratio(candidate: str, reference: str) -> float | None:
    """Words of the candidate for each word of the reference; None when there is no reference."""
    return words(candidate) / words(reference) if words(reference) else None


def within(ratio: float | None) -> float | None:
    """1.0 when the ratio lies in WITHIN, else 0.0; None stays None."""
    if ratio is None:
        return None
    return 1.0 if WITHIN[0] <= ratio <= WITHIN[1] else 0.0

"""Words that name a complaint, a finding or a disease."""

import pytest

from assistant.grounding.diseases import diseases


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She has a cough.", {"cough"}),
        ("Biopsy shows melanoma.", {"melanoma"}),
        ("He has neuropathy.", {"neuropath"}),
        ("She lives with her mother.", set()),
    ],
)
def test_diseases(text: str, wanted: set[str]) -> None:
    assert diseases(text) == wanted

import pytest

from assistant.grounding.terms import terms
from assistant.notes.style_rules import abbreviations, style_rules


@pytest.mark.parametrize("group", style_rules().wordings, ids=lambda group: str(group[0]))
def test_wordings_of_a_group_are_one_term_of_the_vocabulary(group: list[str]) -> None:
    assert len({tuple(terms(wording)) for wording in group}) == 1


def test_no_wording_is_in_two_groups_and_none_is_also_an_abbreviation() -> None:
    known = abbreviations().abbreviations
    forms = [wording for group in style_rules().wordings for wording in group] + list(known)
    assert len({form.lower() for form in forms}) == len(forms)


def test_a_verb_has_one_tense() -> None:
    assert not set(style_rules().past) & set(style_rules().present)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("HTN", "hypertension", True),
        ("Hypertension", "htn", True),
        ("HTN", "hyperlipidemia", False),
        ("HTN", "HTN", False),
    ],
)
def test_short_and_long_forms(one: str, other: str, same: bool) -> None:
    assert abbreviations().same(one, other) is same

from pathlib import Path

import pytest

from assistant.errors import InputRefused, ProvenoteError
from assistant.safety import emergency_numbers as module
from assistant.safety.emergency_numbers import emergency_number, emergency_numbers
from assistant.settings import Settings

KNOWN = [
    ("US", "911", "North America"),
    ("GB", "999", "United Kingdom"),
    ("DE", "112", "European Union"),
    ("IN", "108", "the ambulance, not the police"),
    ("BR", "192", "the ambulance"),
    ("FR", "15", "two digits"),
    ("AU", "000", "zeros are digits"),
    ("NO", "113", "Norway, not YAML's false"),
]


@pytest.mark.parametrize(("country", "number", "reason"), KNOWN)
def test_numbers(country: str, number: str, reason: str) -> None:
    assert emergency_number(country).number == number, reason


def test_every_country_is_there_once_and_no_number_is_repeated_beside_itself() -> None:
    known = emergency_numbers()
    assert len({entry.country for entry in known.values()}) == len(known)
    assert all(entry.number not in entry.also for entry in known.values())


def test_an_unknown_country_is_refused_and_never_guessed() -> None:
    with pytest.raises(InputRefused, match="PROVENOTE_EMERGENCY_COUNTRY"):
        emergency_number("XX")


def test_the_default_country_is_known() -> None:
    assert emergency_number(Settings.model_fields["emergency_country"].default).number == "911"


BROKEN = [
    ('US: {country: A, number: "911", colour: red}', "unknown key"),
    ("US: {country: A, number: 911}", "a number loses its zeros"),
    ('usa: {country: A, number: "911"}', "not a country code"),
    ('US: {country: A, number: "call"}', "nothing to dial"),
    ("US: [", "not YAML"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN, ids=[row[1] for row in BROKEN])
def test_a_broken_list_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    file = tmp_path / module.FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    emergency_numbers.cache_clear()
    with pytest.raises(ProvenoteError, match=r"emergency_numbers\.yaml"):
        emergency_numbers()
    monkeypatch.undo()
    emergency_numbers.cache_clear()

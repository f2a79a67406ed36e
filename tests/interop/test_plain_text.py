import pytest

from assistant.encounter import Handout
from assistant.errors import InputRefused
from assistant.interop.documents import export_handout, spoken_handout
from assistant.interop.export_options import ExportOptions
from assistant.interop.plain_text import MORE

TITLES = ["CALL 911 RIGHT AWAY IF", "WHY YOU CAME", "WHAT WE DECIDED", "YOUR MEDICINES", "WHEN TO GET HELP"]


def text(handout: Handout, limit: int | None = None) -> str:
    return export_handout(handout, "txt", "Your visit", options=ExportOptions(limit=limit)).decode()


def test_without_a_limit_everything_is_there_in_order(full: Handout) -> None:
    whole = text(full)
    places = [whole.find(title) for title in TITLES]
    assert -1 not in places and places == sorted(places)
    assert "- Losartan. How much: 1 tablet of 50 mg; What changes: New\n" in whole
    assert MORE not in whole
    assert text(full, limit=len(whole)) == whole  # it just fits


@pytest.mark.parametrize("missing", range(1, 146, 7))
def test_a_message_is_never_longer_and_says_when_it_is_not_all(full: Handout, missing: int) -> None:
    whole = text(full)
    limit = len(whole) - missing
    message = text(full, limit)
    assert len(message) <= limit
    assert message.rstrip("\n").splitlines()[-1] == MORE
    assert "You cannot breathe." in message and "1 tablet of 50 mg" in message
    assert "checked and approved by" in message
    for section in full.sections:
        # A section is there whole, with its title, or not at all.
        parts = [section.title.upper(), *(s.text for s in section.sentences)]
        assert len({part in message for part in parts}) == 1


def test_what_a_patient_has_to_do_is_kept_before_what_was_found(full: Handout) -> None:
    message = text(full, limit=len(text(full)) - 10)
    assert "Call us if you feel dizzy" in message
    assert "When should the cough be gone?" not in message or "dry cough for three weeks" not in message


def test_a_message_too_short_for_the_urgent_part_and_the_medicines_is_refused(full: Handout) -> None:
    with pytest.raises(InputRefused, match="urgent"):
        text(full, limit=160)


def test_what_is_read_aloud_has_all_sentences_and_no_hash(full: Handout) -> None:
    spoken = spoken_handout(full, "Your visit")
    for section in full.sections:
        assert all(sentence.text in spoken for sentence in section.sentences)
    assert "1 tablet of 50 mg" in spoken and "checked and approved by" in spoken
    assert full.sha256()[:12] not in spoken
    assert "\n- " not in spoken

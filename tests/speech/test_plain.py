"""Typed transcripts: labels, continuation, JSON, and everything that is refused."""

import json

import pytest

from assistant.encounter import FORMAT, Transcript, Utterance
from assistant.errors import InputRefused
from assistant.speech.plain import parse_transcript, speaker_of, tidy


def pairs(text: str | bytes) -> list[tuple[str, str]]:
    return [(u.speaker, u.text) for u in parse_transcript(text).utterances]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[doctor] Hi.\n[patient] Hello.", [("clinician", "Hi."), ("patient", "Hello.")]),
        ("Doctor: Hi.\nPatient: Hello.", [("clinician", "Hi."), ("patient", "Hello.")]),
        ("\ufeffDR: Hi.\r\n\r\nPt: Hello.\r\n", [("clinician", "Hi."), ("patient", "Hello.")]),
        ("Doctor: Hi.\nHow are you?", [("clinician", "Hi. How are you?")]),  # a line goes on
        ("[doctor]\nHi.", [("clinician", "Hi.")]),  # the label stands alone
        ("Clinic, Monday\nDoctor: Hi.", [("unknown", "Clinic, Monday"), ("clinician", "Hi.")]),
        ("[daughter] He fell.", [("other", "He fell.")]),  # somebody else in the room
        ("Dr. Lee: Hi.\nMrs. Lee: Hello.", [("clinician", "Hi."), ("other", "Hello.")]),
        ("[doctor] Plan: rest.", [("clinician", "Plan: rest.")]),  # a colon in speech is no label
        (
            "Doctor: Fine.\nBlood pressure: 130 over 80.",
            [("clinician", "Fine. Blood pressure: 130 over 80.")],
        ),
        (
            "What brings you in?\nMy knee hurts",
            [("clinician", "What brings you in?"), ("patient", "My knee hurts")],
        ),
    ],
)
def test_lines(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected
    assert pairs(text.encode()) == expected


def test_utterances_are_numbered_and_untimed() -> None:
    found = parse_transcript("[doctor] Hi.\n[patient] Hello.")
    assert [(u.id, u.start, u.end) for u in found.utterances] == [(1, 0.0, 0.0), (2, 0.0, 0.0)]
    assert found.duration == 0.0


def test_the_label_of_another_speaker_is_kept() -> None:
    found = parse_transcript("[doctor] Hi.\n[guest_family] He fell.")
    assert found.provenance["labels"] == {"2": "guest_family"}


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Physician", "clinician"),
        ("dr smith", "clinician"),
        ("PATIENT", "patient"),
        ("nurse", "other"),
        ("drummer", "other"),
        ("", "unknown"),
    ],
)
def test_labels(label: str, speaker: str) -> None:
    assert speaker_of(label) == speaker


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("hi , brian . how are you ?", "hi, brian. how are you?"),
        ("i do n't think it 's bad", "i don't think it's bad"),
        ("it is .5 mg", "it is .5 mg"),  # a number, not a full stop
        ("a   b", "a b"),
        ("as it is.", "as it is."),
    ],
)
def test_tidy_moves_marks_and_no_words(text: str, clean: str) -> None:
    assert tidy(text) == clean
    assert tidy(text).replace(" ", "") == text.replace(" ", "")


def test_json_of_a_transcript_comes_back_as_it_was() -> None:
    stored = Transcript(
        utterances=[Utterance(id=4, speaker="patient", start=1.5, end=2.0, text="My knee , ouch")]
    )
    assert parse_transcript(stored.model_dump_json().encode()) == stored


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"[doctor]\n[patient]", "no words"),
        (b"\xff\xe9\x81 doctor", "UTF-8"),
        (b"doctor\x00\x00\x01", "not a text file"),
        (b'{"utterances": [', "damaged"),
        (b'{"utterances": []}', "empty"),
        (json.dumps({"version": FORMAT + 1, "new": []}).encode(), "newer Provenote"),
        (b'{"sections": []}', "not a transcript"),
        (b'{"utterances": [{"id": 1, "text": "a"}, {"id": 1, "text": "b"}]}', "same id"),
    ],
)
def test_refused_with_one_plain_sentence_and_none_of_the_text(data: bytes, said: str) -> None:
    with pytest.raises(InputRefused, match=said) as refusal:
        parse_transcript(data)
    assert "\n" not in str(refusal.value)


def test_a_refusal_never_quotes_the_transcript() -> None:
    with pytest.raises(InputRefused) as refusal:
        parse_transcript('{"utterances": [{"id": "secret", "text": "my secret"}]}')
    assert "secret" not in str(refusal.value)

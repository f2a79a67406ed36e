import json

import pytest

from assistant.encounter import Document, Handout, Note, Transcript, Utterance
from assistant.errors import InputRefused
from assistant.records.exchange import read_document

SECRET = "Zebra"


def test_what_provenote_wrote_is_read_again() -> None:
    transcript = Transcript(utterances=[Utterance(id=1, text="µ ≥ é")])
    data = transcript.model_dump_json().encode()
    assert read_document(data, Transcript) == transcript
    assert read_document(b"\xef\xbb\xbf" + data, Transcript) == transcript


@pytest.mark.parametrize(
    ("data", "model", "message"),
    [
        (b"Zebra \xff\xfe", Note, "not UTF-8"),
        ("Zebra é".encode("latin-1"), Note, "not UTF-8"),
        (b"", Note, "not JSON"),
        (b"Zebra", Note, "not JSON"),
        (b'{"sections": [{"title": "Zebra"', Note, "cut off"),
        (b"[" * 200_000, Note, "not JSON"),  # nested deeper than the parser goes
        (b'["Zebra"]', Note, "not a Provenote note"),
        (b"null", Handout, "not a Provenote handout"),
        (b"{}", Note, "not a Provenote note"),  # every field has a default, so it would pass
        (b'{"utterances": []}', Note, "not a Provenote note"),
        (b'{"sections": [{"key": "a", "title": "b", "Zebra": 1}]}', Note, "not a Provenote note"),
        (b'{"utterances": [{"id": "Zebra", "text": ""}]}', Transcript, "not a Provenote transcript"),
        (
            b'{"sections": [{"key": "a", "title": "\\ud800"}]}',
            Note,
            "not a Provenote note",
        ),  # half a character
        (b'{"version": "Zebra", "sections": []}', Note, "not a Provenote note"),
        (b'{"version": 2, "sections": [], "Zebra": 1}', Note, "newer Provenote: update"),
        (b'{"version": 1e300, "utterances": []}', Transcript, "newer Provenote: update"),
    ],
)
def test_each_bad_file_gives_one_sentence_without_its_content(
    data: bytes, model: type[Document], message: str
) -> None:
    with pytest.raises(InputRefused, match=message) as caught:
        read_document(data, model)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)
    # Not in a logged traceback either.
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_a_version_that_is_known_is_read() -> None:
    assert read_document(json.dumps({"version": 1, "sections": []}).encode(), Note) == Note()

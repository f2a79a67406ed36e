"""A decision and its audit row are stored together or not at all."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.encounter import Note
from assistant.errors import StorageFailed
from assistant.records import audit
from assistant.records.store import Records


def test_a_decision_is_in_the_trail_with_the_version_it_made(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", note)
    version = records.decide(visit, "note", note, "Dr Ada", "overrule", {"statement": "s1"})
    entry = records.audit_log(visit)[-1]
    assert (entry.action, entry.actor) == ("overrule", "Dr Ada")
    assert entry.detail == {"statement": "s1", "version": version} and version == 2
    assert records.verify_audit().intact


def test_no_audit_row_no_decision(records: Records, note: Note, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = records.create("Cough").id

    def refuse(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    append: Callable[..., None] = audit.append
    monkeypatch.setattr(audit, "append", refuse)
    with pytest.raises(StorageFailed):
        records.decide(visit, "note", note, "Dr Ada", "overrule", {})
    monkeypatch.setattr(audit, "append", append)
    assert records.load(visit).note is None

import sqlite3
from pathlib import Path

import pytest

from assistant.records.audit import AuditCheck
from assistant.records.store import Records


def edit(tmp_path: Path, *statements: str) -> None:
    """Change the file behind Provenote's back, its guards removed first."""
    with sqlite3.connect(tmp_path / "records.db") as connection:
        for guard in ("audit_is_not_changed", "audit_is_not_deleted"):
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_an_untouched_trail_holds(records: Records) -> None:
    assert records.verify_audit() == AuditCheck(True, 0)
    for number in range(3):
        records.audit("edit", "", "Ada", {"number": number})
    assert records.verify_audit() == AuditCheck(True, 3)
    assert [entry.detail["number"] for entry in records.audit_log()] == [0, 1, 2]


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET actor = 'Eve' WHERE id = 2", 2),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 3", 3),
        ("UPDATE audit SET detail = '{}' WHERE id = 1", 1),
        ("DELETE FROM audit WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 3", 3),  # the end cut off
        ("DELETE FROM audit", 1),
        (
            "INSERT INTO audit (at, action, encounter, actor, detail, previous, hash) "
            "SELECT at, action, encounter, actor, detail, previous, hash FROM audit WHERE id = 3",
            4,  # an honest row repeated
        ),
    ],
)
def test_a_changed_trail_is_noticed(tmp_path: Path, records: Records, statement: str, broken_at: int) -> None:
    for number in range(3):
        records.audit("edit", "", "Ada", {"number": number})
    edit(tmp_path, statement)

    check = records.verify_audit()

    assert not check.intact
    assert check.broken_at == broken_at


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET actor = 'Eve'", "DELETE FROM audit", "UPDATE documents SET json = '{}'"],
)
def test_the_database_itself_refuses_changes(
    tmp_path: Path, records: Records, note: object, statement: str
) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", note)  # type: ignore[arg-type]
    connection = sqlite3.connect(tmp_path / "records.db")
    with pytest.raises(sqlite3.IntegrityError, match="only grow"):
        connection.execute(statement)
    connection.close()

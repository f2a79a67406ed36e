import json
import subprocess
from pathlib import Path

import pytest

from assistant.encounter import (
    Encounter,
    Evidence,
    Finding,
    Note,
    Omission,
    Section,
    Statement,
    Transcript,
    Utterance,
)
from assistant.ui.components import note_pane
from assistant.ui.components.note_pane import Action, read_action
from assistant.ui.components.note_pane.data import is_flagged, pane_data

CRITICAL = Finding(rule="number", severity="critical", explanation="Not said.", repair="Take 5 mg.")
RESOLVED = CRITICAL.model_copy(update={"resolution": "Read from the label"})


@pytest.mark.parametrize(
    ("statement", "flagged", "why"),
    [
        (Statement(id="s1", text="x", verdict="supported"), False, "said and nothing found"),
        (Statement(id="s1", text="x", verdict="unsupported"), True, "never said"),
        (Statement(id="s1", text="x", verdict="supported", findings=[CRITICAL]), True, "a check objects"),
        (Statement(id="s1", text="x", verdict="contradicted", review="accepted"), False, "a person decided"),
        (Statement(id="s1", text="x", verdict="unsupported", review="edited"), False, "the person's words"),
        (
            Statement(id="s1", text="x", verdict="unsupported", review="edited", findings=[CRITICAL]),
            True,
            "the person's words, but a check objects to them",
        ),
        (Statement(id="s1", text="x", verdict="supported", findings=[RESOLVED]), False, "overruled"),
    ],
)
def test_flagged_is_what_a_person_has_still_to_look_at(statement: Statement, flagged: bool, why: str) -> None:
    assert is_flagged(statement) is flagged, why


def encounter(note: Note, end: float = 4.0) -> Encounter:
    said = Utterance(
        id=1, speaker="patient", start=0, end=end, text="I take five milligrams.", confidence=0.3
    )
    return Encounter.model_validate(
        {
            "id": "e",
            "title": "t",
            "created": "2026-01-01T00:00:00Z",
            "updated": "2026-01-01T00:00:00Z",
            "transcript": Transcript(utterances=[said]),
            "note": note,
        }
    )


NOTE = Note(
    sections=[
        Section(
            key="plan",
            title="Plan",
            statements=[
                Statement(
                    id="s1",
                    text="Take 50 mg.",
                    verdict="contradicted",
                    findings=[CRITICAL],
                    evidence=[Evidence(utterance=1, quote="five milligrams", start=1, end=3)],
                )
            ],
        ),
        Section(key="exam", title="Physical examination"),
    ],
    omissions=[Omission(kind="red_flag", utterance=1, quote="five milligrams", severity="major")],
)


def test_the_pane_gets_verdicts_as_icon_and_word() -> None:
    data = pane_data(encounter(NOTE), NOTE, "/media/x.wav", locked=False)
    statement = data["sections"][0]["items"][0]
    assert [mark["word"] for mark in statement["marks"]] == ["Contradicted"]
    assert all(mark["icon"] and mark["word"] for mark in statement["marks"])
    assert statement["reason_needed"] and statement["repair"] == "Take 5 mg."
    json.dumps(data)  # what cannot be sent as JSON would not reach the browser


def test_empty_sections_stay_and_omissions_come_last() -> None:
    sections = pane_data(encounter(NOTE), NOTE, "", locked=False)["sections"]
    assert [section["title"] for section in sections] == [
        "Plan",
        "Physical examination",
        "Said, but not in the note",
    ]
    assert sections[1]["items"] == []
    assert sections[2]["items"][0]["text"] == "Red flag: “five milligrams”"
    assert sections[2]["items"][0]["evidence"][0]["end"] == 4.0


def test_a_typed_transcript_has_no_times_and_doubt_is_marked() -> None:
    data = pane_data(encounter(NOTE, end=0), NOTE, "", locked=False)
    assert data["timed"] is False
    assert data["utterances"][0]["unsure"] is True


@pytest.mark.parametrize(
    ("raw", "action"),
    [
        ({"kind": "edit", "id": "s1", "text": "New."}, Action("edit", "s1", "New.")),
        ({"kind": "remove", "id": "s1"}, Action("remove", "s1")),
        ({"kind": "sign", "id": "s1"}, None),
        ({"kind": "edit", "id": 3, "text": "x"}, None),
        ({"kind": "edit", "id": "s1", "text": ["x"]}, None),
        ("edit", None),
        (None, None),
    ],
)
def test_only_known_decisions_come_back_from_the_browser(raw: object, action: Action | None) -> None:
    assert read_action(raw) == action


def test_the_script_is_valid_and_never_writes_markup(tmp_path: Path) -> None:
    driver = pytest.importorskip("playwright._impl._driver")
    script = note_pane.script()
    assert "innerHTML" not in script and "insertAdjacentHTML" not in script
    file = tmp_path / "pane.mjs"
    file.write_text(script, encoding="utf-8")
    node = driver.compute_driver_executable()[0]
    done = subprocess.run([node, "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

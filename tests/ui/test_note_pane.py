import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from assistant.encounter import (
    Change,
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
from assistant.ui.components.note_pane.data import pane_data

CRITICAL = Finding(
    rule="number", severity="critical", explanation="Not said.", span="50 mg", repair="Take 5 mg."
)
RESOLVED = CRITICAL.model_copy(update={"resolution": "Read from the label"})


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
    assert statement["reason_needed"] and statement["findings"][0]["repair"] == "Take 5 mg."
    assert statement["spans"] == ["50 mg"]
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


def with_findings(*findings: Finding, **statement: object) -> Note:
    note = NOTE.model_copy(deep=True)
    target = note.statements()[0]
    changed = target.model_copy(update={"findings": list(findings), **statement})
    note.sections[0].statements = [changed]
    return note


def row(note: Note) -> dict[str, Any]:
    return pane_data(encounter(note), note, "", locked=False)["sections"][0]["items"][0]  # type: ignore[no-any-return]


def test_what_was_said_instead_comes_with_its_words_and_times() -> None:
    finding = row(with_findings(CRITICAL.model_copy(update={"utterance": 1})))["findings"][0]
    assert finding["against"] == {"utterance": 1, "quote": "I take five milligrams.", "start": 0, "end": 4.0}
    assert row(with_findings(CRITICAL))["findings"][0]["against"] is None
    gone = CRITICAL.model_copy(update={"utterance": 99})
    assert row(with_findings(gone))["findings"][0]["against"] is None


@pytest.mark.parametrize(
    ("findings", "review", "marks", "why"),
    [
        ([CRITICAL], "open", ["Contradicted"], "open"),
        ([RESOLVED], "open", ["Contradicted", "Kept by you"], "each finding overruled"),
        ([CRITICAL, RESOLVED], "open", ["Contradicted"], "one is still open"),
        ([RESOLVED], "edited", ["Contradicted", "Edited by you", "Kept by you"], "edited, then kept"),
        ([], "accepted", ["Contradicted", "Kept by you"], "accepted as a whole"),
        ([CRITICAL.model_copy(update={"resolution": "evidence added"})], "open", ["Contradicted"],
         "shown where it is said, which is no keeping against a check"),
    ],
)  # fmt: skip
def test_the_marks_say_what_a_person_did(
    findings: list[Finding], review: str, marks: list[str], why: str
) -> None:
    found = row(with_findings(*findings, review=review))["marks"]
    assert [mark["word"] for mark in found] == marks, why


def test_an_overruled_finding_asks_nothing_more() -> None:
    statement = row(with_findings(RESOLVED))
    assert not statement["keepable"] and not statement["reason_needed"] and statement["spans"] == []
    assert statement["findings"][0]["resolution"] == "Kept by you: Read from the label"


def test_the_list_of_what_is_open_has_the_most_severe_first() -> None:
    minor = CRITICAL.model_copy(update={"severity": "minor", "explanation": "A hint."})
    note = with_findings(minor, CRITICAL, RESOLVED)
    data = pane_data(encounter(note), note, "", locked=False)
    assert [(point["id"], point["mark"]["word"]) for point in data["open"]] == [
        ("s1", "Critical"),
        ("omission-0", "Important"),
        ("s1", "Minor"),
    ]
    assert data["to_check"] == 2, "one sentence and one omission"


def test_an_omission_can_be_added_where_it_belongs() -> None:
    note = NOTE.model_copy(deep=True)
    note.omissions = [
        Omission(
            kind="dose", utterance=1, quote="five", severity="critical", section="plan", text="Take 5 mg."
        ),
        Omission(kind="dose", utterance=1, quote="five", severity="minor", section="gone", text="Take 5 mg."),
        Omission(kind="dose", utterance=1, quote="five", severity="major", resolution="Of her sister."),
        Omission(kind="dose", utterance=1, quote="five", severity="major", resolution="added"),
    ]
    shown = pane_data(encounter(note), note, "", locked=False)["sections"][-1]["items"]
    assert [item["number"] for item in shown] == [0, 2, 3, 1], "decided ones after open ones, small ones last"
    items = sorted(shown, key=lambda item: int(item["number"]))
    assert [(i["number"], i["section"], i["suggestion"], i["open"]) for i in items[:2]] == [
        (0, "plan", "Take 5 mg.", True),
        (1, "", "Take 5 mg.", True),
    ]
    assert (items[0]["reason_needed"], items[1]["reason_needed"]) == (True, False)
    assert items[2]["note"] == "Left out by you: Of her sister." and not items[2]["open"]
    assert [mark["word"] for mark in items[3]["marks"]] == ["Added by you"]
    assert [item["flagged"] for item in items] == [True, False, False, False]


def test_changes_before_anybody_saw_the_draft_are_told() -> None:
    change = Change(
        kind="removed",
        section="plan",
        before="Take 50 mg.",
        rule="number",
        reason="Nobody said 50 mg.",
        statement="s9",
    )
    note = NOTE.model_copy(update={"changes": [change]})
    (told,) = pane_data(encounter(note), note, "", locked=False)["changes"]
    assert told == {
        "title": "Taken out · Plan",
        "before": "Take 50 mg.",
        "after": "",
        "reason": "Nobody said 50 mg.",
        "number": 0,
        "id": "s9",
        "undo": "Put back",
        "undone": "",
    }


def test_a_change_that_was_put_back_says_so_and_offers_nothing() -> None:
    change = Change(
        kind="removed", section="plan", before="Take 50 mg.", rule="number", reason="…", statement="s1"
    )
    note = NOTE.model_copy(update={"changes": [change]})
    (told,) = pane_data(encounter(note), note, "", locked=False)["changes"]
    assert (told["undo"], told["undone"]) == ("", "It stands in the note again.")


def small(*resolutions: str) -> dict[str, Any]:
    note = NOTE.model_copy(deep=True)
    note.omissions += [
        Omission(kind="habit", utterance=1, quote="…", severity="minor", resolution=r) for r in resolutions
    ]
    section = pane_data(encounter(note), note, "", locked=False)["sections"][-1]
    assert isinstance(section, dict)
    return section


LEAVE = "Leave all of these out"
FOLDS = [
    ([], None, "nothing small"),
    ([""], {"title": "1 smaller thing that was said", "leave": LEAVE}, "one"),
    (["", "", "accepted"], {"title": "2 smaller things that were said", "leave": LEAVE}, "open ones count"),
    (["accepted"], {"title": "1 smaller thing that was said, left out", "leave": ""}, "all are decided"),
    (["added"], None, "what was added is not small any more"),
]  # fmt: skip


@pytest.mark.parametrize(("resolutions", "fold", "why"), FOLDS, ids=[row[-1] for row in FOLDS])
def test_minor_omissions_are_folded(resolutions: list[str], fold: object, why: str) -> None:
    assert small(*resolutions)["fold"] == fold


def test_what_is_serious_is_never_folded_and_comes_first() -> None:
    items = small("", "accepted")["items"]
    assert [item["folded"] for item in items] == [False, True, True]
    assert [item["open"] for item in items] == [True, True, False]


def test_a_typed_transcript_has_no_times_and_doubt_is_marked() -> None:
    data = pane_data(encounter(NOTE, end=0), NOTE, "", locked=False)
    assert data["timed"] is False
    assert data["utterances"][0]["unsure"] is True


@pytest.mark.parametrize(
    ("raw", "action"),
    [
        ({"kind": "edit", "id": "s1", "text": "New."}, Action("edit", "s1", "New.")),
        ({"kind": "remove", "id": "s1"}, Action("remove", "s1")),
        (
            {"kind": "overrule", "id": "s1", "text": "Known.", "number": 2},
            Action("overrule", "s1", "Known.", 2),
        ),
        ({"kind": "evidence", "id": "s1", "number": 4.0}, Action("evidence", "s1", "", 4)),
        (
            {"kind": "add_omission", "id": "omission-0", "number": 0, "section": "plan"},
            Action("add_omission", "omission-0", "", 0, "plan"),
        ),
        ({"kind": "put_back", "id": "s9", "number": 1}, Action("put_back", "s9", "", 1)),
        ({"kind": "leave_minor", "id": ""}, Action("leave_minor", "")),
        ({"kind": "evidence", "id": "s1", "number": 4.5}, None),
        ({"kind": "evidence", "id": "s1", "number": "4"}, None),
        ({"kind": "evidence", "id": "s1", "number": True}, None),
        ({"kind": "add_omission", "id": "s1", "section": 3}, None),
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

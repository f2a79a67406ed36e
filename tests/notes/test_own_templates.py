from pathlib import Path

import pytest

from assistant.errors import InputRefused, StorageFailed
from assistant.notes.own_rules import own_rules
from assistant.notes.own_templates import (
    OwnSection,
    assembled,
    delete_template,
    faults,
    name_of,
    own_names,
    save_template,
)
from assistant.notes.parts import PARTS
from assistant.notes.template import built_in_names, load_template

VISIT = load_template("visit")
COPIES = [OwnSection.of(section) for section in VISIT.sections]
ALL = OwnSection(title="Everything", parts=PARTS, shape="lines", instruction="Tell what was said.")


@pytest.mark.parametrize("name", built_in_names())
def test_a_saved_copy_asks_for_the_same(name: str, tmp_path: Path) -> None:
    template = load_template(name)
    copies = [OwnSection.of(section) for section in template.sections]
    assert faults("My copy", copies, tmp_path) == []
    save_template(assembled("My copy", template.description, copies), tmp_path)
    copy = load_template("my-copy", tmp_path)
    assert copy.label == "My copy"
    for ours, theirs in zip(copy.sections, template.sections, strict=True):
        assert ours.instruction.split() == theirs.instruction.split()
        assert ours.model_copy(update={"instruction": theirs.instruction}) == theirs


def test_order_and_titles_are_the_clinicians(tmp_path: Path) -> None:
    sections = [COPIES[3].model_copy(update={"title": "  My   plan "}), *COPIES[:3]]
    save_template(assembled("Plan first", "", sections), tmp_path)
    made = load_template("plan-first", tmp_path)
    assert [s.title for s in made.sections] == ["My plan", *(s.title for s in VISIT.sections[:3])]
    assert made.sections[0].key == "plan", "what belongs to a section is still found by its key"


def test_a_changed_instruction_is_asked_of_every_window() -> None:
    changed = COPIES[0].model_copy(update={"instruction": "Tell the history in three sentences."})
    made = assembled("Mine", "", [changed, *COPIES[1:]])
    assert VISIT.sections[0].go_on and made.sections[0].go_on == ""
    assert made.sections[0].max_tokens == VISIT.sections[0].max_tokens


def test_a_new_section_gets_its_limits_from_its_shape() -> None:
    section = assembled("Mine", "", [ALL]).sections[0]
    assert section.key == "everything"
    assert section.max_tokens == own_rules().shapes["lines"].max_tokens
    assert section.excerpt == own_rules().otherwise


def test_other_parts_are_named_otherwise_to_the_model() -> None:
    moved = COPIES[0].model_copy(update={"parts": ("plan",)})
    made = assembled("Mine", "", [moved, ALL]).sections[0]
    assert made.excerpt == VISIT.sections[3].excerpt


def test_sections_of_the_same_origin_have_keys_of_their_own() -> None:
    twice = [*COPIES, COPIES[3].model_copy(update={"title": "Plan for the patient"})]
    made = assembled("Mine", "", twice)
    assert [s.key for s in made.sections][-2:] == ["plan", "plan-2"]


FAULTS: list[tuple[str, list[OwnSection], str, str]] = [
    ("", [ALL], "Give the template a name", "no name"),
    ("!?", [ALL], "Give the template a name", "a name without a letter"),
    ("Visit", [ALL], "built-in", "a built-in template's name"),
    ("H P", [ALL], "", "another name than a built-in one's"),
    ("Mine", [], "1 to", "no section"),
    ("Mine", [ALL] * 16, "1 to", "too many sections"),
    ("Mine", [ALL, ALL], "Two sections are called", "one title twice"),
    ("Mine", [ALL.model_copy(update={"title": " "})], "Section 1: give it a title", "no title"),
    ("Mine", [ALL, COPIES[0].model_copy(update={"parts": ()})], "Section 2: choose what", "reads nothing"),
    ("Mine", [ALL.model_copy(update={"instruction": ""})], "write an instruction", "no instruction"),
    ("Mine", [ALL.model_copy(update={"instruction": "x" * 9999})], "write an instruction", "a long one"),
    ("Mine", COPIES[:3], "No section is written from: Assessment and plan", "the plan would be lost"),
    ("Mine", [ALL], "", "all is well"),
]


@pytest.mark.parametrize(("label", "sections", "said", "reason"), FAULTS, ids=[row[3] for row in FAULTS])
def test_faults(label: str, sections: list[OwnSection], said: str, reason: str, tmp_path: Path) -> None:
    found = faults(label, sections, tmp_path)
    assert [said in fault for fault in found] == ([True] if said else [])


def test_a_name_is_given_once(tmp_path: Path) -> None:
    save_template(assembled("Mine", "", [ALL]), tmp_path)
    assert "already" in faults("mine", [ALL], tmp_path)[0]
    assert faults("mine", [ALL], tmp_path, replaces="mine") == []
    with pytest.raises(InputRefused, match="already"):
        save_template(assembled("Mine", "", [ALL]), tmp_path)


def test_a_built_in_name_is_never_written(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="built-in"):
        save_template(VISIT, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_renamed_template_leaves_its_old_name(tmp_path: Path) -> None:
    save_template(assembled("Mine", "", [ALL]), tmp_path)
    save_template(assembled("Yours", "", [ALL]), tmp_path, replaces="mine")
    assert own_names(tmp_path) == ["yours"]


def test_deleting(tmp_path: Path) -> None:
    save_template(assembled("Mine", "", [ALL]), tmp_path)
    delete_template("mine", tmp_path)
    assert own_names(tmp_path) == []
    for name in ("mine", "visit", "../mine"):
        with pytest.raises(InputRefused):
            delete_template(name, tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed):
        save_template(assembled("Mine", "", [ALL]), tmp_path / "file")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("My clinic note", "my-clinic-note"),
        ("../../etc/passwd", "etc-passwd"),
        ("Zürich", "z-rich"),
        ("x" * 99, "x" * 40),
        ("…", ""),
    ],
)
def test_names_of_files(label: str, name: str) -> None:
    assert name_of(label) == name


def test_what_a_clinician_writes_is_no_template_language(tmp_path: Path) -> None:
    odd = ALL.model_copy(update={"instruction": "Tell {{ transcript }} & {% if %}: [x]\n\n- a: b"})
    save_template(assembled("Odd: *yes*", "&anchor", [odd]), tmp_path)
    assert load_template("odd-yes", tmp_path).sections[0].instruction == odd.instruction

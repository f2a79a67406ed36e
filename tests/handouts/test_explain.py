import re

import httpx
import pytest

from assistant.encounter import Handout, Note
from assistant.errors import Cancelled, ModelUnavailable
from assistant.handouts.explain import explain
from assistant.progress import Cancel, Progress, Report, silent
from tests.fakes import FakeChat, Reports
from tests.handouts.conftest import MakeNote


def numbered(prompt: str) -> list[tuple[str, str]]:
    """The numbered lines of a prompt, without what to mind."""
    return [(n, re.sub(r" \[.*\]$", "", text)) for n, text in re.findall(r"^(\d+)\. (.*)$", prompt, re.M)]


def echo(prompt: str) -> str:
    return "\n".join(f"{number}. {text}" for number, text in numbered(prompt))


def make(note: Note, chat: FakeChat, grade: float = 6.0, report: Report = silent) -> Handout:
    return explain(note, chat, grade, report, Cancel())


HARD = "Hypertension | Initiate lisinopril 10 mg once daily for persistently uncontrolled hypertension."


def test_every_sentence_has_a_source_and_nothing_is_found(visit: Note) -> None:
    handout = make(visit, FakeChat(answers={"": echo}))
    ids = {statement.id for statement in visit.statements()}
    assert all(sentence.source and set(sentence.source) <= ids for sentence in handout.sentences())
    assert handout.sections[0].title == "Why you came"
    assert [f for f in handout.findings if f.rule != "reading_grade"] == []
    assert {m.name: m.change for m in handout.medicines} == {"Meloxicam": "new", "Lisinopril": "changed"}


def test_a_faithful_wording_of_the_model_is_used(make_note: MakeNote) -> None:
    answer = "1. Start lisinopril 10 mg once daily. Your high blood pressure is still not low enough."
    chat = FakeChat(
        answers={"": "1. Start lisinopril 10 mg once daily for your uncontrolled high blood pressure."}
    )
    handout = make(make_note(plan=[HARD]), chat)
    assert (
        handout.sentences()[0].text
        == "Start lisinopril 10 mg once daily for your uncontrolled high blood pressure."
    )
    assert answer not in handout.text()


UNFAITHFUL = [
    ("1. Start lisinopril once daily for your high blood pressure.", "a lost dose"),
    ("1. Start lisinopril 100 mg once daily for your high blood pressure.", "another dose"),
    ("1. Start amlodipine 10 mg once daily for your high blood pressure.", "another drug"),
    ("1. Do not start lisinopril 10 mg once daily for your high blood pressure.", "a turned negation"),
    ("1. Stop lisinopril 10 mg once daily for your high blood pressure.", "stop for start"),
    ("1. Start lisinopril 10 mg once daily for high blood pressure and drink water.", "added advice"),
    ("You are welcome!", "no numbered line"),
    ("9. Start.", "a number that was not asked"),
]


@pytest.mark.parametrize(("answer", "reason"), UNFAITHFUL)
def test_an_unfaithful_wording_is_asked_again_then_told_by_rules(
    make_note: MakeNote, answer: str, reason: str
) -> None:
    chat = FakeChat(answers={"": answer})
    handout = make(make_note(plan=[HARD]), chat)
    assert len(chat.prompts) >= 2, reason
    assert "lisinopril 10 mg once daily" in handout.text()
    assert handout.sentences()[0].text.startswith("Start lisinopril 10 mg"), reason
    assert all(finding.severity != "critical" for finding in handout.findings)


def test_a_second_wording_that_is_faithful_is_used(make_note: MakeNote) -> None:
    bad = "1. Start lisinopril for your high blood pressure."
    good = "1. Start lisinopril 10 mg once daily. It is for your uncontrolled high blood pressure."
    chat = FakeChat(answers={"": [bad, good]})
    handout = make(make_note(plan=[HARD]), chat)
    assert "It is for your uncontrolled high blood pressure." in handout.text()
    assert handout.provenance["lines_asked_again"] == 1
    assert handout.sentences()[1].source == handout.sentences()[0].source == ["s1"]


def test_a_made_up_easy_fact_is_not_used(make_note: MakeNote) -> None:
    note = make_note(results=["Colonoscopy demonstrates mild diverticulosis of the sigmoid colon."])
    chat = FakeChat(answers={"": "1. Colonoscopy shows a small hole in your tummy."})
    assert "hole" not in make(note, chat).text()


UNLIKE = [
    (
        "If oral antibiotics are not taken early, intravenous antibiotics are necessary for the infection.",
        "1. If they are not taken early, you need antibiotics through a vein for the infection.",
        "another condition",
    ),
    (
        "Physical examination demonstrates persistent inflammation of the patient's tympanic membrane.",
        "1. The doctor found that the patient's eardrum is still swollen.",
        "the reader is spoken of as of another",
    ),
]


@pytest.mark.parametrize(("statement", "answer", "reason"), UNLIKE)
def test_a_wording_that_no_fact_forbids_is_refused_too(
    make_note: MakeNote, statement: str, answer: str, reason: str
) -> None:
    handout = make(make_note(plan=[statement]), FakeChat(answers={"": answer}))
    assert handout.provenance["lines_by_model"] == 0, reason


def test_grades_before_and_after_the_gate_are_kept(make_note: MakeNote) -> None:
    chat = FakeChat(answers={"": "1. Start it."})
    kept = make(make_note(plan=[HARD]), chat).provenance
    assert kept["grade_before_gate"] < kept["grade_rules"]


def test_a_repeat_is_told_once_with_both_sources(make_note: MakeNote) -> None:
    note = make_note(plan=["We will start Lasix 20 mg daily for the swelling.", "Start Lasix 20 mg daily."])
    handout = make(note, FakeChat(answers={"": echo}))
    assert [s.source for s in handout.sentences()] == [["s1", "s2"]]
    assert all(f.severity != "critical" for f in handout.findings)


def test_a_sentence_that_the_model_says_twice_is_told_once(make_note: MakeNote) -> None:
    twice = "Start lisinopril 10 mg once daily for your uncontrolled high blood pressure."
    handout = make(make_note(plan=[HARD]), FakeChat(answers={"": f"1. {twice} {twice}"}))
    assert [s.text for s in handout.sentences()] == [twice]


def test_too_hard_is_asked_again_once_and_then_said(make_note: MakeNote) -> None:
    chat = FakeChat(answers={"": echo})
    handout = make(make_note(plan=[HARD]), chat, grade=3.0)
    assert len(chat.prompts) == 2
    assert "reading_grade" in [finding.rule for finding in handout.findings]
    assert handout.grade > 3.0


def test_an_easy_line_needs_no_model(make_note: MakeNote) -> None:
    chat = FakeChat()
    handout = make(make_note(plan=["The patient will follow up in 2 weeks."]), chat)
    assert chat.prompts == []
    assert [s.text for s in handout.sentences()] == ["You will follow up in 2 weeks."]


def test_an_empty_note_makes_an_empty_handout(make_note: MakeNote) -> None:
    chat = FakeChat()
    handout = make(make_note(plan=[], results=[]), chat)
    assert (handout.sections, handout.medicines, handout.grade, chat.prompts) == ([], [], 0.0, [])


def test_one_section_makes_one_part(make_note: MakeNote) -> None:
    handout = make(make_note(results=["X-ray of the wrist shows a fracture."]), FakeChat(answers={"": echo}))
    assert [section.title for section in handout.sections] == ["What we found"]


def test_a_cut_off_line_is_not_used(make_note: MakeNote) -> None:
    chat = FakeChat(
        answers={"": "1. Start lisinopril 10 mg once daily for uncontrolled high blood pressure"}, cut=("",)
    )
    handout = make(make_note(plan=[HARD]), chat)
    assert handout.provenance["lines_by_model"] == 0


def test_cancel_stops_between_pieces(visit: Note) -> None:
    cancel = Cancel()
    chat = FakeChat(answers={"": echo})

    def stop(progress: Progress) -> None:
        if progress.text.count("\n") and chat.prompts:
            cancel.cancel()

    with pytest.raises(Cancelled):
        explain(visit, chat, 6.0, stop, cancel)
    assert len(chat.prompts) == 1


def test_a_lost_server_is_a_plain_error(visit: Note) -> None:
    chat = FakeChat(answers={"": echo}, fail_after=0, error=httpx.ConnectError("gone"))
    with pytest.raises(ModelUnavailable, match="signed note is unchanged"):
        make(visit, chat)


def test_provenance_names_prompts_rules_and_note(visit: Note) -> None:
    handout = make(visit, FakeChat(answers={"": echo}))
    assert handout.note_sha256 == visit.sha256()
    assert set(handout.provenance["prompts"]) == {"handouts/plain", "handouts/lines", "handouts/again"}
    assert all(len(digest) == 64 for digest in handout.provenance["rules"].values())
    assert handout.provenance["grade_asked"] == 6.0


def test_progress_only_grows_and_ends_at_one(visit: Note) -> None:
    reports = Reports()
    make(visit, FakeChat(answers={"": echo}), report=reports)
    shares = [progress.done for progress in reports.seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(progress.step == "handout" for progress in reports.seen)

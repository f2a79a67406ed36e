import pytest

from assistant.encounter import Finding, Note, Section, Statement, Transcript, Utterance
from assistant.errors import Cancelled, ModelUnavailable
from assistant.notes.answer import without_loop
from assistant.notes.draft import draft
from assistant.notes.template import load_template
from assistant.progress import Cancel, Progress
from assistant.speech.plain import parse_transcript
from tests.fakes import NOTE_ANSWERS, VISIT, FakeChat, Reports

TEMPLATE = load_template("visit")


def made(chat: FakeChat, transcript: Transcript | None = None, **options: object) -> Note:
    said = transcript or parse_transcript(VISIT.encode())
    arguments = {"context_tokens": 8192, "report": Reports(), "cancel": Cancel(), **options}
    return draft(said, TEMPLATE, chat, **arguments)  # type: ignore[arg-type]


def test_sections_come_in_the_template_s_order_with_numbered_statements() -> None:
    note = made(FakeChat(answers=NOTE_ANSWERS))
    assert [s.key for s in note.sections] == [s.key for s in TEMPLATE.sections]
    assert [s.id for s in note.statements()] == [f"s{i}" for i in range(1, len(note.statements()) + 1)]
    assert note.problems() == ["Strep throat", "High blood pressure"]


def test_a_part_that_was_not_spoken_of_stays_empty_without_a_call() -> None:
    said = Transcript(
        utterances=[Utterance(id=1, speaker="patient", text="I have had a cough for two weeks.")]
    )
    chat = FakeChat(otherwise="The patient has had a cough for 2 weeks.")
    note = made(chat, said)
    assert len(chat.prompts) == 1
    assert [bool(s.statements) for s in note.sections] == [True, False, False, False]


def test_a_cut_off_answer_is_continued() -> None:
    first = FakeChat(
        answers={
            "Go on with the next sentence": "She also has a cough.",
            "history of present illness": "The patient has a fever. She also",
        },
        cut=("history of present illness",),
    )
    note = made(first)
    assert [s.text for s in note.sections[0].statements] == [
        "The patient has a fever.",
        "She also has a cough.",
    ]
    assert not note.sections[0].statements[-1].findings


def test_an_answer_that_never_ends_is_kept_and_reported() -> None:
    endless = FakeChat(
        answers={
            "history of present illness": [
                "She has a fever. One",
                "Then she has a cough. Two",
                "Then she has a rash. Three",
            ]
        },
        cut=("history of present illness",),
    )
    note = made(endless)
    assert [f.rule for f in note.sections[0].statements[-1].findings] == ["cut_off"]


def test_a_model_that_runs_in_circles_is_stopped() -> None:
    loop = "The patient has a sore throat. " + "He was taking tylenol for it. " * 40
    note = made(FakeChat(answers={"history of present illness": loop}))
    assert [s.text for s in note.sections[0].statements] == [
        "The patient has a sore throat.",
        "He was taking tylenol for it.",
    ]


LOOPS = [
    ("One sentence here. Another sentence here.", False, "no repeat"),
    ("A long sentence here. " * 2, False, "twice may be an accident"),
    ("A long sentence here. " * 3, True, "three times is a circle"),
    ("No. No. No. No.", False, "short answers repeat"),
]


@pytest.mark.parametrize(("text", "loops", "reason"), LOOPS, ids=[row[2] for row in LOOPS])
def test_circles(text: str, loops: bool, reason: str) -> None:
    assert (without_loop(text) != text) == loops


def test_a_killed_server_keeps_finished_sections_and_says_what_to_do() -> None:
    kept: list[Note] = []
    chat = FakeChat(answers=NOTE_ANSWERS, fail_after=2)
    with pytest.raises(ModelUnavailable, match="try again"):
        made(chat, keep=kept.append)
    assert [s.key for s in kept[-1].sections] == ["hpi", "exam"]
    again = FakeChat(answers=NOTE_ANSWERS)
    note = made(again, begun=kept[-1])
    assert len(again.prompts) == 2
    assert all(s.statements for s in note.sections)


def test_cancel_stops_in_the_middle_of_a_section() -> None:
    cancel = Cancel()

    def after_the_first_words(progress: Progress) -> None:
        if len(progress.text) > 40:
            cancel.cancel()

    with pytest.raises(Cancelled):
        made(FakeChat(answers=NOTE_ANSWERS), report=after_the_first_words, cancel=cancel)


def test_two_hours_are_read_to_the_last_word() -> None:
    facts = [f"On day {i} my fever was {i} tenths." for i in range(1200)]
    said = Transcript(
        utterances=[
            Utterance(
                id=i,
                speaker="patient",
                text=f"{fact} It went on and on like that for me, as I told the nurse.",
            )
            for i, fact in enumerate(facts, 1)
        ]
    )
    chat = FakeChat(otherwise="The patient had a fever.")
    made(chat, said)
    read = "\n".join(chat.prompts)
    assert all(fact in read for fact in facts)
    assert all(len(prompt) / 3 < 8192 - 600 for prompt in chat.prompts)


def test_progress_goes_from_nothing_to_all_and_streams_text() -> None:
    reports = Reports()
    made(FakeChat(answers=NOTE_ANSWERS), report=reports)
    shares = [p.done for p in reports.seen]
    assert shares == sorted(shares)
    assert 0.0 <= shares[0] < 0.3 and shares[-1] <= 1.0
    assert any("sore throat" in p.text for p in reports.seen)


def test_copied_speech_is_asked_for_again_as_a_report() -> None:
    copied = "Doctor: Hello.\nPatient: Hello.\nDoctor: What is it?\nPatient: A sore throat."
    chat = FakeChat(answers={"history of present illness": [copied, "The patient has a sore throat."]})
    note = made(chat)
    assert [s.text for s in note.sections[0].statements] == ["The patient has a sore throat."]


def test_a_plan_without_a_heading_gets_the_name_of_its_problem() -> None:
    plan = "Medical Treatment: Azithromycin 500 mg once daily."
    answers = {**NOTE_ANSWERS, "assessment and plan": plan, "Name the main problem": "Strep throat."}
    note = made(FakeChat(answers=answers))
    assert note.problems() == ["Strep throat"]


def test_speech_that_is_copied_twice_is_reported_a_few_turns_at_a_time() -> None:
    copied = "Doctor: Hello.\nPatient: Hello.\nDoctor: What is it?\nPatient: A sore throat."
    answers = {"Report what matters": "The patient has a sore throat.", "history of present illness": copied}
    note = made(FakeChat(answers=answers))
    assert [s.text for s in note.sections[0].statements] == ["The patient has a sore throat."]
    assert note.sections[0].statements[0].findings == []


def test_a_list_that_was_mostly_made_up_is_written_again_in_pieces() -> None:
    def check(statements: list[Statement], section: Section) -> None:
        for statement in statements:
            if statement.text == "Neck: normal.":
                statement.findings = [Finding(rule="exam", severity="critical", explanation="Not said.")]

    pieces = "Throat: red.\n- Tonsils: large."
    answers = {"Write the part": pieces, **NOTE_ANSWERS, "found on examination": "Neck: normal."}
    note = made(FakeChat(answers=answers), check=check)
    assert [s.text for s in note.sections[1].statements] == ["Throat: red.", "Tonsils: large."]
    assert [change.before for change in note.changes] == ["Neck: normal."]


def test_a_heading_that_names_no_problem_is_none() -> None:
    plan = "Managed well\n- Azithromycin 500 mg.\n\nHypertension\n- Lisinopril 10 mg.\n\nOther\n- Rest."
    note = made(FakeChat(answers={**NOTE_ANSWERS, "assessment and plan": plan}))
    assert note.problems() == ["Hypertension"]
    assert len(note.sections[-1].statements) == 3


def test_speech_that_is_copied_twice_is_reported_and_keeps_the_note_from_being_signed() -> None:
    copied = "Doctor: Hello.\nPatient: Hello.\nDoctor: What is it?\nPatient: A sore throat."
    note = made(FakeChat(answers={"history of present illness": copied}))
    assert [(f.rule, f.severity) for f in note.sections[0].statements[0].findings] == [("copied", "critical")]

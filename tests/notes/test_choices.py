from assistant.encounter import Note, Transcript, Utterance
from assistant.notes.choices import Choices, fitted
from assistant.notes.dictionary import Dictionary
from assistant.notes.draft import draft
from assistant.notes.style import Style
from assistant.notes.template import load_template, template_names
from assistant.progress import Cancel, silent
from assistant.prompts import load_prompt
from assistant.speech.plain import parse_transcript
from tests.fakes import NOTE_ANSWERS, VISIT, FakeChat

VISIT_TEMPLATE = load_template("visit")
SAID = parse_transcript(VISIT.encode())


def made(chat: FakeChat, choices: Choices | None) -> Note:
    return draft(SAID, VISIT_TEMPLATE, chat, 8192, silent, Cancel(), choices=choices)


def prompts(choices: Choices | None) -> list[str]:
    chat = FakeChat(answers=NOTE_ANSWERS)
    made(chat, choices)
    return chat.prompts


def test_the_defaults_leave_every_template_as_it_is() -> None:
    for name in template_names():
        template = load_template(name)
        assert fitted(template, Choices(), SAID) is template
        assert fitted(template, Choices(dictionary=Dictionary().added("belly", "abdomen")), SAID) is template


def test_standard_prompts_are_the_sections_own_byte_for_byte() -> None:
    plain = load_prompt("notes/section")
    scribe = load_prompt("notes/scribe").render()
    asked = prompts(Choices(length="standard"))
    assert asked == prompts(None)
    for prompt, section in zip(asked, VISIT_TEMPLATE.sections, strict=True):
        body = plain.render(excerpt=section.excerpt, transcript="@", instruction=section.instruction.strip())
        before, _, after = body.partition("@")
        assert prompt.startswith(f"{scribe}\n{before}") and prompt.endswith(after)


def test_brief_and_detailed_ask_for_more_behind_the_same_words() -> None:
    standard = prompts(None)
    for length in ("brief", "detailed"):
        chosen = prompts(Choices(length=length))  # type: ignore[arg-type]
        assert all(new.startswith(old) and new != old for old, new in zip(standard, chosen, strict=True))


def test_limits_and_the_windows_that_follow_are_fitted_too() -> None:
    hpi = VISIT_TEMPLATE.sections[0]
    brief = fitted(VISIT_TEMPLATE, Choices(length="brief"), SAID).sections[0]
    assert brief.max_tokens < hpi.max_tokens
    assert brief.go_on.startswith(hpi.go_on.strip()) and brief.go_on != hpi.go_on
    assert brief.parts == hpi.parts


def test_own_words_stand_in_the_draft_before_it_is_checked() -> None:
    dictionary = Dictionary().added("sore throat", "pharyngitis").added("strep throat", "GAS pharyngitis")
    kept: list[Note] = []
    note = draft(
        SAID,
        VISIT_TEMPLATE,
        FakeChat(answers=NOTE_ANSWERS),
        8192,
        silent,
        Cancel(),
        keep=kept.append,
        choices=Choices(dictionary=dictionary),
    )
    assert note.statements()[0].text == "The patient has had a pharyngitis and a fever for 3 days."
    assert [s.text for s in kept[-1].statements()] == [s.text for s in note.statements()]
    assert note.problems()[0] == "GAS pharyngitis"


def test_provenance_tells_choices_apart_without_their_words() -> None:
    dictionary = Dictionary().added("belly", "abdomen")
    rows = [Choices(), Choices("brief"), Choices(style=Style(tense="past")), Choices(dictionary=dictionary)]
    assert len({str(choices.provenance()) for choices in rows}) == len(rows)
    assert Choices().provenance() == {"length": "standard", "style": "", "dictionary": ""}
    assert "belly" not in str(rows[-1].provenance())
    assert [choices.prompts for choices in rows] == [[], ["notes/length"], ["notes/style"], []]


def test_a_term_that_only_the_patient_said_counts_as_spoken_of() -> None:
    said = Transcript(utterances=[Utterance(id=1, speaker="patient", text="I have COPD.")])
    section = fitted(VISIT_TEMPLATE, Choices(style=Style(shortened=("COPD", "GERD"))), said).sections[0]
    assert "COPD" in section.instruction and "GERD" not in section.instruction

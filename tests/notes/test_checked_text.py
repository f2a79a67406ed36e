from assistant.encounter import Finding, Note, Omission, Section, Statement, Transcript, Utterance
from assistant.notes.checked_text import WIDTH, checked_text

SAID = Transcript(utterances=[Utterance(id=7, speaker="patient", text="i take " + "very " * 60 + "little")])


def test_findings_quote_what_was_said_and_suggest() -> None:
    finding = Finding(
        rule="dose", severity="critical", explanation="Another dose.", utterance=7, repair="Take 5 mg."
    )
    wrong = Statement(id="s1", text="Take 50 mg.", verdict="contradicted", findings=[finding])
    right = Statement(id="s2", text="Return in a week.", verdict="supported")
    omission = Omission(
        kind="allergy", utterance=7, quote="penicillin", severity="critical", text="Allergic."
    )
    sections = [Section(key="plan", title="Plan", statements=[wrong, right])]
    text = checked_text(Note(sections=sections, omissions=[omission]), SAID)
    assert text.startswith("2 statements, 1 supported; 1 with findings; 1 facts said and not in the note.")
    for shown in (
        "s1 (contradicted) Take 50 mg.",
        "critical, dose: Another dose.",
        "patient, turn 7",
        "Take 5 mg.",
    ):
        assert shown in text
    assert "critical, allergy: Allergic." in text and "Return in a week" not in text
    assert max(map(len, text.splitlines())) <= WIDTH and "little" not in text


def test_nothing_found_is_one_line() -> None:
    statements = [Statement(id="s1", text="Well.", verdict="supported")]
    note = Note(sections=[Section(key="plan", title="Plan", statements=statements)])
    assert len(checked_text(note, SAID).splitlines()) == 1

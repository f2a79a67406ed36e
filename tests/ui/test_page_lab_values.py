from streamlit.testing.v1 import AppTest


def page() -> None:
    """One report, and a guideline that knows of hemoglobin A1c alone. Runs inside the page."""
    from assistant.asking.answer import SourcePassage
    from assistant.encounter import Note, Section, Statement
    from assistant.errors import GateClosed
    from assistant.ui.patient_texts.lab_values import show

    def search(query: str, k: int) -> list[SourcePassage]:
        if "sodium" in query:
            raise GateClosed("The guidelines are not indexed yet. Run `make setup`.")
        text = "Diabetes is diagnosed by HbA1c of 6.5% or more."
        named = {"title": "Diabetes", "section": "Diagnosis", "publisher": "A Society", "year": 2025}
        return [SourcePassage(id="p1", document="d", text=text, **named)]

    lines = (
        "Hemoglobin A1c 7.2 % (4.0-5.6)",
        "Calcium 11.2 mg/dL (8.5-10.5)",
        "Sodium 128 mmol/L (135-145)",
        "Potassium 4.1 H mmol/L (3.5-5.1)",
        "Ferritin 40 ng/mL",
    )
    statements = [Statement(id=f"s{at}", text=line) for at, line in enumerate(lines, 1)]
    show(Note(sections=[Section(key="labs", title="Labs", statements=statements)]), search)


def empty() -> None:
    """A text without values. Runs inside the page."""
    from assistant.encounter import Note
    from assistant.ui.patient_texts.lab_values import show

    show(Note(), lambda query, k: [])


def test_each_value_is_shown_and_explained_by_the_guidelines_alone() -> None:
    app = AppTest.from_function(page).run()
    assert not app.exception
    said = "\n".join(str(element.value) for element in (*app.markdown, *app.caption)).replace("\\", "")
    assert "7.2 % – above the range 4.0 to 5.6" in said
    assert "> Diabetes is diagnosed by HbA1c of 6.5% or more." in said, "quoted, with its source"
    assert "Diabetes, A Society, 2025 · passage p1" in said
    assert said.count("Nothing in the guidelines here explains this value.") == 1, "calcium"
    assert "The guidelines are not indexed yet." in said, "sodium: why nothing was looked up"
    assert "40 ng/mL – the report gives no range" in said
    assert [str(w.value).replace("\\", "") for w in app.warning] == [
        "A person has to look at this: The lab marked it “H”, but it is within the printed range. "
        "Check the report."
    ]


def test_a_text_without_values_says_so() -> None:
    app = AppTest.from_function(empty).run()
    assert [caption.value for caption in app.caption] == ["No lab values could be read in this text."]

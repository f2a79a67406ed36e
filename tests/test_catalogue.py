"""Catalogues are complete, say what the English says, and hold nothing that is gone."""

from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from assistant.catalogue import Domain, gettext, handout_text, languages, ngettext
from assistant.catalogue_extract import Text, path_of, placeholders, texts

INTERFACE = ("es",)
HANDOUT = ("ar", "es", "fr", "hi", "pt")
ALL: list[tuple[Domain, str]] = [
    *(("interface", language) for language in INTERFACE),
    *(("handout", language) for language in HANDOUT),
]


def messages(domain: Domain, language: str) -> dict[object, Message]:
    with path_of(domain, language).open("rb") as source:
        catalogue = read_po(source, locale=language, domain=domain)
    assert not catalogue.obsolete
    return {message.id: message for message in catalogue if message.id}


def forms(text: object) -> list[str]:
    """One or all plural forms."""
    return [text] if isinstance(text, str) else list(text)  # type: ignore[call-overload]


@pytest.mark.parametrize(("domain", "language"), ALL)
def test_every_text_is_translated(domain: Domain, language: str) -> None:
    there = messages(domain, language)
    wanted = [text.key for text in texts(domain)]
    assert [key for key in wanted if key not in there or not all(forms(there[key].string))] == []


@pytest.mark.parametrize(("domain", "language"), ALL)
def test_no_translation_of_a_text_that_is_gone(domain: Domain, language: str) -> None:
    wanted = {text.key for text in texts(domain)}
    assert [key for key in messages(domain, language) if key not in wanted] == []


@pytest.mark.parametrize(("domain", "language"), ALL)
def test_placeholders_and_marks_are_kept(domain: Domain, language: str) -> None:
    """A lost ``{name}`` loses a fact; a lost icon or code word is shown as bare letters."""
    wrong = []
    for key, message in messages(domain, language).items():
        english = forms(key)[0]
        for form in filter(None, forms(message.string)):
            kept = placeholders(form) == placeholders(english)
            icons = form.count(":material/") == english.count(":material/")
            if not (kept and icons and form.count("`") == english.count("`")):
                wrong.append(key)
    assert wrong == []


@pytest.mark.parametrize(("domain", "language"), ALL)
def test_no_translation_is_a_guess(domain: Domain, language: str) -> None:
    """Fuzzy entries are not compiled, so the reader would see English."""
    assert [key for key, message in messages(domain, language).items() if message.fuzzy] == []


def test_a_text_nobody_translated_stays_english() -> None:
    assert gettext("No such text {here}", "es") == "No such text {here}"
    assert handout_text("Your medicines", "de") == "Your medicines"
    assert gettext("Make the note", "../es") == "Make the note"
    assert gettext("", "es") == ""


def test_texts_come_in_the_language_asked_for() -> None:
    assert gettext("Make the note") == "Make the note"
    assert gettext("Make the note", "es") == "Hacer la nota"
    assert handout_text("Your medicines", "ar") == "أدويتك"
    assert handout_text("Page {page} of {pages}", "en") == "Page {page} of {pages}"


def test_plurals() -> None:
    assert ngettext("{count} page", "{count} pages", 1, "es") == "{count} página"
    assert ngettext("{count} page", "{count} pages", 2, "es") == "{count} páginas"
    assert ngettext("{count} page", "{count} pages", 2) == "{count} pages"


def test_which_languages_there_are() -> None:
    assert languages("interface") == ["en", *INTERFACE]
    assert languages("handout") == ["en", *HANDOUT]


SOURCE = '''
from assistant.errors import InputRefused
GONE = "It is gone."
TABLE = {"a": N_("One")}
class Narrower(InputRefused):
    """A further error."""
def page(count):
    _("Make " "the note")
    ngettext("{count} page", "{count} pages", count)
    _(GONE)
    _("Stop" if count else "Go on")
    report(Progress("step", "Listening"))
    raise Narrower("Too narrow.")
    st.button("Not marked")
    handout_text("Your medicines", "es")
    _(f"made at {count}")
'''


def plant(root: Path) -> Path:
    """A program of one page, with the data files that hold texts."""
    for file, content in (
        ("assistant/ui/x.py", SOURCE),
        (
            "assistant/errors.py",
            "class ProvenoteError(Exception): ...\nclass InputRefused(ProvenoteError): ...",
        ),
        ("assistant/interop/y.py", 'LINE = N_("For you")'),
        ("assistant/interop/page.html", "<p>{{ say('By phone') }}</p>"),
        ("retrieval/z.py", ""),
        ("app.py", ""),
        ("knowledge/rules/handout.yaml", "sections: [{title: Why you came}]"),
        ("knowledge/rules/own_templates.yaml", "parts: {plan: The plan}"),
        ("knowledge/rules/languages.yaml", "languages: {fr: {name: French}}"),
        ("knowledge/rules/told.yaml", "kinds: [{why: It was told.}]"),
        ("knowledge/rules/tone.yaml", "{}"),
        ("knowledge/rules/emergencies.yaml", "rules: {pain: {means: It can be bad., kind: call}}"),
        ("assistant/notes/templates/v.yaml", "label: Visit\ndescription: A visit."),
    ):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def test_what_is_read_from_the_source(tmp_path: Path) -> None:
    found = texts("interface", plant(tmp_path))
    assert set(found) == {
        Text("One"), Text("Make the note"), Text("{count} page", "{count} pages"), Text("It is gone."),
        Text("Stop"), Text("Go on"), Text("Listening"), Text("Too narrow."),
        Text("Visit"), Text("A visit."), Text("The plan"), Text("French"),
        Text("It was told."), Text("It can be bad."),
    }  # fmt: skip
    assert found[Text("One")] == ["assistant/ui/x.py"]


def test_what_is_read_for_the_patient(tmp_path: Path) -> None:
    assert {text.one for text in texts("handout", plant(tmp_path))} == {
        "Your medicines", "For you", "By phone", "Why you came",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("message", "spanish"),
    [
        ("The note has 5 mg; 50 mg was said.", "La nota tiene 5 mg; se dijo 50 mg."),
        # The values are texts themselves.
        ("The note denies x; in the visit it was affirmed.", "La nota niega x; en la consulta se afirmó."),
        ("There is no handout yet. Make it first.", "Aún no hay hoja. Hágala primero."),
        # Braces in what was said are no placeholders.
        ("{x} was not said in the visit.", "{x} no se dijo en la consulta."),
        ("Nobody translated this.", "Nobody translated this."),
    ],
)  # fmt: skip
def test_a_message_with_values_is_known_by_its_words(message: str, spanish: str) -> None:
    assert gettext(message, "es") == spanish
    assert gettext(message) == message

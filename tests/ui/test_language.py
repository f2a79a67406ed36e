"""The pages speak the language chosen in the tab, and only in that tab."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from assistant.settings import ROOT
from assistant.ui import language
from assistant.ui.language import LANGUAGES, _, ngettext
from assistant.ui.when import when
from assistant.workflow import Workflow
from tests.ui.clinic import signed, with_note
from tests.ui.conftest import Open, words


def in_spanish(app: AppTest) -> AppTest:
    app.session_state["interface-language"] = "es"
    return app.run()


def test_settings_changes_the_language_of_the_tab_at_once(open_page: Open) -> None:
    app = open_page("settings")
    app.selectbox(key="settings-language").set_value("es").run()
    assert app.title[0].value == "Configuración"
    assert "Modelos" in words(app)
    app.selectbox(key="settings-language").set_value("en").run()
    assert app.title[0].value == "Settings"


def test_another_tab_keeps_its_language(open_page: Open) -> None:
    in_spanish(open_page("settings"))
    assert open_page("settings").title[0].value == "Settings"


def test_a_tab_opens_in_the_configured_language(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    class Configured:
        interface_language = "es"

    monkeypatch.setattr(language, "get_settings", Configured)
    assert open_page("encounters").title[0].value == "Consultas"
    assert _("Make the note") == "Hacer la nota", "outside a page, too"


@pytest.mark.parametrize(
    "page",
    [
        "encounters",
        "encounter",
        "patient_texts",
        "guidelines",
        "templates",
        "writing",
        "drafts",
        "settings",
        "about",
    ],
)
def test_every_page_can_be_drawn_in_spanish(page: str, workflow: Workflow, open_page: Open) -> None:
    """A translation with a wrong placeholder would break the page."""
    with_note(workflow)
    app = in_spanish(open_page(page))
    assert not app.exception
    assert [error.value for error in app.error] == []


@pytest.mark.parametrize("step", ["record", "transcript", "note", "sign", "handout", "export"])
@pytest.mark.parametrize("is_signed", [False, True])
def test_every_step_can_be_drawn_in_spanish(
    step: str, is_signed: bool, workflow: Workflow, open_page: Open
) -> None:
    encounter = signed(workflow) if is_signed else with_note(workflow)
    app = in_spanish(open_page("encounter", id=encounter.id, step=step))
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert "Nota · hecho" in [option.content for option in app.button_group[0].proto.options]


def test_an_error_is_told_in_the_tab_s_language(open_page: Open) -> None:
    app = in_spanish(open_page("encounter", id="11111111-2222-3333-4444-555555555555"))
    assert app.error[0].value.startswith("Esta consulta ya no está")


def test_dates_are_written_as_before_in_english() -> None:
    assert re.fullmatch(r"\d\d? (Feb|Mar) 2026, \d\d:\d\d", when(datetime(2026, 3, 1, 12, 5, tzinfo=UTC)))


def test_further_placeholders_are_filled_in_beside_the_count() -> None:
    assert ngettext("{count} of {all}", "{count} of {all}", 2, all=3) == "2 of 3"


def test_each_language_is_offered_in_its_own_name() -> None:
    assert LANGUAGES == {"en": "English", "es": "Español"}


SHOWN = {
    *(
        "title",
        "header",
        "subheader",
        "caption",
        "markdown",
        "info",
        "success",
        "warning",
        "error",
        "spinner",
    ),
    *("button", "link_button", "download_button", "form_submit_button", "popover", "expander", "metric"),
    *("text_input", "text_area", "number_input", "selectbox", "multiselect", "segmented_control", "radio"),
    *("checkbox", "toggle", "file_uploader", "audio_input", "data_editor"),
}
"""Streamlit's elements whose first argument a person reads."""

MARKUP = re.compile(r":material/\w+:|:[a-z]+-(badge|background)\[|\(#[^)]*\)?")
NO_WORDS = frozenset({"PDF"})


def unmarked(tree: ast.Module) -> Iterator[str]:
    """Texts with a word in them that are shown as they stand, whatever the language."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and shows(call.func):
            read = [*call.args[:1], *(k.value for k in call.keywords if k.arg in ("help", "placeholder"))]
            yield from (text for argument in read for text in bare(argument))


def shows(function: ast.expr) -> bool:
    """A call such as ``st.button``; what is logged has the same names and is not shown."""
    if not isinstance(function, ast.Attribute) or function.attr not in SHOWN:
        return False
    return not (isinstance(function.value, ast.Name) and function.value.id == "log")


def bare(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from bare(node.body)
        yield from bare(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        for piece in node.values:
            yield from bare(piece)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        left = MARKUP.sub("", node.value)
        if re.search(r"[A-Za-z]{3}", left) and left not in NO_WORDS:
            yield node.value


def test_the_pages_show_nothing_that_is_not_marked_for_translation() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): texts
        for path in sorted((ROOT / "assistant/ui").rglob("*.py"))
        if (texts := list(unmarked(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("st.button('Save')", ["Save"]),
        ("st.button(_('Save'))", []),
        ("st.caption(f'{count} notes')", [" notes"]),
        ("st.caption('Yes, it is' if x else _('No'))", ["Yes, it is"]),
        ("left.text_input(_('Name'), help='A name')", ["A name"]),
        ("st.markdown(f':material/check: {name}')", []),
        ("log.info('Saved')", []),
    ],
)
def test_a_text_without_a_mark_is_seen(source: str, seen: list[str]) -> None:
    assert list(unmarked(ast.parse(source))) == seen


def test_no_text_is_translated_while_a_module_is_loaded() -> None:
    """It would be in one language for every tab. The one exception is shown before any tab has chosen."""
    found = [
        (path.name, node.args[0].value)
        for path in sorted((ROOT / "assistant/ui").rglob("*.py"))
        for node in at_load(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
        and isinstance(node.args[0], ast.Constant)
    ]  # fmt: skip
    assert found == [("services.py", "Opening your encounters …")]


def at_load(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls that are made when the module is imported: outside of every function, but in decorators."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                yield from (found for found in ast.walk(decorator) if isinstance(found, ast.Call))
        elif not isinstance(node, ast.Lambda):
            if isinstance(node, ast.Call):
                yield node
            yield from at_load(node)

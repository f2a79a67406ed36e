"""Messages are found by where they stand, through names, branches and calls."""

import ast

import pytest

from assistant.catalogue_messages import error_names, messages

ERRORS = (
    "class ProvenoteError(Exception): ...\nclass Refused(ProvenoteError): ...\nclass Other(ValueError): ..."
)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("raise Refused('It is empty.')", {"It is empty."}),
        ("raise Other('It is empty.')", set()),  # no error of ours
        ("raise Refused(f'It has {len(words)} words.')", {"It has {words} words."}),
        ("raise Refused(f'{a.span} for {b.span}; no.')", {"{span} for {span2}; no."}),  # one name, two values
        ("report(Progress(STEP, 'Listening', 0.5))", {"Listening"}),
        ("Finding(rule='x', explanation='Not said.')", {"Not said."}),
        ("Finding(rule='not this', severity='minor')", set()),
        ("why = 'Not said.' if x else 'Turned.'\nFinding(explanation=why)", {"Not said.", "Turned."}),
        ("def told(x):\n    return f'{x} was said.'\nFinding(explanation=told(1))", {"{x} was said."}),
        ("def fact(why):\n    Finding(explanation=why)\nfact('Not said.')", {"Not said."}),
        ("WHY = {'a': 'Not said.'}\nFinding(explanation=f'{WHY[key]} Look.')", {"Not said.", "{why} Look."}),
        ("Finding(explanation=f'{a}.')", set()),  # no word of its own
        ("raise Refused('rules/tone.yaml')", set()),  # a file's name
        ("print('It is empty.')", set()),
    ],
)  # fmt: skip
def test_what_is_a_message(source: str, found: set[str]) -> None:
    trees = {"errors.py": ast.parse(ERRORS), "x.py": ast.parse(source)}
    assert {text for text, _file in messages(trees)} == found


def test_a_name_from_another_file_is_followed() -> None:
    trees = {
        "errors.py": ast.parse(ERRORS + "\nGONE = 'It is gone.'"),
        "x.py": ast.parse("raise Refused(GONE)"),
    }
    assert list(messages(trees)) == [("It is gone.", "x.py")]


def test_a_file_s_own_name_goes_first() -> None:
    trees = {
        "errors.py": ast.parse(ERRORS + "\nGONE = 'It is gone.'"),
        "x.py": ast.parse("GONE = 'Nothing there.'\nraise Refused(GONE)"),
    }
    assert list(messages(trees)) == [("Nothing there.", "x.py")]


def test_errors_of_errors_are_errors() -> None:
    deeper = "class Deeper(Refused): ..."
    assert error_names([ast.parse(ERRORS), ast.parse(deeper)]) == {"ProvenoteError", "Refused", "Deeper"}

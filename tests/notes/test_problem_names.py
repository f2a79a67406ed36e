import pytest

from assistant.notes.problem_names import is_problem


@pytest.mark.parametrize(
    ("heading", "real", "reason"),
    [
        ("Hypertension", True, "a condition"),
        ("Right knee pain", True, "a complaint"),
        ("Shoulder", True, "a part of the body stands for its trouble"),
        ("Lateral epicondylitis", True, "an ending of diseases"),
        ("Optic nerve compression", True, "a word of diseases"),
        ("Health maintenance", True, "people list it among problems"),
        ("History of gout", True, "a condition, whatever stands before it"),
        ("Managed well at this time", False, "a judgement"),
        ("Additional notes", False, "a part of a note"),
        ("Plan for follow-up", False, "a plan"),
        ("Abdominal physical examination", False, "an examination, though it names a part of the body"),
        ("Monitoring of the wound", False, "something to do"),
        ("Order another scan if pain persists", False, "a sentence without its full stop"),
        ("", False, "nothing"),
    ],
)
def test_what_names_a_problem(heading: str, real: bool, reason: str) -> None:
    assert is_problem(heading) is real, reason

"""Attaching a guideline passage to the plan: where it stands, and that it is signed like any other text."""

import pytest

from assistant.encounter import Citation, Note, Section, Signature, Statement
from assistant.errors import InputRefused
from assistant.notes.addendum import addendum
from assistant.notes.cited import citations_in, cited, is_cited, uncited

PASSAGE = Citation(
    id="gout:1-2",
    document="gout",
    title="Gout",
    section="Treatment",
    text="Colchicine early in a flare.",
    publisher="ACR",
    year=2020,
    score=0.8,
)
LINE = "Guideline cited: Gout, ACR, 2020, Treatment"


def plan(*problems: str, key: str = "plan") -> Section:
    statements = [Statement(id=f"s{n}", text=f"Plan for {p}.", problem=p) for n, p in enumerate(problems, 1)]
    return Section(key=key, title="Plan", statements=statements)


@pytest.fixture
def note() -> Note:
    return Note(sections=[Section(key="hpi", title="History"), plan("Gout", "Cough")])


def test_it_stands_under_the_plan_of_its_problem(note: Note) -> None:
    text = cited(note, "Gout", PASSAGE).text()
    assert text.endswith(f"Gout:\nPlan for Gout.\n{LINE}\nCough:\nPlan for Cough.")
    assert LINE not in note.text(), "the note before is another one"


def test_what_is_compared_with_the_visit_is_without_it(note: Note) -> None:
    assert cited(note, "Gout", PASSAGE).of_this_patient() == note.text()


PLACES = [
    ([plan("Gout", key="a"), plan("Gout", key="p")], "Gout", "p", "assessment before plan: the later one"),
    ([plan("Gout"), Section(key="z", title="Other")], "Gout", "plan", "a section without the problem"),
    ([plan("Cough"), Section(key="z", title="Other")], "Gout", "plan", "the problem is gone: another plan"),
    ([Section(key="a", title="A", statements=[Statement(id="s1", text="x")])], "Gout", "a", "no problems"),
]


@pytest.mark.parametrize(
    ("sections", "problem", "key", "reason"), PLACES, ids=[reason for *_, reason in PLACES]
)
def test_the_section_it_goes_into(sections: list[Section], problem: str, key: str, reason: str) -> None:
    found = list(citations_in(cited(Note(sections=sections), problem, PASSAGE)))
    assert [section.key for section, _ in found] == [key]


def test_an_empty_note_has_no_plan() -> None:
    with pytest.raises(InputRefused, match="empty"):
        cited(Note(sections=[Section(key="hpi", title="History")]), "Gout", PASSAGE)


def test_it_is_cited_once_and_can_be_taken_off(note: Note) -> None:
    once = cited(note, "Gout", PASSAGE)
    assert is_cited(once, "Gout", PASSAGE.id) and not is_cited(once, "Cough", PASSAGE.id)
    with pytest.raises(InputRefused, match="already"):
        cited(once, "Gout", PASSAGE)
    again = uncited(once, "Gout", PASSAGE.id)
    assert again.text() == note.text()
    with pytest.raises(InputRefused, match="no longer"):
        uncited(again, "Gout", PASSAGE.id)


def test_the_signature_covers_it_and_a_later_one_is_an_addendum(note: Note) -> None:
    signed = note.model_copy(
        update={"signature": Signature(by="Dr A", at="2026-11-24T10:00:00Z", sha256=note.sha256())}
    )
    changed = cited(signed, "Gout", PASSAGE)
    assert not changed.is_signed() and changed.amends == note.sha256()
    assert addendum(note, changed) == f"Added to Plan: “{LINE}”"
    assert addendum(changed, note) == f"Removed from Plan: “{LINE}”"


def test_a_citation_as_it_was_kept_before_can_still_be_read() -> None:
    old = {
        "id": "gout:1", "document": "gout", "section": "Treatment", "text": "x", "publisher": "ACR",
        "year": 2020, "score": 0.5, "source": "",
    }  # fmt: skip
    assert Citation.model_validate(old).named == "gout"
    section = {"key": "plan", "title": "Plan", "statements": []}
    assert Section.model_validate(section).citations == []

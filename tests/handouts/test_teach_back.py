from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.encounter import Handout, HandoutSection, HandoutSentence, Medicine, medicine_text
from assistant.handouts import teach_back as teach_back_module
from assistant.handouts.rules import part_rules
from assistant.handouts.teach_back import Place, teach_back, teach_back_rules

TITLES = {part.key: part.title for part in part_rules().sections}


def handout(*medicines: Medicine, **sections: list[str]) -> Handout:
    """A handout from the key of a part to its sentences; a statement for each sentence."""
    number = iter(range(100))
    return Handout(
        sections=[
            HandoutSection(
                title=TITLES[key],
                key=key,
                sentences=[HandoutSentence(text=text, source=[f"s{next(number)}"]) for text in texts],
            )
            for key, texts in sections.items()
        ],
        medicines=list(medicines),
    )


NEW = Medicine(name="Meloxicam", how_much="15 mg", when="once daily", change="new")
CHANGED = Medicine(name="Lisinopril", how_much="20 mg", change="changed")
STOPPED = Medicine(name="Ibuprofen", change="stopped")
SAME = Medicine(name="Metformin", how_much="500 mg", when="twice daily", change="same")

ASKED = [
    ("help", "Call us if the pain gets worse.", "What would make you call us?", "a reason to call"),
    ("help", "Let us know if you get a rash.", "What would make you call us?", "in other words"),
    ("help", "Call 911 if you cannot breathe.", "What would make you call 911 or go to the emergency room?",
     "an emergency is asked as such"),
    ("urgent", "You have chest pain.", "What would make you call 911 or go to the emergency room?",
     "what stands under the number needs no further word"),
    ("help", "Come back if it swells.", "What would make you come back sooner?", "no call is told"),
    ("next", "Follow up with us in 2 weeks.", "When is your next visit?", "a time"),
    ("next", "You will see us on Monday.", "When is your next visit?", "a day"),
    ("next", "We will see you back next month.", "When is your next visit?", "a month"),
    ("next", "We will order an MRI of the knee.", "Which test will you have next?", "a test"),
    ("next", "We will refer you to physical therapy.", "Who else will you see?", "another person"),
    ("home", "Avoid salty food.", "What will you stay away from for now?", "not to do"),
    ("home", "Check your weight each day.", "What will you keep track of at home?", "to measure"),
    ("home", "We advised you to ice the knee.", "What will you do at home until we meet again?", "to do"),
    ("decided", "We will do surgery on your knee.", "What did we decide to do?", "a decision"),
    ("found", "Your knee is swollen.", "What did we find today?", "a finding"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "sentence", "question", "reason"), ASKED)
def test_a_fact_is_asked_about_where_it_stands(key: str, sentence: str, question: str, reason: str) -> None:
    (asked,) = teach_back(handout(**{key: ["The weather is nice.", sentence]}))
    assert (asked.question, asked.answer, asked.place) == (question, sentence, Place(0, 1)), reason


NOT_ASKED = [
    ("help", "Call us at the front desk.", "no reason to call is told"),
    ("help", "Call 911.", "nor when to call 911"),
    ("next", "Follow up with us.", "no time is told"),
    ("next", "You should take 2 pills before your visit.", "a number that is no time"),
    ("next", "You had a visit 2 weeks ago.", "a visit of the past"),
    ("next", "We will take an x-ray if the pain stays.", "perhaps no test"),
    ("next", "The MRI showed a tear.", "a test of the past"),
    ("home", "Your family lives in the south.", "nothing to do"),
    ("home", "You were told that the surgery has risks.", "nothing to do at home"),
    ("home", "You should keep taking lisinopril.", "a medicine is asked about from its row"),
    ("decided", "We may do surgery.", "not decided"),
    ("decided", "You agree with the plan.", "says nothing of the plan"),
    ("found", "Your lungs are clear.", "nothing to remember"),
    ("why", "Call us if the pain gets worse.", "not a part that is asked about"),
]


@pytest.mark.parametrize(("key", "sentence", "reason"), NOT_ASKED)
def test_what_the_handout_does_not_answer_is_not_asked(key: str, sentence: str, reason: str) -> None:
    assert teach_back(handout(**{key: [sentence]})) == [], reason


ROWS = [
    ([NEW], ["How will you take Meloxicam?"], "a new one"),
    ([CHANGED], ["What is changing in how you take Lisinopril?"], "a changed one"),
    ([STOPPED], ["Which medicine will you stop taking?"], "a stopped one"),
    ([SAME], ["How do you take Metformin?"], "one as before"),
    ([Medicine(name="Meloxicam", change="new", what_for="pain")], [], "how to take it is not told"),
    ([Medicine(name="Lisinopril", change="changed")], [], "what changed is not told"),
    ([STOPPED, Medicine(name="Aspirin", change="stopped")], [], "two answers to one question"),
    ([NEW, Medicine(name="Zoloft", when="at bedtime", change="new"),
      Medicine(name="Lasix", how_much="40 mg", change="new")],
     ["How will you take Meloxicam?", "How will you take Zoloft?"], "no more than two of a kind"),
    ([], [], "no medicines"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "questions", "reason"), ROWS)
def test_medicines(rows: list[Medicine], questions: list[str], reason: str) -> None:
    asked = teach_back(handout(*rows, why=["You came for your knee."]))
    assert [one.question for one in asked] == questions, reason
    for one in asked:
        assert one.place.section == 1, "the table is read after the sections"
        assert one.answer == medicine_text(rows[one.place.index])


FULL = handout(
    CHANGED, NEW, SAME,
    found=["Your knee is swollen."],
    decided=["We will do surgery on your knee."],
    home=["Avoid salty food.", "Check your weight each day."],
    help=["Call us if the pain gets worse."],
    next=["We will order an MRI of the knee.", "Follow up with us in 2 weeks."],
)  # fmt: skip


def test_at_most_five_in_reading_order_and_what_matters_most_first() -> None:
    assert [one.question for one in teach_back(FULL)] == [
        "What would make you call us?",
        "Which test will you have next?",
        "When is your next visit?",
        "What is changing in how you take Lisinopril?",
        "How will you take Meloxicam?",
    ]


def test_every_place_holds_its_answer() -> None:
    for one in teach_back(FULL):
        if one.place.section < len(FULL.sections):
            assert FULL.sections[one.place.section].sentences[one.place.index].text == one.answer
        else:
            assert medicine_text(FULL.medicines[one.place.index]) == one.answer


def test_small_things_are_asked_only_until_there_are_three() -> None:
    few = handout(SAME, found=["Your knee is swollen."], help=["Call us if it hurts."])
    assert [one.place for one in teach_back(few)] == [Place(0, 0), Place(1, 0), Place(2, 0)]
    more = handout(SAME, NEW, CHANGED, found=["Your knee is swollen."], help=["Call us if it hurts."])
    assert [one.place for one in teach_back(more)] == [Place(1, 0), Place(2, 1), Place(2, 2)]


def test_fewer_facts_give_fewer_questions_and_none_twice() -> None:
    assert teach_back(Handout()) == []
    assert len(teach_back(handout(help=["Call us if it hurts.", "Call us if it swells."]))) == 1
    both = handout(next=["See us in 2 weeks for an x-ray."])
    assert len(teach_back(both)) == 1, "one sentence answers one question"


def test_a_statement_told_in_two_sentences_is_asked_about_once() -> None:
    told = handout(next=["See us in 2 weeks.", "We will order an MRI."])
    assert len(teach_back(told)) == 2
    for sentence in told.sentences():
        sentence.source = ["s1"]
    assert len(teach_back(told)) == 1


def test_the_shipped_questions_are_open_and_plain() -> None:
    rules = teach_back_rules()
    assert (rules.enough, rules.at_most) == (3, 5)
    for rule in rules.questions:
        assert rule.ask.startswith(("How", "What", "When", "Which", "Who")) and rule.ask.endswith("?")


BROKEN = [
    ("{key: a, ask: b}", "neither row nor section"),
    ("{key: a, ask: b, row: [new], section: help}", "both"),
    ("{key: a, ask: b, section: nowhere}", "no such part"),
    ("{key: a, ask: b, row: [lost]}", "no such change"),
    ("{key: a, ask: b, section: help, cues: ['(']}", "not a pattern"),
    ("{key: a, ask: b, section: help, more: 1}", "unknown key"),
]


@pytest.mark.parametrize(("rule", "reason"), BROKEN)
def test_a_broken_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, reason: str
) -> None:
    part_rules()
    file = tmp_path / "knowledge" / teach_back_module.FILE
    file.parent.mkdir(parents=True)
    file.write_text(f"at_most: 5\nenough: 3\nopening: a\nquestions: [{rule}]\n", encoding="utf-8")
    monkeypatch.setattr(teach_back_module, "ROOT", tmp_path)
    teach_back_rules.cache_clear()
    with pytest.raises(ValidationError):
        teach_back_rules()
    monkeypatch.undo()
    teach_back_rules.cache_clear()


def test_a_letter_with_its_own_headings_is_asked_about_by_its_words() -> None:
    told = [HandoutSentence(text="Call us if the pain gets worse.", source=["s1"])]
    letter = Handout(sections=[HandoutSection(title="Your knee", key="your-knee", sentences=told)])
    assert [one.question for one in teach_back(letter)] == ["What would make you call us?"]

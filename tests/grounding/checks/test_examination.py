"""Findings of the examination: each must have been spoken of since the examination began."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.examination import check_examination
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


BEGIN = "let me take a look at you"
KNEE = ["my knee hurts", BEGIN, "the knee is swollen and tender when i press here"]
HEART = [BEGIN, "your heart sounds good and your lungs are clear"]

INVENTED: list[tuple[list[str], str, Severity, str]] = [
    (KNEE, "Neck: No abnormalities.", "critical", "a part that nobody looked at"),
    (KNEE, "Neck: Supple, no lymphadenopathy.", "critical", "two findings of it"),
    (KNEE, "Abdomen: Soft, non-tender.", "critical", "another part"),
    (KNEE, "Lungs: Clear to auscultation bilaterally.", "critical", "nobody listened"),
    (KNEE, "Cranial nerves II-XII intact.", "critical", "nobody looked"),
    (KNEE, "Alert and oriented x3.", "critical", "nobody asked"),
    (KNEE, "Positive McMurray test.", "critical", "a test that nobody did"),
    (KNEE, "Swelling of the ankle.", "major", "said of the knee"),
    (
        ["my ankle was swollen", BEGIN, "so the knee is swollen"],
        "Swelling of the ankle.",
        "major",
        "the ankle was told before the examination, not examined",
    ),
    (
        ["any swelling in your legs?", "no", BEGIN, "your heart is regular"],
        "No edema.",
        "critical",
        "asked only",
    ),
    (HEART, "Grade 3/6 systolic ejection murmur.", "critical", "good sounds vouch for no murmur only"),
    (HEART, "Expiratory wheezes.", "critical", "clear lungs vouch for no wheezes only"),
    (KNEE, "Presence of microphthalmia with coloboma.", "major", "words that nobody said, and no list knows"),
]


@pytest.mark.parametrize(("said", "noted", "severity", "reason"), INVENTED, ids=[r[3] for r in INVENTED])
def test_invented(said: list[str], noted: str, severity: Severity, reason: str) -> None:
    found = check_examination(Stated(noted, part="examination"), conversation(*said))
    assert [f.severity for f in found] == [severity]
    assert all(f.rule == "exam" and f.span in noted and not f.repair for f in found)


SPOKEN: list[tuple[list[str], str, str]] = [
    (HEART, "Cardiovascular: Regular rate and rhythm.", "good heart sounds"),
    (HEART, "No murmurs, gallops, or rubs.", "good heart sounds, each absence"),
    (HEART, "No wheezes, rales, or rhonchi.", "clear lungs"),
    (HEART, "Respiratory: Normal respiratory effort.", "clear lungs"),
    ([BEGIN, "i don't feel any lymph nodes"], "Neck: No lymphadenopathy.", "nodes in plain words"),
    (
        [BEGIN, "does that hurt when i push on your belly", "no"],
        "Abdomen: Nontender.",
        "a question and its answer",
    ),
    ([BEGIN, "the belly is soft"], "No rebound or guarding.", "a soft belly"),
    ([BEGIN, "squeeze my fingers good and strong"], "Strength is 5/5.", "how it is tested"),
    ([BEGIN, "follow my finger with your eyes"], "Extraocular movements intact.", "how it is tested"),
    ([BEGIN, "walk for me please that looks fine"], "Ambulating without difficulty.", "walking"),
    ([BEGIN, "shine a light in your eyes they react"], "PERRLA.", "an abbreviation"),
    (KNEE, "Edema of the right knee with pain to palpation.", "clinical words for plain ones"),
    (KNEE, "Musculoskeletal", "a heading states nothing"),
    (KNEE, "Mild effusoin of the knee.", "one misspelling"),
    (["your knee is swollen"], "Edema of the knee.", "no beginning was heard: all of it counts"),
]


@pytest.mark.parametrize(("said", "noted", "reason"), SPOKEN, ids=[r[2] for r in SPOKEN])
def test_spoken_of(said: list[str], noted: str, reason: str) -> None:
    assert check_examination(Stated(noted, part="examination"), conversation(*said)) == []


SECTIONS: list[tuple[str, Part, bool, str]] = [
    ("Neck is supple.", "examination", True, "its section says so"),
    ("On exam, the neck is supple.", "plan", True, "its own words say so"),
    ("Consider a supple brace.", "plan", False, "no examination"),
    ("On exam last year her neck was supple.", "history", False, "an earlier examination"),
]


@pytest.mark.parametrize(("noted", "part", "wanted", "reason"), SECTIONS, ids=[r[3] for r in SECTIONS])
def test_section(noted: str, part: Part, wanted: bool, reason: str) -> None:
    assert bool(check_examination(Stated(noted, part=part), conversation(*KNEE))) == wanted

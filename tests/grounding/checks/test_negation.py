"""What the visit says, what the note says of it, and whether the note turns it round."""

import pytest

from assistant.encounter import Speaker, Transcript, Utterance
from assistant.grounding.checks import check_negation
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated

SPEAKERS: dict[str, Speaker] = {"d": "clinician", "p": "patient"}


def conversation(*turns: str) -> Conversation:
    """Turns that begin with "d:" or "p:"; others are of an unknown speaker."""
    said = []
    for number, turn in enumerate(turns, 1):
        who, _, text = turn.partition(": ")
        speaker = SPEAKERS.get(who, "unknown")
        said.append(Utterance(id=number, speaker=speaker, text=text if who in SPEAKERS else turn))
    return Conversation(Transcript(utterances=said))


def severities(noted: str, *said: str, part: Part = "") -> list[str]:
    return [f.severity for f in check_negation(Stated(noted, part=part), conversation(*said))]


TURNED = [
    (["d: any chest pain?", "p: slight cramps in my chest"], "Denies chest pain.", "admitted in the visit"),
    (
        ["d: any fever?", "p: no", "d: any cough?", "p: yes"],
        "Reports fever and cough.",
        "denied in the visit",
    ),
    (["d: any fevers, chills?", "p: no fevers, no chills"], "Reports fever.", "an answer that repeats"),
    (["d: any chest pain?", "p: mm-mm"], "Reports chest pain.", "a no that is no word"),
    (
        ["d: any fever?", "p: no", "d: any chills?", "p: yeah a few"],
        "Denies fever, chills, or sweats.",
        "one item of a list",
    ),
    (["d: i don't appreciate any murmurs"], "Murmurs on auscultation.", "what the doctor did not hear"),
    (["d: your lungs are clear"], "Crackles at the bases.", "a normal examination"),
    (["d: there is some swelling in your ankle"], "No edema of the ankle.", "what the doctor saw"),
    (["p: i have been able to drive to work"], "He has not been able to drive to work.", "any other verb"),
    (["p: i have n't been able to drive to work"], "He has been able to drive to work.", "and back"),
    (["p: i take the water pill every morning"], "She does not take the water pill.", "use of a medicine"),
    (["p: the ice has been helping my knee"], "Ice has not helped the knee.", "an effect"),
    (["d: your x-ray is normal"], "X-ray is abnormal.", "a result"),
    (["d: the rapid strep test was negative"], "Rapid strep test was positive.", "a negative test"),
    (["d: your gait is stable"], "Gait is unstable.", "a prefix"),
    (["p: i never smoked"], "He is a smoker.", "a habit"),
    (["d: your diabetes is out of control"], "Diabetes is under control.", "the opposite of it"),
    (["d: your diabetes is under control"], "Diabetes is out of control.", "and back"),
    (["d: any allergies?", "p: yes penicillin"], "No allergies.", "an allergy"),
    (["d: i don't think you need surgery"], "She needs surgery.", "a plan"),
    (["d: no numbness or tingling?", "p: no"], "Reports numbness.", "a question that denies"),
    (["d: any fever", "p: no", "d: coughing, headache", "p: no"], "Reports headache.", "a list that goes on"),
    (
        ["p: my wrist is swollen", "d: on both lower legs there is no edema"],
        "Positive for edema of both lower legs.",
        "denied of the very place",
    ),
    (
        ["d: any other joint pain?", "p: no"],
        "Reports joint pain.",
        "only others were asked for, none affirmed",
    ),
    (
        ["d: any problems walking?", "p: no", "p: i like walking"],
        "Problems with ambulation.",
        "walking is none",
    ),
    (
        ["d: any loss of sensation?", "p: no", "d: sensation is intact"],
        "Loss of sensation.",
        "sensation is no loss",
    ),
    (
        ["d: there is no effusion that's fluid in the knee"],
        "Positive for effusion.",
        "a word of explanation affirms nothing",
    ),
    (
        ["d: pain with supination, no pain with pronation"],
        "Positive for pain with pronation.",
        "the other movement",
    ),
    (["p: i haven't been sick"], "He reports recent illness and denies fever.", "one word, denied alone"),
    (
        ["d: any seizures?", "p: no"],
        "Father reports that she has seizures.",
        "a relative who speaks for the patient",
    ),
]


@pytest.mark.parametrize(("said", "noted", "reason"), TURNED, ids=[row[2] for row in TURNED])
def test_turned_round(said: list[str], noted: str, reason: str) -> None:
    found = check_negation(Stated(noted), conversation(*said))
    assert "critical" in [f.severity for f in found]
    assert all(f.utterance and f.span in noted for f in found)


STANDS = [
    (["d: any chest pain?", "p: no"], "Denies chest pain.", "denied in both"),
    (["d: any fever?", "p: no", "p: i had a fever last week"], "Denies fever.", "both were said"),
    (["no fracture on the x-ray"], "No fracture.", "a finding that is absent"),
    (["my knee hurts"], "Denies fever.", "never mentioned, and a short visit"),
    (["d: any fever?", "p: no"], "He is afebrile.", "another word for no fever"),
    (["d: are you short of breath?", "p: no"], "Denies SOB.", "an abbreviation"),
    (["d: your lungs are clear"], "No wheezes, rales, or rhonchi.", "what a normal examination denies"),
    (["p: my back hurts"], "Denies chest pain.", "pain in another place"),
    (["p: my left knee hurts"], "Denies right knee pain.", "the other side"),
    (["d: call me if you have a fever"], "Denies fever.", "a supposition affirms nothing"),
    (["p: i hurt my finger", "d: anything else?", "p: no"], "She has no other injury.", "a narrower denial"),
    (
        ["d: any problems sleeping?", "p: no i sleep well"],
        "He has no problems sleeping.",
        "no trouble with it",
    ),
    (["d: does the pain wake you?", "p: it went away last week"], "He has no pain now.", "it is over"),
    (["p: my mother has diabetes"], "Mother with diabetes. He denies cough.", "of somebody else"),
    (["d: the medial side is tender"], "No tenderness of the lateral side.", "another spot"),
    (["d: any heavy drinking?", "p: no"], "He drinks one beer a week.", "a narrower question"),
    (["p: well"], "Neurological:", "a heading"),
    (
        ["d: you have pain when you pronate the forearm"],
        "No pain with supination of the forearm.",
        "another movement",
    ),
    (
        ["d: any other joint pain?", "p: no", "p: my joint pain is bad"],
        "Reports joint pain.",
        "one was affirmed",
    ),
    (["p: i am so used to it i get infections"], "He has infections.", "getting used to it is no end"),
]


@pytest.mark.parametrize(("said", "noted", "reason"), STANDS, ids=[row[2] for row in STANDS])
def test_what_stands(said: list[str], noted: str, reason: str) -> None:
    assert [s for s in severities(noted, *said) if s != "minor"] == []


UNCLEAR: list[tuple[list[str], str, Part, str]] = [
    (["d: do you smoke?", "p: no"], "Nil smoking.", "history", "nil denies"),
    (["d: any nausea?", "p: no"], "Appetite kept, nil nausea/vomiting", "history", "nil behind a comma"),
    (
        ["d: any pain in your chest?", "p: no"],
        "Discussed red flags (SOB, chest pain) - if present, for review",
        "plan",
        "what to watch for states nothing",
    ),
    (["p: i don't really have an appetite"], "Appetite reduced.", "history", "none is less"),
    (["p: i'm not moody"], "Mood is stable.", "history", "a word of another sense"),
    (
        ["d: any pain when you turn your neck?", "p: no"],
        "Stiff when turning the neck.",
        "history",
        "the place of a denied pain",
    ),
    (
        ["d: did you sleep in an odd position last night?", "p: no, as usual"],
        "Slept as per normal last night",
        "history",
        "the time of a denied thing",
    ),
    (["d: any allergies to medicines?", "p: no just latex"], "Latex allergy", "history", "the exception"),
    (["d: paracetamol, ok. any ibuprofen?", "p: no"], "Used paracetamol", "history", "only the other asked"),
    (["d: avoid the triggers"], "Dust is a possible trigger", "history", "what to avoid is there"),
    (["d: ever had dermatitis?", "p: no"], "Imp: dermatitis", "plan", "not before, but now"),
    (["p: my lip is swollen"], "No lip swelling seen", "history", "told, but not seen"),
    (
        ["d: i'll leave a link about anaphylactic reactions"],
        "No evidence of anaphylactic reaction",
        "plan",
        "only to be read about",
    ),
    (["d: any stiffness of the neck?", "p: yeah", "p: no"], "No neck stiffness", "history", "the last word"),
    (
        ["p: i get winded on the stairs"],
        "Feeling more SOB on exertion, nil SOB at rest.",
        "history",
        "what there is of it is noted",
    ),
    (["p: i have a cough"], "Generally unwell with cough", "history", "unwell denies no cough"),
]


@pytest.mark.parametrize(("said", "noted", "part", "reason"), UNCLEAR, ids=[row[3] for row in UNCLEAR])
def test_nothing_unclear_is_an_objection(said: list[str], noted: str, part: Part, reason: str) -> None:
    assert set(severities(noted, *said, part=part)) <= {"minor"}


STILL_TURNED: list[tuple[list[str], str, Part, str]] = [
    (["d: do you smoke?", "p: yes a pack a day"], "Nil smoking.", "history", "nil is heard"),
    (["d: any stiffness?", "p: no", "p: yes"], "No stiffness", "history", "the last word counts"),
    (["d: there is swelling of the lip"], "No lip swelling seen", "examination", "the doctor saw it"),
    (
        ["d: have you had any dizziness, fever, chills?", "p: a little dizziness on the stairs"],
        "Reports chills.",
        "history",
        "passed over in the answer to a list",
    ),
]


@pytest.mark.parametrize(("said", "noted", "part", "reason"), STILL_TURNED, ids=[r[3] for r in STILL_TURNED])
def test_what_is_clear_still_objects(said: list[str], noted: str, part: Part, reason: str) -> None:
    assert set(severities(noted, *said, part=part)) & {"critical", "major"}


def test_a_finding_of_the_doctor_does_not_contradict_the_history() -> None:
    said = "d: on your exam there is some swelling of both legs"
    assert severities("She denies swelling of the legs.", said, part="history") == []
    assert severities("No swelling of the legs.", said, part="examination") == ["critical"]


def long_visit(*turns: str) -> list[str]:
    """The turns within a talk that is long enough for silence to tell something."""
    talk = "the garden was in bloom and the neighbours came over for a barbecue on saturday evening"
    return [*turns, *[f"p: {talk}"] * 25]


UNSAID = [
    ("He has not been sleeping in the garden.", "plan", "a course that nobody denied"),
    ("She is not following the advice.", "history", "the same in the present"),
    ("Positive for bruit.", "examination", "a positive sign that nobody found"),
]


@pytest.mark.parametrize(("noted", "part", "reason"), UNSAID, ids=[row[2] for row in UNSAID])
def test_what_nobody_said_is_major(noted: str, part: Part, reason: str) -> None:
    said = long_visit("d: we will order an echocardiogram", "p: okay")
    found = check_negation(Stated(noted, part=part), conversation(*said))
    assert [(f.severity, f.utterance) for f in found] == [("major", None)]


UNSAID_STANDS = [
    ("The patient did not fill the prescription.", "history", "told in other words, silence tells nothing"),
    ("His diabetes is unstable.", "plan", "a judgment of the doctor"),
    ("Positive Tinel sign.", "examination", "a sign with a name is done without naming it"),
    ("Positive for bruit.", "history", "only an examination has a template of findings"),
]


@pytest.mark.parametrize(("noted", "part", "reason"), UNSAID_STANDS, ids=[row[2] for row in UNSAID_STANDS])
def test_what_silence_does_not_tell(noted: str, part: Part, reason: str) -> None:
    assert [s for s in severities(noted, *long_visit("p: hello"), part=part) if s != "minor"] == []


def test_silence_in_a_short_visit_tells_nothing() -> None:
    assert severities("He has not been coughing.", "p: hello there") == []


def test_a_condition_may_be_told_in_other_words() -> None:
    said = long_visit("d: we will see how it goes")
    assert severities("If his symptoms do not resolve, we will refer him.", *said, part="plan") == []


def test_a_complaint_that_nobody_named_is_minor() -> None:
    found = check_negation(
        Stated("Denies chest pain.", part="history"), conversation(*long_visit("p: hello"))
    )
    assert [f.severity for f in found] == ["minor"]


def test_what_was_said_both_ways_is_minor() -> None:
    said = long_visit("p: i had a fever", "d: any fever now?", "p: no")
    assert severities("Denies fever.", *said) == ["minor"]


REPAIRS = [
    (["d: any cough?", "p: yes"], "Denies cough.", "Reports cough."),
    (["d: any cough?", "p: no"], "Endorses cough.", "Denies cough."),
    (["d: no fracture there"], "X-ray shows a fracture.", "X-ray shows no fracture."),
    (["p: i have been able to drive"], "He has not been able to drive.", "He has been able to drive."),
    (["d: there is swelling"], "No swelling.", "Swelling."),
    (["d: any cough?", "p: no", "d: any fever?", "p: yes"], "Reports cough and fever.", ""),
]


@pytest.mark.parametrize(("said", "noted", "wanted"), REPAIRS, ids=[row[1] for row in REPAIRS])
def test_a_simple_sentence_is_turned_back(said: list[str], noted: str, wanted: str) -> None:
    found = check_negation(Stated(noted), conversation(*said))
    assert {f.repair for f in found if f.severity == "critical"} == {wanted}


def test_the_explanation_quotes_the_statement_only() -> None:
    said = ["d: zebulon do you have any chest pain?", "p: yes zebulon has"]
    (finding,) = check_negation(Stated("Denies chest pain."), conversation(*said))
    assert "“chest pain”" in finding.explanation
    assert "zebulon" not in finding.explanation.lower()


def test_the_explanation_names_nobody() -> None:
    said = ["d: the noise of the street does not disturb quillon at all"]
    found = check_negation(Stated("The noise of the street disturbs Quillon."), conversation(*said))
    assert found
    assert all("Quillon" not in f.explanation for f in found)


def test_a_denied_list_is_turned_round_as_a_list() -> None:
    visit = conversation("d: any chest pain or heartburn?", "p: yes both chest pain and heartburn")
    [first, *_] = check_negation(Stated("He denied any chest pain or heartburn."), visit)
    assert first.repair == "He reported chest pain and heartburn."

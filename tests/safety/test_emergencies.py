"""Emergencies in words: what has to be pointed out, how urgent it is, and what must not be."""

import pytest

from assistant.safety.emergencies import emergencies

CALL = [
    ("I have had a crushing pain in my chest for an hour.", "chest pain", "the plainest case"),
    ("My chest feels really tight and I am sweaty.", "chest pain", "tightness"),
    ("It feels as if an elephant is sitting on my chest.", "chest pain", "'as if' supposes nothing"),
    ("I had chest pain last year and now it is back: chest pressure since noon.", "chest pain", "it is back"),
    ("No fever, but I have chest pain.", "chest pain", "the denial ends at 'but'"),
    ("I don't know why my chest hurts so much.", "chest pain", "not a denial"),
    ("My chest pain started two weeks ago and gets worse.", "chest pain", "began long ago, is there"),
    ("My chest pain has not gone away.", "chest pain", "not over"),
    ("I cannot take any more of this chest pain.", "chest pain", "'any more' asks nothing"),
    ("The antacid does not relieve my chest pain.", "chest pain", "denies relief"),
    ("Should I go to the hospital with chest pain like this?", "chest pain", "a question that tells"),
    ("Could I be having a heart attack?", "heart attack", "a question that tells"),
    ("I'm not sure if I am having a heart attack.", "heart attack", "not a supposition"),
    ("I can't breathe properly since the new inhaler.", "trouble breathing", "the denial is the sign"),
    ("If I lie down, I can't breathe.", "trouble breathing", "the condition ends before it"),
    ("I am having trouble breathing after taking lisinopril.", "trouble breathing", "after a medicine"),
    ("He is gasping and his lips are turning blue.", "trouble breathing", "told of another"),
    ("I think I have a severe allergic reaction to amoxicillin.", "severe allergic reaction", "named"),
    ("My throat is closing up.", "severe allergic reaction", "the airway"),
    ("My tongue is swelling after the shrimp.", "severe allergic reaction", "the airway"),
    ("I have hives all over and I feel faint.", "allergic reaction with faintness or breathlessness", "two"),
    ("My husband's face is drooping.", "stroke signs", "told of another"),
    ("My right arm went numb and I am slurring my words.", "stroke signs", "arm and speech"),
    ("I suddenly can't see out of my left eye.", "sudden loss of vision", "the denial is the sign"),
    ("This is the worst headache of my life.", "thunderclap headache", "as it is taught"),
    ("She has a fever and her neck is stiff.", "headache or fever with a stiff neck or confusion", "two"),
    ("I passed out in the shower this morning.", "fainting", "past tense, of today"),
    ("I can't wake my mother.", "fainting", "not a denial"),
    ("My blood pressure suddenly dropped.", "drop in blood pressure", "shock"),
    ("My son is having a seizure.", "seizure", "told of a child"),
    ("The cut on my leg won't stop bleeding.", "heavy bleeding", "the denial is the sign"),
    ("He keeps vomiting blood.", "heavy bleeding", "inside"),
    ("I want to kill myself.", "self-harm", "plain"),
    ("Some days I don't want to be alive anymore.", "self-harm", "said quietly"),
    ("She took a whole bottle of Tylenol.", "poisoning or overdose", "before any sign"),
    ("Our baby is limp and will not feed.", "child who is limp, blue or hard to wake", "a child"),
    ("I hit my head yesterday. Now I keep vomiting.", "serious injury", "two sentences"),
    ("My heart is racing and I almost fainted.", "palpitations with faintness or chest pain", "two"),
    ("Do you have any chest pain? Yes, since this morning.", "chest pain", "asked and affirmed"),
]


@pytest.mark.parametrize(("text", "rule", "reason"), CALL)
def test_call_now(text: str, rule: str, reason: str) -> None:
    found = {one.rule: one for one in emergencies(text)}
    assert rule in found, reason
    assert found[rule].kind == "call"


TODAY = [
    ("I feel my heart racing after taking the new pills.", "palpitations", "after a medicine"),
    ("A rapid heartbeat keeps me awake since I took the decongestant.", "palpitations", "in other words"),
    ("I have a severe rash on my leg.", "something severe or sudden", "severe"),
    ("My stomach pain is unbearable.", "something severe or sudden", "severe, behind the word"),
    ("My hip pain is 10 out of 10.", "something severe or sudden", "as a number"),
    ("I can hardly eat, I have trouble swallowing since Sunday.", "trouble swallowing", "the throat"),
    ("I am nauseous and in a cold sweat.", "cold sweat with nausea or pain", "the heart, without pain"),
    ("My stools have been black and tarry.", "blood where none belongs", "bleeding inside"),
    ("I haven't felt the baby kick since last night.", "baby moves less", "the denial is the sign"),
    ("I have lost control of my bladder.", "numb saddle or lost bladder control", "the spine"),
    ("My left calf is swollen and hot.", "leg clot signs", "a clot"),
    ("I can't keep any fluids down.", "dehydration", "the denial is the sign"),
    ("My 6 week old has a fever.", "young baby with fever", "under three months"),
]


@pytest.mark.parametrize(("text", "rule", "reason"), TODAY)
def test_be_seen_today(text: str, rule: str, reason: str) -> None:
    found = emergencies(text)
    assert rule in {one.rule for one in found}, reason
    assert {one.kind for one in found} == {"today"}, "and nothing more urgent"


NOTHING = [
    ("I have no chest pain.", "denied"),
    ("He denies chest pain, trouble breathing and fainting.", "a list, denied"),
    ("I never had chest pain or passed out.", "denied, with 'or'"),
    ("No severe pain, no swelling of the face.", "denied twice"),
    ("I am not short of breath.", "denied before a verb"),
    ("Chest pain: none.", "denied behind it"),
    ("My chest pain is gone.", "over"),
    ("I had chest pain last year.", "history"),
    ("I had a seizure when I was a child.", "history"),
    ("I have a history of seizures, stroke signs and fainting spells.", "history, a list"),
    ("Can this tablet cause suicidal thoughts?", "asked"),
    ("Is chest pain a common side effect?", "asked of the sign itself"),
    ("My blood pressure dropped to 120/80 with the new tablet.", "wanted"),
    ("The tablets make me a bit nauseous.", "without a cold sweat"),
    ("I have trouble swallowing these big tablets.", "their size"),
    ("I passed out in 2015.", "history by its year"),
    ("My father had a heart attack at 60.", "a relative's history"),
    ("Do you have any chest pain? No.", "asked and denied"),
    ("Any trouble breathing?", "asked"),
    ("okay so how about any shortness of breath or chest pain", "asked without a mark, past fillers"),
    ("You mentioned a cough, are you having any trouble breathing", "asked in the middle"),
    ("On a scale of one to ten, with ten being the worst pain, what is it now?", "a scale"),
    ("Will this medicine make my throat swell or cause severe swelling in my face?", "asked"),
    ("Can I take ibuprofen if I have a history of heart palpitations?", "asked"),
    ("Is there a risk of severe bleeding with warfarin?", "asked"),
    ("Call us if you have chest pain, trouble breathing or pass out.", "advice"),
    ("Go to the emergency room in case of severe chest pain.", "advice"),
    ("Side effects include a rapid heartbeat and severe dizziness.", "a leaflet"),
    ("What should I do if my pills cause constipation?", "no sign at all"),
    ("I feel a slight dizziness in the morning.", "mild"),
    ("I have some swelling on my neck. What should I do?", "neither severe nor sudden"),
    ("I have trouble sleeping.", "not breathing"),
    ("I have trouble breathing through my nose.", "a cold"),
    ("My chest X-ray was normal.", "the part alone"),
    ("I hurt myself playing football and want ice.", "not self-harm"),
    ("Please refill my nitroglycerin.", "a refill"),
    ("My 8 month old had a fever.", "old enough"),
    ("The clinic offers suicide prevention courses.", "a name"),
    ("I get light-headed when I stand up quickly.", "posture"),
    ("I fainted once as a child.", "history"),
    ("My ankles are a little swollen in the evening.", "slow and mild"),
    ("", "nothing was said"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING)
def test_not_an_emergency(text: str, reason: str) -> None:
    assert emergencies(text) == [], reason


def test_the_span_is_where_it_stands_and_the_most_urgent_comes_first() -> None:
    text = "I have a severe rash. Also, my throat\u2019s fine but I can\u2019t breathe."
    found = emergencies(text)
    assert [one.rule for one in found] == ["trouble breathing", "something severe or sudden"]
    assert all(text[one.start : one.end] == one.span for one in found)
    assert found[0].span == "can\u2019t breathe" and found[0].means


def test_a_question_counts_with_the_other_speakers_answer() -> None:
    assert emergencies("Are you having chest pain?", "Yeah, it is bad.")
    assert not emergencies("Are you having chest pain?", "No, none.")
    assert not emergencies("Are you having chest pain?")

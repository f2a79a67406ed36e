from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.encounter import Handout, HandoutSection, HandoutSentence, Medicine
from assistant.handouts import tone as tone_module
from assistant.handouts.tone import tone, tone_findings, tone_rules

FLAGGED = [
    ("You have been non-compliant with your pills.", "blame", "major", "non-compliant", "disobedience"),
    ("You were noncompliant.", "blame", "major", "noncompliant", "without the hyphen"),
    ("You were not compliant.", "blame", "major", "not compliant", "in two words"),
    ("Poor adherence raised your sugar.", "blame", "major", "Poor adherence", "the politer twin"),
    ("You failed treatment with metformin.", "blame", "major", "You failed treatment", "the drug failed"),
    ("This is a failed treatment.", "blame", "major", "failed treatment", "of the treatment, still a mark"),
    ("You failed to take your pills.", "blame", "major", "failed to take", "a bad mark"),
    ("You refused the flu shot.", "blame", "major", "refused", "a choice is no defiance"),
    ("You were uncooperative.", "blame", "major", "uncooperative", "perhaps in pain"),
    ("You are lazy about walking.", "blame", "major", "lazy", "character"),
    ("Your diabetes is poorly controlled.", "blame", "minor", "poorly controlled", "a grade"),
    ("You have a history of alcohol abuse.", "blame", "major", "alcohol abuse", "a word of violence"),
    ("He is a drug abuser.", "blame", "major", "abuser", "the person is not the act"),
    ("This was drug-seeking.", "blame", "major", "drug-seeking", "a need is no trick"),
    ("You should have called earlier.", "blame", "major", "should have called", "scolds"),
    ("You were a no-show on Monday.", "blame", "major", "no-show", "office talk"),
    ("You left against medical advice.", "blame", "major", "against medical advice", "disobedience"),
    ("Your drug screen was dirty urine.", "blame", "major", "dirty urine", "calls people dirty"),
    ("You denied chest pain.", "doubt", "major", "You denied", "as if accused"),
    ("Denies fever.", "doubt", "minor", "Denies", "without a subject"),
    ("You claim that it hurts.", "doubt", "major", "You claim that", "not believed"),
    ("You complain of headaches.", "doubt", "minor", "You complain of", "telling is not complaining"),
    ("Your chief complaint is a cough.", "doubt", "minor", "chief complaint", "the form's word"),
    ("You admit to smoking.", "doubt", "major", "admit to", "a confession"),
    ("It is all in your head.", "doubt", "major", "all in your head", "not real"),
    ("You are exaggerating.", "doubt", "major", "You are exaggerating", "not believed"),
    ("You are a diabetic.", "label", "major", "You are a diabetic", "a noun for a person"),
    ("You are diabetic.", "label", "major", "You are diabetic", "the person is not the disease"),
    ("Diabetics need eye checks.", "label", "major", "Diabetics", "the noun in the plural"),
    ("He is an addict.", "label", "major", "addict", "the person comes first"),
    ("She is an alcoholic.", "label", "major", "alcoholic", "the noun"),
    ("You suffer from migraine.", "label", "minor", "suffer from", "tells people how they feel"),
    ("Stroke victims can join.", "label", "major", "Stroke victims", "helpless"),
    ("She is wheelchair-bound.", "label", "minor", "wheelchair-bound", "a chair is a help"),
    ("You are morbidly obese.", "label", "major", "morbidly obese", "felt as an insult"),
    ("Her brother committed suicide.", "label", "major", "committed suicide", "no crime"),
    ("He is mentally ill.", "label", "major", "mentally ill", "the illness first"),
    ("The elderly should drink more.", "label", "major", "The elderly", "one trait is the person"),
    ("You had unprotected sex.", "label", "minor", "unprotected sex", "less clear"),
    ("You must take it.", "power", "minor", "You must", "commands"),
    ("You are not allowed to drive.", "power", "minor", "You are not allowed to", "commands"),
    ("Just stop smoking.", "power", "major", "Just stop", "a hard thing made easy"),
    ("Obviously, you need rest.", "power", "minor", "Obviously", "makes feel foolish"),
    ("The patient should rest.", "person", "major", "The patient should", "not second person"),
    ("We checked the patient’s knee.", "person", "major", "the patient’s", "a curly apostrophe"),
    ("Patients with asthma need this.", "person", "minor", "Patients with", "people, or you"),
    ("He/she can call.", "person", "minor", "He/she", "the reader is one person"),
    ("This is a deadly disease.", "alarm", "major", "deadly", "fear"),
    ("You could die.", "alarm", "major", "You could die", "a threat"),
    ("Your sugar is sky-high.", "alarm", "minor", "sky-high", "the number tells more"),
    ("Nothing more can be done.", "alarm", "major", "Nothing more can be done", "there is always care"),
    ("Call us today!!", "alarm", "minor", "today!!", "shouts"),
    ("DO NOT drive.", "shouting", "minor", "DO NOT", "two words"),
    ("Take it NEVER with milk.", "shouting", "minor", "NEVER", "one everyday word"),
    ("Get an APPOINTMENT soon.", "shouting", "minor", "APPOINTMENT", "too long for an abbreviation"),
    ("Your MRI IS GOOD NEWS.", "shouting", "minor", "MRI IS GOOD NEWS", "a run of capitals"),
]


@pytest.mark.parametrize(("text", "kind", "severity", "span", "reason"), FLAGGED)
def test_flagged(text: str, kind: str, severity: str, span: str, reason: str) -> None:
    found = [(t.kind, t.severity, t.span) for t in tone(text)]
    assert found == [(kind, severity, span)], reason


FINE = [
    ("You have heart failure.", "the heart's, not the person's"),
    ("Your kidneys have not failed.", "an organ"),
    ("The first test failed, so we will repeat it.", "a test"),
    ("The lisinopril failed to lower your blood pressure.", "a drug"),
    ("You had failed back surgery syndrome.", "a diagnosis"),
    ("Call the domestic abuse hotline.", "violence is named as such"),
    ("Call the drug abuse helpline.", "a name of a service"),
    ("You can leave an abuser safely.", "a person who abuses"),
    ("Put the needles in a box, not in the refuse.", "rubbish"),
    ("You have the right to refuse.", "a right"),
    ("Call us if your child refuses to drink.", "a sign"),
    ("Your insurance denied the claim.", "a company"),
    ("We denied it because your level is high.", "what the clinic did"),
    ("You can complain to our office.", "a real complaint"),
    ("To make a complaint, call this number.", "a real complaint"),
    ("You were admitted to the hospital.", "not a confession"),
    ("You will be admitted to a ward.", "not a confession"),
    ("You have a diabetic foot ulcer.", "an adjective of a thing"),
    ("You are due for your diabetic eye exam.", "an adjective of a thing"),
    ("Join Alcoholics Anonymous.", "a name"),
    ("You have non-alcoholic fatty liver disease.", "a diagnosis"),
    ("Stay away from alcoholic drinks.", "an adjective of a thing"),
    ("You have drunk enough water.", "a verb"),
    ("Eat less fat and avoid fatty foods.", "food"),
    ("You can eat nuts and seeds.", "food"),
    ("Give your child honey for the cough.", "food"),
    ("Use pain control at home.", "not a grade"),
    ("Birth control pills can help.", "not a grade"),
    ("It is not your fault.", "comfort"),
    ("Call us if you feel hopeless.", "a symptom"),
    ("Call us if you feel that you could die.", "a symptom"),
    ("Take a painkiller at night.", "a kind of drug"),
    ("It is a non-fatal overdose.", "the opposite"),
    ("Your natural killer cells are fine.", "a kind of blood cell"),
    ("A fatty substance covers the nerve.", "a material"),
    ("He has growth retardation.", "a slow growth"),
    ("You have spastic paraplegia.", "a diagnosis"),
    ("It spreads from an infected person.", "how a germ spreads"),
    ("A defective gene causes it.", "a gene"),
    ("You have had a lazy eye since birth.", "a diagnosis"),
    ("Your job is physically demanding.", "a job"),
    ("Your spastic bladder is better.", "of an organ"),
    ("Use a non-adherent dressing.", "a material"),
    ("The vessel is non-compliant.", "physics"),
    ("You must not be worried.", "comfort"),
    ("You are supposed to rest.", "a plan"),
    ("Message us in the patient portal.", "a name of a thing"),
    ("Read the patient information leaflet.", "a name of a thing"),
    ("Be patient with your knee.", "an adjective"),
    ("You will get outpatient care.", "a part of a word"),
    ("See your PT twice a week.", "physical therapy"),
    ("Clean the wound and keep it clean.", "a wound"),
    ("You gave a clean-catch sample.", "a sample"),
    ("We will get an MRI and a CT scan.", "abbreviations"),
    ("Your COPD and GERD are stable.", "abbreviations"),
    ("Take IBUPROFEN 200 mg.", "a drug's name"),
    ("Your HbA1c and LDL are good.", "abbreviations"),
    ("Well done! Keep going.", "one mark of praise"),
    ("Call 911 right away if you have chest pain.", "urgent and calm"),
    ("Your wife said she should rest too.", "another person"),
    ("Quitting is not a question of willpower.", "comfort"),
    ("You did not report a fever.", "what is written instead"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "reason"), FINE)
def test_not_flagged(text: str, reason: str) -> None:
    assert [t.span for t in tone(text)] == [], reason


REPAIRED = [
    ("You are a diabetic.", "You have diabetes."),
    ("You denied chest pain.", "You did not report chest pain."),
    ("We looked at the patient's knee.", "We looked at your knee."),
    ("Her uncle committed suicide.", "Her uncle died by suicide."),
    ("You complained of a cough.", "You told us about a cough."),
    ("You are compliant with the diet.", "You are keeping up with the diet."),
    ("Please DO NOT stop.", "Please do not stop."),
    ("STOP, and call us.", "Stop, and call us."),
]


@pytest.mark.parametrize(("text", "repaired"), REPAIRED)
def test_words_that_can_be_swapped_are(text: str, repaired: str) -> None:
    (found,) = tone(text)
    assert found.finding(text).repair == repaired
    assert tone(repaired) == []


def test_a_finding_says_what_to_write_and_repairs_nothing_that_does_not_fit() -> None:
    text = "You have been non-compliant."
    (found,) = tone(text)
    assert text[found.start : found.end] == found.span
    finding = found.finding(text)
    assert (finding.rule, finding.span, finding.repair) == ("tone_blame", "non-compliant", "")
    assert "Write:" in finding.explanation


def test_overlapping_words_are_one_finding_and_others_stand_in_order() -> None:
    assert [t.span for t in tone("You refused, and the patient should rest.")] == [
        "refused",
        "the patient should",
    ]


def test_a_handout_is_read_with_what_its_medicines_are_for() -> None:
    handout = Handout(
        sections=[HandoutSection(title="Why you came", sentences=[HandoutSentence(text="You refused.")])],
        medicines=[Medicine(name="Naltrexone", what_for="alcohol abuse")],
    )
    assert [f.span for f in tone_findings(handout)] == ["refused", "alcohol abuse"]


def test_the_shipped_rules_are_whole() -> None:
    rules = [rule for group in tone_rules().words.values() for rule in group]
    assert len(rules) >= 80
    for rule in rules:
        assert rule.say and rule.why.endswith("."), rule.words.pattern
        assert tone(rule.swap.replace("\\1", "you")) == [], f"the advice {rule.swap!r} is flagged itself"


BROKEN = [
    ("{words: [x], say: a, why: b, severity: critical}", "no such severity"),
    ("{words: ['('], say: a, why: b}", "not a pattern"),
    ("{words: [x], say: a}", "no reason given"),
    ("{words: [x], say: a, why: b, swap: '\\1 y'}", "a group that is not there"),
    ("{words: [x], say: a, why: b, instead: c}", "unknown key"),
]


@pytest.mark.parametrize(("rule", "reason"), BROKEN)
def test_a_broken_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, reason: str
) -> None:
    file = tmp_path / "knowledge" / tone_module.FILE
    file.parent.mkdir(parents=True)
    file.write_text(f"words: {{blame: [{rule}]}}\nshouting: {{shouted: [], fine: [], why: a}}\n")
    monkeypatch.setattr(tone_module, "ROOT", tmp_path)
    tone_rules.cache_clear()
    with pytest.raises(ValidationError):
        tone_rules()
    monkeypatch.undo()
    tone_rules.cache_clear()

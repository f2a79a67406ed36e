"""Encounters for the tests of handouts: a rich English one, and translations that no model made."""

from assistant.encounter import (
    Citation,
    CitedPassage,
    Encounter,
    Finding,
    Handout,
    HandoutSection,
    HandoutSentence,
    Medicine,
)
from assistant.handouts.explain import measure
from assistant.notes.cited import plan_of
from assistant.progress import Cancel, Progress, Report
from assistant.workflow import Workflow
from tests.ui.clinic import signed

ENDPOINT = "http://127.0.0.1:9/v1"
"""Nobody answers there; with any endpoint all languages are offered."""

HARD = (
    "The positive rapid strep test that was obtained in the course of the examination of the oropharynx "
    "is consistent with an acute streptococcal disease of the throat."
)
EASIER = "Your tonsils are big. You have strep throat."
DOUBTING = "You complain of high blood pressure. Stay on lisinopril."
BELIEVING = "You told us about high blood pressure. Stay on lisinopril."
DOSE, WRONG = "Azithromycin 500 mg once daily for 5 days.", "Azithromycin 250 mg once daily for 5 days."
WARNING = "Call an ambulance right away if you have trouble breathing."
PASSAGE = f"Sore throat is common. {WARNING} Most people get well in a week."

WORDS = {
    "es": {
        WARNING: "Llame a una ambulancia de inmediato si tiene dificultad para respirar.",
        "You have had a sore throat and a fever for 3 days.": "Ha tenido dolor de garganta y fiebre 3 días.",
        "Azithromycin 500 mg once daily for 5 days.": "Azithromycin 500 mg una vez al día durante 5 días.",
    },
    "ar": {
        "Call 911 right away if": "اتصل بالرقم 911 فورًا إذا",
        "Why you came": "سبب زيارتك",
        "What we found": "ما وجدناه",
        "What we decided": "ما قررناه",
        "When to get help and how fast": "متى تطلب المساعدة وبأي سرعة",
        WARNING: "اتصل بالإسعاف فورًا إذا كنت تجد صعوبة في التنفس.",
        "You have had a sore throat and a fever for 3 days.": "لديك التهاب في الحلق وحمى منذ 3 أيام.",
        "Vital signs: Temperature 101.2 degrees, blood pressure 128/76.": "العلامات: الحرارة 101.2 درجة، "
        "ضغط الدم 128/76.",
        "Throat: The tonsils are red and swollen with white spots.": "الحلق: اللوزتان حمراوان ومتورمتان "
        "وعليهما بقع بيضاء.",
        "The rapid strep test is positive.": "نتيجة فحص البكتيريا السريع إيجابية.",
        "Azithromycin 500 mg once daily for 5 days.": "Azithromycin 500 mg مرة واحدة يوميًا لمدة 5 أيام.",
        "Stay on lisinopril.": "استمر على lisinopril.",
        EASIER: "لوزتاك كبيرتان. لديك التهاب الحلق العقدي.",
        BELIEVING: "أخبرتنا عن ارتفاع ضغط الدم. استمر على lisinopril.",
        "Return in 1 week if not better and call if unable to swallow.": "عد خلال أسبوع 1 إذا لم تتحسن، "
        "واتصل بنا إذا لم تستطع البلع.",
    },
}
"""What a good model might write; every other sentence gets the language's code in front."""


def all_languages(workflow: Workflow) -> None:
    """As with a larger model at an endpoint; translations are made by ``translated``, without a model."""
    workflow.settings = workflow.settings.model_copy(update={"llm_base_url": ENDPOINT})

    def translate(encounter: str, language: str, report: Report, cancel: Cancel) -> Handout:
        report(Progress("translation", "Translating", 0.5))
        english = workflow.records.load(encounter).handout
        assert english is not None
        made = translated(english, language)
        workflow.records.save(encounter, "translation", made)
        return made

    workflow.translate = translate  # type: ignore[method-assign]


def translated(english: Handout, language: str, findings: list[Finding] | None = None) -> Handout:
    """The handout with each sentence beside its English one and itself as the translation back."""
    words = WORDS.get(language, {})

    def told(text: str) -> str:
        return words.get(text, f"[{language}] {text}")

    made = english.model_copy(
        deep=True,
        update={
            "language": language,
            "translates": english.sha256(),
            "approval": None,
            "findings": findings or [],
        },
    )
    for section in made.sections:
        section.title = told(section.title)
        section.sentences = [
            s.model_copy(update={"text": told(s.text), "original": s.text, "back": s.text})
            for s in section.sentences
        ]
    return made


def with_handout(workflow: Workflow) -> Encounter:
    """A signed visit with the handout that the fake model makes; nothing in it is open."""
    encounter = signed(workflow)
    workflow.explain(encounter.id, _silent, Cancel())
    return workflow.records.load(encounter.id)


def to_correct(workflow: Workflow) -> Encounter:
    """The same with a hard sentence, a doubting one, a wrong dose, and a cited guideline's warning first."""
    encounter = with_handout(workflow)
    note, handout = encounter.note, encounter.handout
    assert note is not None and handout is not None and note.signature is not None
    passage = Citation(
        id="throat-1", document="throat", section="Warning signs", text=PASSAGE, publisher="Own summary",
        year=2024, score=0.9, title="Sore throat",
    )  # fmt: skip
    plan_of(note, "Strep throat").citations.append(CitedPassage(problem="Strep throat", citation=passage))
    note.signature = None
    workflow.records.save(encounter.id, "note", note)
    workflow.sign(encounter.id, "Dr Rivera")
    note = workflow.records.load(encounter.id).note
    assert note is not None
    urgent = HandoutSection(
        title="Call 911 right away if",
        key="urgent",
        sentences=[HandoutSentence(text=WARNING, cited=passage.id)],
    )
    found = next(section for section in handout.sections if section.key == "found")
    found.sentences[-1].text = HARD
    decided = next(section for section in handout.sections if section.key == "decided")
    decided.sentences[0].text, decided.sentences[-1].text = WRONG, DOUBTING
    handout.sections = [*handout.sections, urgent]
    handout.note_sha256 = note.sha256()
    measure(note, handout, 6.0)
    workflow.records.save(encounter.id, "handout", handout)
    return workflow.records.load(encounter.id)


def medicine(name: str) -> Medicine:
    """A row of the table with a markup-like purpose, to see that it stays text."""
    return Medicine(name=name, what_for="<b>throat</b>", how_much="500 mg", change="new")


def _silent(progress: Progress) -> None:
    """Nobody watches."""

import pytest

from assistant.encounter import Handout, HandoutSection, HandoutSentence, Medicine
from assistant.handouts.crosslingual import lapses
from assistant.handouts.translated import compare_translation

WRONG = [
    (
        "es",
        "Take 20 mg of lisinopril once daily.",
        "Tome 40 mg de lisinopril una vez al día.",
        "number_lost",
        "another dose",
    ),
    (
        "es",
        "Take 2.5 mg each morning.",
        "Tome 25 mg cada mañana.",
        "number_lost",
        "the decimal point is gone",
    ),
    (
        "es",
        "Take 50 mcg of levothyroxine daily.",
        "Tome 50 mg de levotiroxina diariamente.",
        "unit_lost",
        "mcg became mg",
    ),
    ("es", "Come back in 2 weeks.", "Vuelva en 2 meses.", "unit_lost", "weeks became months"),
    ("es", "Take it twice daily.", "Tómelo una vez al día.", "number_lost", "twice became once"),
    ("es", "Take it twice a day.", "Tómelo dos veces por semana.", "detail_lost", "a day became a week"),
    ("es", "Take half a tablet.", "Tome una tableta.", "number_lost", "half is lost"),
    ("es", "Rest for a few days.", "Descanse 10 días.", "number_added", "a number out of nowhere"),
    ("es", "Start metformin 500 mg.", "Empiece metoprolol 500 mg.", "drug_lost", "another medicine"),
    (
        "es",
        "Start metformin 500 mg.",
        "Empiece metoprolol 500 mg.",
        "drug_added",
        "a medicine that nobody named",
    ),
    ("es", "Do not take ibuprofen.", "Tome ibuprofeno.", "negation", "the denial is lost"),
    ("es", "You have a fracture.", "Usted no tiene una fractura.", "negation", "a denial came in"),
    (
        "es",
        "You have pain but no fever.",
        "No tiene dolor pero tiene fiebre.",
        "negation",
        "the denial moved",
    ),
    ("es", "Stop taking aspirin.", "Empiece a tomar aspirina.", "change", "start for stop"),
    ("es", "Increase lisinopril to 20 mg.", "Disminuya el lisinopril a 20 mg.", "change", "lower for raise"),
    ("es", "We will start lisinopril 10 mg.", "Tomará lisinopril 10 mg.", "change", "that it is new is lost"),
    ("es", "Your left knee is swollen.", "Su rodilla derecha está hinchada.", "turned", "the other side"),
    ("es", "Your left knee is swollen.", "Su rodilla está hinchada.", "detail_lost", "no side"),
    ("es", "Come back on Monday.", "Vuelva el martes.", "date_lost", "another day"),
    ("es", "Come back in March.", "Vuelva en mayo.", "date_added", "another month"),
    ("es", "Take it with food.", "Tómelo cada vez.", "detail_lost", "with food is lost"),
    ("es", "Take it in the morning.", "Tómelo por la noche.", "turned", "night for morning"),
    ("es", "Take it before meals.", "Tómelo después de las comidas.", "turned", "after for before"),
    ("es", "Call us if it gets worse.", "Llámenos si mejora.", "turned", "better for worse"),
    (
        "es",
        "Call 911 if you have chest pain.",
        "Llame al 112 si tiene dolor de pecho.",
        "number_lost",
        "another number",
    ),
    (
        "es",
        "You need a breast x-ray.",
        "Necesita una radiografía de barriga.",
        "term_lost",
        "another part of the body",
    ),
    ("es", "You have a kidney stone.", "Tiene cáncer renal.", "term_lost", "another disease"),
    (
        "es",
        "You have some back pain.",
        "Tiene some dolor de espalda.",
        "english_word",
        "a word stayed English",
    ),
    (
        "es",
        "There is swelling of both legs.",
        "Hay swelling de ambas piernas.",
        "english_word",
        "a word stayed English",
    ),
    ("es", "Rest and drink water.", "Rest and drink water.", "not_translated", "nothing is translated"),
    (
        "es",
        "Take the pills until they are gone.",
        "Prenez les pilules jusqu'à ce qu'il n'y en ait plus.",
        "language",
        "French",
    ),
    ("es", "Rest your knee for some days.", "Descanse su 膝盖 por unos días.", "language", "Chinese letters"),
    (
        "es",
        "Please rest at home and drink a lot of water and call us if you feel worse.",
        "Descanse.",
        "too_short",
        "most is left out",
    ),
    (
        "es",
        "Rest.",
        "Descanse en casa y beba mucha agua y llame si se siente peor hoy.",
        "too_long",
        "much is added",
    ),
    ("pt", "Take 5 mg daily.", "Tome 15 mg diariamente.", "number_lost", "another dose"),
    ("pt", "Do not drive.", "Dirija.", "negation", "the denial is lost"),
    ("pt", "Come back on Friday.", "Volte na quinta-feira.", "date_lost", "another day"),
    ("fr", "Do not take naproxen.", "Prenez du naproxène.", "negation", "the denial is lost"),
    ("fr", "Take it for 7 days.", "Prenez-le pendant 7 semaines.", "unit_lost", "weeks for days"),
    ("fr", "Your right ankle hurts.", "Votre cheville gauche fait mal.", "turned", "the other side"),
    (
        "hi",
        "Take 5 mg twice a day.",
        "दिन में तीन बार ५ मिलीग्राम लें।",
        "number_lost",
        "three for two, in Devanagari digits",
    ),
    ("hi", "Do not take aspirin.", "एस्पिरिन लें।", "negation", "the denial is lost"),
    ("hi", "Start metformin.", "अमोक्सिसिलिन शुरू करें।", "drug_lost", "another medicine by its sound"),
    ("hi", "Rest your left arm.", "Descanse su brazo izquierdo.", "language", "Spanish"),
    ("ar", "Take 10 mg for two weeks.", "تناول ١٠ ملغ لمدة شهرين.", "unit_lost", "the word for two months"),
    ("ar", "You do not have an infection.", "لديك عدوى.", "negation", "the denial is lost"),
    ("ar", "Stop lisinopril.", "ابدأ ليزينوبريل.", "change", "start for stop"),
]


@pytest.mark.parametrize(("code", "english", "translated", "rule", "reason"), WRONG)
def test_a_changed_fact_is_found_across_languages(
    code: str, english: str, translated: str, rule: str, reason: str
) -> None:
    found = lapses(english, translated, code)
    assert rule in [f.rule for f in found], reason
    assert all(f.severity == "critical" for f in found if f.rule == rule)


FAITHFUL = [
    (
        "es",
        "Take 20 mg of lisinopril once daily.",
        "Tome 20 mg de lisinopril una vez al día.",
        "word for word",
    ),
    (
        "es",
        "Take lisinopril 20 mg daily.",
        "Tome 20 mg de lisinopril todos los días.",
        "daily in other words",
    ),
    ("es", "Your A1c is 7.2.", "Su A1c es de 7,2.", "a decimal comma"),
    ("es", "Walk 2,000 steps.", "Camine 2.000 pasos.", "a point for thousands"),
    ("es", "Come back in two weeks.", "Vuelva en 2 semanas.", "digits for words"),
    ("es", "Come back in 6 weeks.", "Vuelva en seis semanas.", "words for digits"),
    ("es", "Come back in a week.", "Vuelva en una semana.", "a week is one week"),
    ("es", "Rest for 6 to 8 weeks.", "Descanse de 6 a 8 semanas.", "the unit of a range stands once"),
    ("es", "Rest for 45 minutes.", "Descanse cuarenta y cinco minutos.", "tens and ones in words"),
    ("es", "Take one tablet.", "Tome una pastilla.", "another word for a tablet"),
    ("es", "Take half a tablet.", "Tome media tableta.", "half"),
    ("es", "Take it every other day.", "Tómelo cada dos días.", "every two days"),
    ("es", "Take Tylenol for pain.", "Tome paracetamol para el dolor.", "brand and generic name"),
    ("es", "Start hydrochlorothiazide.", "Empiece con hidroclorotiazida.", "the Spanish spelling"),
    ("es", "Take amoxicillin.", "Tome amoxicilina.", "the Spanish spelling"),
    (
        "es",
        "Take metformin with food.",
        "Tome metformin con las comidas.",
        "the English name in Latin letters",
    ),
    ("es", "Do not take ibuprofen.", "Evite el ibuprofeno.", "avoid is a denial"),
    ("es", "You have no pain and no fever.", "No tiene dolor ni fiebre.", "one denial and its second half"),
    ("es", "Don't hesitate to call us.", "Llámenos cuando quiera.", "a denial in form only"),
    ("es", "Stop taking aspirin.", "Deje de tomar aspirina.", "stop"),
    ("es", "Your left knee is swollen.", "Su rodilla izquierda está inflamada.", "swollen in another word"),
    ("es", "Call us right away.", "Llámenos de inmediato.", "right is no side here"),
    ("es", "Come back on Monday morning.", "Vuelva el lunes por la mañana.", "a day"),
    ("es", "Your blood pressure is 120/80.", "Su presión arterial es 120/80.", "a pressure is no fraction"),
    ("es", "Heart: grade 3/6 murmur.", "Corazón: soplo de grado 3/6.", "a grade is no fraction"),
    (
        "es",
        "Call 911 if you have chest pain.",
        "Llame al 911 si tiene dolor en el pecho.",
        "the emergency number",
    ),
    ("es", "You have type 2 diabetes.", "Tiene diabetes tipo 2.", "a number in a name"),
    (
        "es",
        "Come back in four weeks.",
        "Regrese a vernos.  Vuelva en un mes, es decir, en 4 semanas.",
        "more words",
    ),
    ("es", "You are allergic to penicillin.", "Es alérgico a la penicilina.", "one name of two medicines"),
    ("es", "Take vitamin D.", "Tome vitamina D.", "an everyday name"),
    ("es", "Lisinopril 20 mg", "Lisinopril 20 mg", "names and units may stay"),
    (
        "pt",
        "Take 5 mg twice a day for 7 days.",
        "Tome 5 mg duas vezes ao dia por sete dias.",
        "words for digits",
    ),
    ("pt", "Come back on Monday.", "Volte na segunda-feira.", "the second day"),
    ("pt", "You do not have a fracture.", "Você não tem fratura.", "a denial"),
    ("fr", "Do not take naproxen.", "Ne prenez pas de naproxène.", "both halves of the denial"),
    ("fr", "Take 1 tablet every 8 hours.", "Prenez 1 comprimé toutes les 8 heures.", "hours"),
    ("fr", "Stop smoking.", "Arrêtez de fumer.", "stop"),
    (
        "hi",
        "Take metformin 500 mg twice a day.",
        "मेटफॉर्मिन ५०० मिलीग्राम दिन में दो बार लें।",
        "Devanagari digits, the sound",
    ),
    ("hi", "Rest your left knee.", "अपने बाएँ घुटने को आराम दें।", "the two nasal signs"),
    ("hi", "Do not take aspirin.", "एस्पिरिन न लें।", "a denial"),
    (
        "ar",
        "Take lisinopril 10 mg for two weeks.",
        "تناول ليزينوبريل ١٠ ملغ لمدة أسبوعين.",
        "Arabic digits, a dual",
    ),
    ("ar", "Do not take ibuprofen.", "لا تتناول إيبوبروفين.", "b for p"),
    ("ar", "Call us if you have a fever.", "اتصل بنا إذا كان لديك حمى.", "a term"),
]


@pytest.mark.parametrize(("code", "english", "translated", "reason"), FAITHFUL)
def test_a_faithful_translation_passes(code: str, english: str, translated: str, reason: str) -> None:
    assert lapses(english, translated, code) == [], reason


def test_without_word_lists_only_digits_and_latin_names_are_compared() -> None:
    assert lapses("Take 5 mg of lisinopril.", "Nehmen Sie 5 mg Lisinopril.", "de") == []
    found = lapses("Take 5 mg of lisinopril.", "Nehmen Sie 50 mg Losartan.", "de")
    assert [f.rule for f in found] == ["number_lost", "drug_lost"]


@pytest.fixture
def english() -> Handout:
    sentences = [HandoutSentence(text="Take lisinopril 20 mg once daily.", source=["s1"])]
    row = Medicine(name="Lisinopril", how_much="20 mg", when="once daily", change="changed", source=["s1"])
    return Handout(sections=[HandoutSection(title="What we decided", sentences=sentences)], medicines=[row])


@pytest.fixture
def spanish(english: Handout) -> Handout:
    other = english.model_copy(deep=True)
    sentence = other.sentences()[0]
    sentence.original, sentence.text = sentence.text, "Tome lisinopril 20 mg una vez al día."
    sentence.back = "Take lisinopril 20 mg once a day."
    other.medicines[0].when = "una vez al día"
    other.language, other.translates = "es", english.sha256()
    return other


def test_a_faithful_handout_has_no_finding(english: Handout, spanish: Handout) -> None:
    assert compare_translation(english, spanish) == []


def test_an_edit_of_a_row_is_found_and_names_the_medicine(english: Handout, spanish: Handout) -> None:
    spanish.medicines[0].how_much = "40 mg"
    found = compare_translation(english, spanish)
    assert {f.rule for f in found} == {"number_lost", "number_added"}
    assert all("Lisinopril" in f.explanation and f.span in "40 mg" for f in found)


def test_something_told_in_an_empty_field_is_found(english: Handout, spanish: Handout) -> None:
    spanish.medicines[0].until = "por 7 días"
    assert [f.rule for f in compare_translation(english, spanish)] == ["row_added"]


def test_another_medicine_name_or_a_missing_sentence_is_found(english: Handout, spanish: Handout) -> None:
    spanish.medicines[0].name = "Losartán"
    assert [f.rule for f in compare_translation(english, spanish)] == ["outdated"]


def test_a_translation_of_an_older_text_is_outdated(english: Handout, spanish: Handout) -> None:
    english.sentences()[0].text = "Take lisinopril 40 mg once daily."
    assert [f.rule for f in compare_translation(english, spanish)] == ["outdated"]


def test_a_strange_translation_back_is_only_pointed_out(english: Handout, spanish: Handout) -> None:
    spanish.sentences()[0].back = "The dog swims near a house."
    assert [(f.rule, f.severity) for f in compare_translation(english, spanish)] == [
        ("back_differs", "minor")
    ]

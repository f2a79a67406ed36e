import pytest

from assistant.handouts.grades import FORMULAS, fernandez_huerta, flesch_martins, kandel_moles
from assistant.handouts.language_syllables import syllables_in
from assistant.handouts.language_text import phrases, plain_text
from assistant.handouts.language_words import english_words, language_words
from assistant.handouts.languages import LANGUAGES, Language, Trial, offered, reading_grade
from assistant.handouts.medicine_phrases import told_field
from assistant.handouts.told_drugs import told_drugs
from assistant.handouts.told_numbers import told_numbers
from assistant.settings import Settings

CHECKED = [code for code, language in LANGUAGES.items() if language.checked]


def test_the_asked_languages_are_there_and_checked() -> None:
    assert {"es", "hi", "pt", "fr", "ar"} <= set(CHECKED)
    assert [code for code in CHECKED if LANGUAGES[code].direction == "rtl"] == ["ar"]


def test_every_checked_language_has_every_fact() -> None:
    for code in CHECKED:
        assert language_words(code).cues.keys() == english_words().cues.keys(), code
        assert language_words(code).dates.keys() == language_words("es").dates.keys(), code
        assert language_words(code).units.keys() == language_words("es").units.keys(), code


def test_a_formula_is_named_exactly_where_there_is_one() -> None:
    assert {code for code in LANGUAGES if LANGUAGES[code].formula} == {"en", *FORMULAS}


def test_an_endpoint_offers_all_and_the_own_model_only_what_reached_the_bar() -> None:
    endpoint = Settings(llm_base_url="http://127.0.0.1:1/v1", llm_model="large")
    assert [language.code for language in offered(endpoint)] == [code for code in LANGUAGES if code != "en"]
    assert all(language.offered_by_default for language in offered(Settings(llm_base_url="")))


BAR = [
    (0.96, 0.995, 0.97, True, "all three reached"),
    (0.90, 0.995, 0.97, False, "too many sentences stay in English"),
    (0.96, 0.98, 0.97, False, "facts are lost"),
    (0.96, 0.995, 0.60, False, "facts survive, but sentences say something else"),
]


@pytest.mark.parametrize(("passed", "kept", "right", "offers", "reason"), BAR)
def test_the_bar(passed: float, kept: float, right: float, offers: bool, reason: str) -> None:
    trial = Trial(model="m", sentences=50, passed=passed, kept=kept, right=right)
    language = LANGUAGES["es"].model_copy(update={"trial": trial})
    assert language.offered_by_default is offers, reason
    assert "50" in language.measured


def test_a_language_that_was_not_tried_is_not_offered() -> None:
    untried = Language(code="xx", name="X", own_name="X", direction="ltr", formula="", checked=False)
    assert not untried.offered_by_default
    assert untried.measured == ""


SYLLABLES = {
    "es": "casa:2 día:2 presión:2 medicina:4 farmacia:3 ahora:3 cuidado:3 corazón:3 tobillo:3 rodilla:3 "
    "sangre:2 inflamación:4 agua:2 guía:2 queso:2 pingüino:3 muy:1 y:1 ley:1 ayuda:3 leer:2 oír:2 "
    "aéreo:4 ciudad:2 tabletas:3 análisis:4 izquierda:3 diario:2 tratamiento:4 diabetes:3 "
    "reumatólogo:5",
    "pt": "casa:2 dia:2 pressão:2 remédio:3 família:3 água:2 quatro:2 coração:3 medicação:4 joelho:3 "
    "sangue:2 inflamação:4 saúde:3 paciente:4 muito:2 cuidado:3 ainda:3 farmácia:3 energia:4 "
    "rio:2 mãe:1 pulmões:2 esquerda:3 direita:3 diário:3 exame:3 consulta:3 tratamento:4 guia:2 "
    "viagem:3",
    "fr": "maison:2 jour:1 semaine:2 médicament:4 douleur:2 genou:2 sang:1 tension:2 gauche:1 droite:1 "
    "comprimé:3 fatigue:2 quelque:1 client:2 patient:2 eau:1 hôpital:3 pharmacie:3 manger:2 "
    "voyage:2 œil:1 cœur:1 année:2 réaction:3 examen:3 traitement:3 maladie:3 prise:1 deux:1 "
    "aujourd'hui:3",
}


@pytest.mark.parametrize("language", SYLLABLES)
def test_syllables(language: str) -> None:
    table = [entry.rsplit(":", 1) for entry in SYLLABLES[language].split()]
    assert len(table) >= 30
    wrong = {word for word, count in table if syllables_in(word, language) != int(count)}
    assert wrong == set()


def test_the_formulas_give_their_published_constants() -> None:
    assert fernandez_huerta(10, 2) == pytest.approx(206.84 - 120 - 10.2)
    assert kandel_moles(10, 2) == pytest.approx(207 - 10.15 - 147.2)
    assert flesch_martins(10, 2) == pytest.approx(248.835 - 10.15 - 169.2)


HARDER = [
    (
        "es",
        "Tome la pastilla con comida.",
        "La administración farmacológica requiere monitorización cardiovascular.",
    ),
    (
        "pt",
        "Tome o remédio com água.",
        "A administração farmacológica necessita monitorização cardiovascular.",
    ),
    (
        "fr",
        "Prenez le comprimé le soir.",
        "L'administration pharmacologique nécessite une surveillance cardiovasculaire.",
    ),
]


@pytest.mark.parametrize(("language", "easy", "hard"), HARDER)
def test_long_words_make_a_text_harder(language: str, easy: str, hard: str) -> None:
    first, second = reading_grade(easy, language), reading_grade(hard, language)
    assert first.value is not None and second.value is not None
    assert first.value < second.value
    assert LANGUAGES[language].formula in first.formula


def test_without_a_formula_only_lengths_are_told_and_said_so() -> None:
    grade = reading_grade("दवा भोजन के साथ लें। बुखार हो तो फोन करें।", "hi")
    assert grade.value is None
    assert grade.words_a_sentence == 5
    assert "only" in grade.formula
    assert reading_grade("هل لديك حمى؟ اتصل بنا.", "ar").words_a_sentence == 2.5
    assert reading_grade("", "es").value is None


PLAIN = [
    ("Tómelo a las 8.", " tomelo a las 8 . ", "accents, capitals and the full stop"),
    ("Su A1c es 7,2", " su a 1 c es 7,2 ", "a number is a token"),
    ("५ बाँह", " 5 बांह ", "digits and nasal sign"),
    ("يوميًا والأيسر", " يوميا والايسر ", "vowel sign and alef"),
]


@pytest.mark.parametrize(("text", "plain", "reason"), PLAIN)
def test_plain_text(text: str, plain: str, reason: str) -> None:
    assert plain_text(text) == plain, reason


def test_phrases_match_whole_words_and_stars() -> None:
    assert phrases(["ne * plus"]).search(plain_text("Vous ne fumez plus"))
    assert phrases(["diari*"]).search(plain_text("Tome diariamente"))
    assert not phrases(["sin"]).search(plain_text("Cansino"))
    assert not phrases([]).search(plain_text("nada"))


NUMBERS = [
    ("es", "de 6 a 8 semanas", [("6", "week"), ("8", "week")], "a range shares its unit"),
    ("es", "treinta y cinco minutos", [("35", "minute")], "two words are one number"),
    ("es", "2 semanas más", [("2", "week")], "more behind the unit"),
    ("es", "2 o más semanas", [("2", "")], "a range without an end"),
    ("ar", "يومين", [("2", "day")], "a dual"),
    ("hi", "५ दिन", [("5", "day")], "Devanagari"),
]


@pytest.mark.parametrize(("code", "text", "told", "reason"), NUMBERS)
def test_numbers(code: str, text: str, told: list[tuple[str, str]], reason: str) -> None:
    found = [(n.values[0], n.unit) for n in told_numbers(text, language_words(code)) if n.sure]
    assert found == told, reason


DRUGS = [
    ("es", "metformina", "metformin"),
    ("es", "lisinopril", "lisinopril"),
    ("es", "atorvastatina", "atorvastatin"),
    ("es", "ciclobenzaprina", "cyclobenzaprine"),
    ("es", "salbutamol", "albuterol"),
    ("es", "warfarina", "warfarin"),
    ("pt", "hidroclorotiazida", "hydrochlorothiazide"),
    ("pt", "varfarina", "warfarin"),
    ("pt", "omeprazol", "omeprazole"),
    ("fr", "lévothyroxine", "levothyroxine"),
    ("fr", "furosémide", "furosemide"),
    ("fr", "amoxicilline", "amoxicillin"),
    ("hi", "एटोरवास्टेटिन", "atorvastatin"),
    ("hi", "पैरासिटामोल", "acetaminophen"),
    ("hi", "एमलोडिपिन", "amlodipine"),
    ("ar", "أملوديبين", "amlodipine"),
    ("ar", "ميتفورمين", "metformin"),
    ("ar", "وأوميبرازول", "omeprazole"),
]


@pytest.mark.parametrize(("code", "name", "generic"), DRUGS)
def test_a_medicine_is_known_by_its_name_in_the_language(code: str, name: str, generic: str) -> None:
    assert generic in told_drugs(name, code, f"Take {generic}.")
    assert generic not in told_drugs(name, code, "Take sertraline.") or told_drugs(name, code, "Rest.") == {
        generic
    }
    assert "sertraline" not in told_drugs(name, code, "Take sertraline.")


FIELDS = [
    ("twice daily, with food", "es", "dos veces al día, con comida", "two phrases"),
    (
        "every 4 to 6 hours, as needed for pain",
        "es",
        "cada 4-6 horas, cuando lo necesite para el dolor",
        "a range",
    ),
    ("for two weeks", "ar", "لمدة أسبوعين", "the dual"),
    ("for 14 days", "ar", "لمدة 14 يومًا", "more than ten"),
    ("20 mg", "hi", "20 mg", "units stay"),
    ("5 mg/kg", "es", "", "not a plain amount"),
    ("daily under supervision", "es", "", "a part that the table lacks"),
]


@pytest.mark.parametrize(("field", "language", "told", "reason"), FIELDS)
def test_fields_of_a_medicine_row(field: str, language: str, told: str, reason: str) -> None:
    assert told_field(field, language) == told, reason

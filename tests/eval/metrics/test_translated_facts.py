import pytest

from eval.metrics.translated_facts import bare, counted, denies, is_english, survival, values

ENGLISH = "Take metformin 500 mg twice a day for 3 weeks, but do not take ibuprofen."

SPANISH = "Tome metformina 500 mg dos veces al día durante 3 semanas, pero no tome ibuprofeno."
FRENCH = "Prenez metformine 500 mg deux fois par jour pendant 3 semaines, mais pas d'ibuprofène."
PORTUGUESE = "Tome metformina 500 mg duas vezes por dia por três semanas, mas não tome ibuprofeno."

SURVIVAL = [
    ("es", SPANISH, set(), "all"),
    ("es", SPANISH.replace("500", "50"), {"dose"}, "a dose"),
    ("es", SPANISH.replace("mg", "mcg"), {"dose"}, "a unit"),
    ("es", SPANISH.replace(" durante 3 semanas", ""), {"number"}, "a number"),
    ("es", SPANISH.replace("metformina", "la pastilla"), {"drug"}, "a name"),
    ("es", SPANISH.replace("pero no", "y"), {"negation"}, "a denial"),
    ("es", "", {"number", "dose", "drug", "negation"}, "no answer"),
    ("fr", FRENCH, set(), "French"),
    ("pt", PORTUGUESE, set(), "Portuguese"),
]


@pytest.mark.parametrize(
    ("language", "told", "lost", "reason"), SURVIVAL, ids=[f"{r[0]} {r[3]}" for r in SURVIVAL]
)
def test_survival(language: str, told: str, lost: set[str], reason: str) -> None:
    assert {one.kind for one in survival(ENGLISH, told, language) if one.kept < one.facts} == lost


VALUES = [
    ("hi", "५०० मिलीग्राम", {500.0}, "digits of Devanagari"),
    ("ar", "٣ أسابيع", {3.0}, "Arabic digits"),
    ("es", "2,5 mg", {2.5}, "a comma for the point"),
    ("es", "1.000 mg", {1000.0}, "a point for thousands"),
    ("hi", "दो दिन", {2.0}, "a word"),
    ("hi", "दोपहर में दस्त", set(), "parts of other words"),
    ("es", "cada ocho horas", {8.0}, "a word in Spanish"),
]


@pytest.mark.parametrize(("language", "text", "expected", "reason"), VALUES, ids=[row[3] for row in VALUES])
def test_values(language: str, text: str, expected: set[float], reason: str) -> None:
    assert values(text, language) == expected


DENIALS = [
    ("es", "No hay fractura.", True, "no"),
    ("es", "La nota es larga.", False, "letters of a denial inside words"),
    ("fr", "Il n'y a pas de fracture.", True, "ne … pas"),
    ("pt", "Não tome.", True, "an accent"),
    ("hi", "कोई दर्द नहीं है", True, "Hindi"),
    ("hi", "दिन में दो बार करना", False, "endings that look like a denial"),
    ("ar", "لا تأخذ هذا الدواء", True, "Arabic"),
    ("ar", "خذ هذا الدواء كل يوم", False, "an order in Arabic"),
]


@pytest.mark.parametrize(("language", "text", "is_one", "reason"), DENIALS, ids=[row[3] for row in DENIALS])
def test_denials(language: str, text: str, is_one: bool, reason: str) -> None:
    assert denies(text, language) == is_one


def test_a_name_with_a_digit_is_no_number() -> None:
    assert [one.facts for one in survival("Your A1c is high.", "", "es")] == [0, 0, 0, 0]


def test_text_still_in_english() -> None:
    assert is_english("You should take it with food.")
    assert not is_english("Debe tomarlo con comida.") and not is_english("")


def test_languages_and_bare_text() -> None:
    assert counted() == ["es", "pt", "fr", "hi", "ar"]
    assert bare("Día 3") == "dia 3"

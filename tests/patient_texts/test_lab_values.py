import pytest

from assistant.encounter import Note, Section, Statement
from assistant.patient_texts.lab_values import lab_findings, lab_values, note_values

LINES = [
    ("Hemoglobin A1c 7.2 % (4.0-5.6)", "Hemoglobin A1c", "7.2", "%", 4.0, 5.6, "above", "the usual line"),
    ("Sodium: 138 mmol/L [135 - 145]", "Sodium", "138", "mmol/L", 135, 145, "within", "colon and brackets"),
    ("SODIUM 148 H 135-145 mmol/L", "SODIUM", "148", "mmol/L", 135, 145, "above", "capitals, unit behind"),
    (
        "Potassium  5.6  H  3.5-5.1  mmol/L",
        "Potassium",
        "5.6",
        "mmol/L",
        3.5,
        5.1,
        "above",
        "columns of blanks",
    ),
    (
        "Potassium\t5.6\tH\t3.5-5.1\tmmol/L",
        "Potassium",
        "5.6",
        "mmol/L",
        3.5,
        5.1,
        "above",
        "tabs without a head",
    ),
    ("Potassium | 5.6 | H | 3.5-5.1 | mmol/L", "Potassium", "5.6", "mmol/L", 3.5, 5.1, "above", "pipes"),
    ("Glucose 95 70-99 mg/dL", "Glucose", "95", "mg/dL", 70, 99, "within", "a bare range, unit behind it"),
    (
        "LDL Cholesterol: 145 mg/dL (ref <100)",
        "LDL Cholesterol",
        "145",
        "mg/dL",
        None,
        100,
        "above",
        "upper end",
    ),
    ("LDL 145 mg/dL <100", "LDL", "145", "mg/dL", None, 100, "above", "a bare upper end"),
    ("LDL 100 mg/dL (<100)", "LDL", "100", "mg/dL", None, 100, "above", "100 is not under 100"),
    ("LDL 100 mg/dL (≤100)", "LDL", "100", "mg/dL", None, 100, "within", "100 is at most 100"),
    ("HDL 38 L >40 mg/dL", "HDL", "38", "mg/dL", 40, None, "below", "lower end"),
    ("eGFR >60 mL/min/1.73m2 (>60)", "eGFR", ">60", "mL/min/1.73m2", 60, None, "within", "bounded value"),
    ("eGFR 52 mL/min/1.73 m² (≥60)", "eGFR", "52", "mL/min/1.73 m²", 60, None, "below", "at least"),
    ("CRP <5.0 mg/L (0-10)", "CRP", "<5.0", "mg/L", 0, 10, "within", "less than can be measured"),
    ("Ferritin <5 ng/mL (15-150)", "Ferritin", "<5", "ng/mL", 15, 150, "below", "all under 5 is below"),
    ("TSH <5 mIU/L (0.4-4.0)", "TSH", "<5", "mIU/L", 0.4, 4.0, "unknown", "under 5 may be anything"),
    ("Troponin I >40 ng/L (0-14)", "Troponin I", ">40", "ng/L", 0, 14, "above", "more than 40"),
    ("CRP <0,5 mg/dl (up to 0,5)", "CRP", "<0,5", "mg/dl", None, 0.5, "within", "up to, with commas"),
    (
        "Hemoglobin 13,2 g/dL (13,5 – 17,5)",
        "Hemoglobin",
        "13,2",
        "g/dL",
        13.5,
        17.5,
        "below",
        "decimal commas",
    ),
    (
        "Creatinine 1.4 mg/dL (H) (0.7-1.3)",
        "Creatinine",
        "1.4",
        "mg/dL",
        0.7,
        1.3,
        "above",
        "flag in brackets",
    ),
    ("Creatinine 1.4* mg/dL 0.7-1.3", "Creatinine", "1.4", "mg/dL", 0.7, 1.3, "above", "a star"),
    ("TSH ↑ 6.2 mIU/L 0.4 - 4.0", "TSH", "6.2", "mIU/L", 0.4, 4.0, "above", "an arrow before the value"),
    ("Glucose H 126 mg/dL (70-99)", "Glucose", "126", "mg/dL", 70, 99, "above", "a letter before the value"),
    ("Glucose 126H mg/dL (70-99)", "Glucose", "126", "mg/dL", 70, 99, "above", "a letter at the value"),
    ("Ferritin 12 ng/mL", "Ferritin", "12", "ng/mL", None, None, "unknown", "no range is made up"),
    (
        "Platelets 250,000 /uL (150,000-400,000)",
        "Platelets",
        "250,000",
        "/uL",
        150000,
        400000,
        "within",
        "thousands",
    ),
    ("Platelets 90 K/uL (150-400)", "Platelets", "90", "K/uL", 150, 400, "below", "thousands in the unit"),
    (
        "WBC 7,200 /uL (4.0-11.0)",
        "WBC",
        "7,200",
        "/uL",
        4.0,
        11.0,
        "unknown",
        "the comma may mean two things",
    ),
    ("WBC 7,200 /uL (4500-11000)", "WBC", "7,200", "/uL", 4500, 11000, "within", "here it is of thousands"),
    ("WBC 11.2 x10^3/uL (4.0-11.0) H", "WBC", "11.2", "x10^3/uL", 4.0, 11.0, "above", "a power in the unit"),
    ("WBC 5.1 x10E3/uL 3.4-10.8", "WBC", "5.1", "x10E3/uL", 3.4, 10.8, "within", "a power written with E"),
    ("WBC 5.1 10*9/L 3.4-10.8", "WBC", "5.1", "10*9/L", 3.4, 10.8, "within", "a power written with a star"),
    (
        "Vitamin D, 25-OH 18 ng/mL (30-100) LOW",
        "Vitamin D, 25-OH",
        "18",
        "ng/mL",
        30,
        100,
        "below",
        "25 is a name",
    ),
    (
        "25-OH Vitamin D: 18 ng/mL [30-100]",
        "25-OH Vitamin D",
        "18",
        "ng/mL",
        30,
        100,
        "below",
        "25 comes first",
    ),
    ("CA 19-9 12 U/mL (<37)", "CA 19-9", "12", "U/mL", None, 37, "within", "19-9 is no range"),
    ("Vitamin B12 150 pg/mL (200-900)", "Vitamin B12", "150", "pg/mL", 200, 900, "below", "12 is a name"),
    ("B12 150 232-1245 pg/mL", "B12", "150", "pg/mL", 232, 1245, "below", "a range like a telephone number"),
    ("Triglycerides 220 mg/dL up to 150", "Triglycerides", "220", "mg/dL", None, 150, "above", "up to"),
    ("ALT....... 34 U/L (7 - 56)", "ALT", "34", "U/L", 7, 56, "within", "leading dots"),
    ("- Iron: 40 µg/dL (60 to 170)", "Iron", "40", "µg/dL", 60, 170, "below", "a list, and 'to'"),
    ("1. Uric acid 7.9 mg/dL 3.5-7.2", "Uric acid", "7.9", "mg/dL", 3.5, 7.2, "above", "a numbered list"),
    (
        "Your hemoglobin A1c was 7.2 % today.",
        "hemoglobin A1c",
        "7.2",
        "%",
        None,
        None,
        "unknown",
        "a sentence",
    ),
    ("His LDL was 130 mg/dL last year.", "LDL", "130", "mg/dL", None, None, "unknown", "within a sentence"),
    (
        "Apolipoprotein B 110 mg/dL (<90)",
        "Apolipoprotein B",
        "110",
        "mg/dL",
        None,
        90,
        "above",
        "not a known test",
    ),
    ("Zonulin: 60 (20-50)", "Zonulin", "60", "", 20, 50, "above", "unknown, no unit, with a range"),
    ("Base excess: -3.2 mmol/L (-2 to 3)", "Base excess", "-3.2", "mmol/L", -2, 3, "below", "less than zero"),
    (
        "Hemoglobin 12.9 g/dL M: 13.5-17.5 F: 12.0-15.5",
        "Hemoglobin",
        "12.9",
        "g/dL",
        None,
        None,
        "unknown",
        "by sex",
    ),
    ("ANION GAP 18 (8-16) HIGH", "ANION GAP", "18", "", 8, 16, "above", "flag as a word at the end"),
    (
        "PSA 4.8 ng/mL Reference range: 0.0-4.0",
        "PSA",
        "4.8",
        "ng/mL",
        0,
        4,
        "above",
        "a range with its label",
    ),
    (
        "PSA: 4.8 ng/mL (normal range 0-4 ng/mL)",
        "PSA",
        "4.8",
        "ng/mL",
        0,
        4,
        "above",
        "label and unit inside",
    ),
    ("INR 2.5 (2.0 - 3.0)", "INR", "2.5", "", 2, 3, "within", "no unit"),
    (
        "Total Cholesterol 210 mg/dL (desirable: <200)",
        "Total Cholesterol",
        "210",
        "mg/dL",
        None,
        200,
        "above",
        "wish",
    ),
    (
        "Glucose (fasting): 110 mg/dL (70-99)",
        "Glucose (fasting)",
        "110",
        "mg/dL",
        70,
        99,
        "above",
        "in brackets",
    ),
    (
        "Creatinine, serum 1.1 mg/dL 0.7-1.3",
        "Creatinine, serum",
        "1.1",
        "mg/dL",
        0.7,
        1.3,
        "within",
        "specimen",
    ),
    ("Sodium 135-145 138 mmol/L", "Sodium", "138", "mmol/L", 135, 145, "within", "the range first"),
    (
        "Sodium 138 mmol/L 03/04/2026 (135-145)",
        "Sodium",
        "138",
        "mmol/L",
        135,
        145,
        "within",
        "a date between",
    ),
    ("Hgb A1C 6.4%", "Hgb A1C", "6.4", "%", None, None, "unknown", "short name, no blank before the unit"),
    ("Sodium 138 mmol/L (145-135)", "Sodium", "138", "mmol/L", None, None, "unknown", "ends turned round"),
    ("Glucose 5.4 mmol/L (70-99 mg/dL)", "Glucose", "5.4", "mmol/L", 70, 99, "unknown", "units differ"),
    (
        "HIV Ag/Ab: Non-reactive (Ref: Non-reactive)",
        "HIV Ag/Ab",
        "Non-reactive",
        "",
        None,
        None,
        "unknown",
        "words",
    ),
    (
        "Rapid strep test: negative",
        "Rapid strep test",
        "negative",
        "",
        None,
        None,
        "unknown",
        "a result in words",
    ),
    ("Nitrite Positive [Negative]", "Nitrite", "Positive", "", None, None, "unknown", "an expected result"),
    (
        "Urine WBC 0-5 /HPF (0-5)",
        "Urine WBC",
        "0-5 /HPF",
        "",
        0,
        5,
        "unknown",
        "a count under the microscope",
    ),
]

NO_VALUES = [
    ("Metformin 500 mg twice daily", "a dose"),
    ("Take 2 tablets (1-2) daily", "a direction"),
    ("Vitamin D 2000 units daily", "a dose of what is also a test"),
    ("Vitamin B12 1000 mcg by mouth", "the same"),
    ("Potassium chloride 20 mEq daily", "a medicine with a test's name"),
    ("Iron 65 mg once a day", "a supplement"),
    ("Calcium 500 mg", "a supplement without more"),
    ("Sodium 2 g diet", "a diet"),
    ("Glucose tablets 4 g", "sugar to take"),
    ("Phone: 555-1234", "a short telephone number"),
    ("Tel (555) 123-4567", "a telephone number"),
    ("Fax: +1 555 123 4567", "a number with blanks"),
    ("DOB: 01/02/1960", "a date of birth"),
    ("Collected 03/04/2026 10:30", "date and time"),
    ("Report printed 12 Mar 2026 at 10:15", "a date in words"),
    ("Page 2 of 3", "a page"),
    ("Age 54", "an age"),
    ("MRN 1234567", "a long number"),
    ("Accession #A12345", "a number of the lab"),
    ("Blood pressure 130/80 mmHg", "a pair"),
    ("Room 12 (10-14)", "an address with what looks like a range"),
    ("12 Main Street, Suite 200", "an address"),
    ("Dr. Smith, License 12345", "a licence"),
    ("Pain 7 (0-10)", "a scale"),
    ("Follow up in 2-3 weeks.", "a time"),
    ("LDL goal <100", "a goal"),
    ("Goal A1c below 7 %", "a goal before the name"),
    ("Your goal is an A1c below 7 %.", "a goal in a sentence"),
    ("Keep potassium above 4.0", "an order"),
    ("Reference range 4.0-5.6", "a range without a value"),
    ("Sodium 135-145 mmol/L", "a range of a test without a value"),
    ("Nodule measuring 4 x 5 mm in the right lobe", "a size"),
    ("T2 hyperintense lesion, 1.2 cm", "imaging"),
    ("L4-L5 disc bulge", "a place in the spine"),
    ("CBC was normal.", "a result without a value"),
    ("Chest pain: negative", "a symptom, not a test"),
    ("Weight 82 kg", "no lab measures it"),
    ("COVID-19 vaccine given 2021", "a year"),
    ("Type 2 diabetes, HbA1c checked every 3 months", "a time behind a test"),
    ("Sodium 138 137 (135-145)", "two numbers: nobody can tell which is the value"),
    ("Hemoglobin A1c (4.0-5.6): pending", "not done yet"),
    ("", "an empty line"),
    ("reference " * 300 + "1", "words in front of a range, without end"),
    ("word " * 3000 + "5 %", "a line without end"),
]


@pytest.mark.parametrize(("line", "name", "text", "unit", "low", "high", "place", "reason"), LINES)
def test_a_line_is_read(
    line: str, name: str, text: str, unit: str, low: float | None, high: float | None, place: str, reason: str
) -> None:
    found = [(v.name, v.text, v.unit, v.low, v.high, v.place, v.sentence) for v in lab_values(line)]
    assert found == [(name, text, unit, low, high, place, line)], reason


@pytest.mark.parametrize(("line", "reason"), NO_VALUES)
def test_what_is_no_value_is_passed_over(line: str, reason: str) -> None:
    assert lab_values(line) == [], reason


TABLES = [
    (
        "Test\tResult\tFlag\tReference\tUnits\nNa\t148\tH\t135-145\tmmol/L\nK\t4.1\t\t3.5-5.1\tmmol/L",
        "tabs, empty cell",
    ),
    (
        "| Test | Result | Units | Reference | Flag |\n|---|---|---|---|---|\n"
        "| Na | 148 | mmol/L | 135-145 | H |\n| K | 4.1 | mmol/L | 3.5-5.1 | |",
        "pipes with a rule below the head",
    ),
    (
        "Component      Value   Units    Reference Range\nNa             148     mmol/L   135 - 145\n"
        "K              4.1     mmol/L   3.5 - 5.1",
        "columns of blanks",
    ),
    ("Test,Result,Units,Reference,Flag\nNa,148,mmol/L,135-145,H\nK,4.1,mmol/L,3.5-5.1,", "commas"),
    (
        "Analyte\tResult\tPrevious\tUnits\tLow\tHigh\nNa\t148\t140\tmmol/L\t135\t145\nK\t4.1\t4.0\tmmol/L\t3.5\t5.1",
        "ends apart",
    ),
    (
        "Test\tReference\tResult\tUnits\nNa\t135-145\t148\tmmol/L\nK\t3.5-5.1\t4.1\tmmol/L",
        "the range before the result",
    ),
]


@pytest.mark.parametrize(("table", "reason"), TABLES)
def test_a_table_is_read_by_its_head(table: str, reason: str) -> None:
    found = [(v.name, v.value, v.unit, v.low, v.high, v.place) for v in lab_values(table)]
    assert found == [
        ("Na", 148, "mmol/L", 135, 145, "above"),
        ("K", 4.1, "mmol/L", 3.5, 5.1, "within"),
    ], reason


def test_a_row_without_a_result_has_no_value() -> None:
    table = "Test\tResult\tReference\nSodium\tpending\t135-145\nCHEMISTRY\nZonulin\tNegative\tNegative"
    assert [(v.name, v.text, v.reference.expected) for v in lab_values(table)] == [
        ("Zonulin", "Negative", "Negative")
    ]


def test_several_values_stand_in_one_line() -> None:
    line = "Sodium 138 mmol/L (135-145), potassium 5.4 mmol/L (3.5-5.1) H; Cl 101"
    assert [(v.name, v.text, v.flag, v.place) for v in lab_values(line)] == [
        ("Sodium", "138", "", "within"),
        ("potassium", "5.4", "H", "above"),
        ("Cl", "101", "", "unknown"),
    ]


def test_a_table_may_span_statements() -> None:
    texts = ["Test\tResult\tReference\tUnits", "Zinc\t60\t70-120\tµg/dL"]
    statements = [Statement(id=f"s{at}", text=text) for at, text in enumerate(texts, 1)]
    values = note_values(Note(sections=[Section(key="labs", title="Labs", statements=statements)]))
    assert [(v.statement, v.name, v.place) for v in values] == [("s2", "Zinc", "below")]


TESTS = [
    ("HEMOGLOBIN A1C 7.2 %", "hemoglobin A1c", "in capitals"),
    ("Creatinine, serum 1.1 mg/dL", "creatinine", "with its specimen"),
    ("Urine creatinine 110 mg/dL", "", "of urine it is another test"),
    ("CSF glucose 60 mg/dL", "", "of the fluid around the brain too"),
    ("Zonulin 60 ng/mL", "", "unknown"),
]


@pytest.mark.parametrize(("line", "test", "reason"), TESTS)
def test_the_known_test_behind_a_name(line: str, test: str, reason: str) -> None:
    assert [value.test for value in lab_values(line)] == [test], reason


FINDINGS = [
    ("Sodium 138 H mmol/L (135-145)", 1, "marked high, but within"),
    ("Sodium 130 H mmol/L (135-145)", 1, "marked high, but below"),
    ("Sodium 138* mmol/L (135-145)", 1, "marked as out of range, but within"),
    ("Sodium 148 N mmol/L (135-145)", 1, "marked normal, but above"),
    ("Sodium 148 H mmol/L (135-145)", 0, "mark and range agree"),
    ("Sodium 148 mmol/L (135-145)", 0, "not every lab marks"),
    ("Sodium 148 H mmol/L", 0, "no range that the mark could contradict"),
    ("Sodium 138 mmol/L (145-135)", 1, "a misprint"),
    ("Glucose 5.4 mmol/L (70-99 mg/dL)", 1, "two units"),
    ("Ferritin 20 ng/mL (15-150 µg/L)", 0, "two ways to write one unit"),
]


@pytest.mark.parametrize(("line", "count", "reason"), FINDINGS)
def test_what_a_person_has_to_look_at(line: str, count: int, reason: str) -> None:
    found = lab_findings(lab_values(line))
    assert [finding.span for finding in found] == [line] * count, reason

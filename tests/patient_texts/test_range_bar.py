import xml.etree.ElementTree as ET

import pytest

from assistant.patient_texts.lab_values import LabValue, lab_values
from assistant.patient_texts.range_bar import EDGE, ROOM, in_words, range_bar, svg

SVG = "{http://www.w3.org/2000/svg}"


def value(line: str) -> LabValue:
    (found,) = lab_values(line)
    return found


PLACES = [
    ("Sodium 140 mmol/L (130-150)", 0.5, "circle", "in the middle"),
    ("Sodium 130 mmol/L (130-150)", ROOM, "circle", "at the lower end"),
    ("Sodium 150 mmol/L (130-150)", 1 - ROOM, "circle", "at the upper end"),
    ("Sodium 155 mmol/L (130-150)", 0.875, "right", "above: points to the right"),
    ("Sodium 125 mmol/L (130-150)", 0.125, "left", "below: points to the left"),
    ("Sodium 900 mmol/L (130-150)", 1 - EDGE, "right", "too far to be drawn to scale"),
    ("LDL 50 mg/dL (<100)", 0.375, "circle", "half way to the only end"),
    ("eGFR 90 mL/min/1.73 m2 (≥60)", 0.625, "circle", "beyond a lower end there is no other"),
]


@pytest.mark.parametrize(("line", "marker", "shape", "reason"), PLACES)
def test_the_marker_stands_where_the_value_lies(line: str, marker: float, shape: str, reason: str) -> None:
    bar = range_bar(value(line))
    assert bar is not None
    assert (round(bar.marker, 6), bar.shape) == (marker, shape), reason
    assert bar.clamped == (marker in (EDGE, 1 - EDGE)), reason


NO_BAR = [
    ("Ferritin 12 ng/mL", "12 ng/mL – the report gives no range", "no range is made up"),
    ("Rapid strep test: negative", "negative – the report gives no range", "words cannot be drawn"),
    ("Nitrite Positive [Negative]", "Positive – the lab expects Negative", "what is expected is told"),
    ("TSH <5 mIU/L (0.4-4.0)", "<5 mIU/L – the lab's range is 0.4 to 4.0", "nobody can tell the place"),
    ("Glucose 5.4 mmol/L (70-99 mg/dL)", "5.4 mmol/L – the lab's range is 70 to 99", "units differ"),
]


@pytest.mark.parametrize(("line", "words", "reason"), NO_BAR)
def test_without_a_place_there_are_only_words(line: str, words: str, reason: str) -> None:
    assert (svg(value(line)), in_words(value(line))) == ("", words), reason


WORDS = [
    ("Hemoglobin A1c 7.2 % (4.0-5.6)", "7.2 % – above the range 4.0 to 5.6"),
    ("Sodium 138 mmol/L (135-145)", "138 mmol/L – in the range 135 to 145"),
    ("HDL 38 mg/dL (>40)", "38 mg/dL – below the range (more than 40)"),
]


@pytest.mark.parametrize(("line", "words"), WORDS)
def test_plain_text_says_the_same(line: str, words: str) -> None:
    assert in_words(value(line)) == words


def test_the_picture_is_told_to_who_cannot_see_it() -> None:
    root = ET.fromstring(svg(value("Hemoglobin A1c 7.2 % (4.0-5.6)")))
    ids = str(root.get("aria-labelledby")).split()
    named = [(node.get("id"), node.text) for node in root if node.tag in (f"{SVG}title", f"{SVG}desc")]
    assert root.get("role") == "img"
    assert named == list(
        zip(ids, ["Hemoglobin A1c: 7.2 %", "7.2 % – above the range 4.0 to 5.6"], strict=True)
    )


def test_the_picture_has_its_numbers_and_place_as_text() -> None:
    root = ET.fromstring(svg(value("Hemoglobin A1c 7.2 % (4.0-5.6)")))
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert {"4.0", "5.6", "7.2 % – above the range"} <= set(texts)


def test_the_picture_has_no_colour() -> None:
    drawn = svg(value("Hemoglobin A1c 7.2 % (4.0-5.6)"))
    paints = {node.get(a) for node in ET.fromstring(drawn).iter() for a in ("fill", "stroke")} - {None}
    assert paints <= {"#000", "#fff", "#d9d9d9"}


def test_letters_of_the_report_cannot_become_markup() -> None:
    table = "Test\tResult\tUnits\tReference\n<script>x</script> zinc\t60\t<b>\t70-120"
    drawn = svg(value(table))
    assert "<script>" not in drawn and "<b>" not in drawn
    assert ET.fromstring(drawn) is not None


def test_two_pictures_on_a_page_have_names_of_their_own() -> None:
    one, two = svg(value("Sodium 138 mmol/L (135-145)")), svg(value("Chloride 101 mmol/L (98-107)"))
    ids = [node.get("id") for drawn in (one, two) for node in ET.fromstring(drawn).iter() if node.get("id")]
    assert len(ids) == len(set(ids)) == 4


def test_the_words_can_be_translated() -> None:
    spanish = {"above the range": "por encima del intervalo"}
    assert in_words(value("Hemoglobin A1c 7.2 % (4.0-5.6)"), lambda text: spanish.get(text, text)).startswith(
        "7.2 % – por encima del intervalo"
    )

from assistant.handouts.numbering import read_numbered

ASKED = ["Start meloxicam 15 mg daily.", "We will order an MRI of the knee.", "Rest the knee."]


def test_numbers_are_followed() -> None:
    answer = "1. Take meloxicam 15 mg daily.\n2. You will get an MRI of your knee.\n3. Rest your knee."
    assert read_numbered(answer, ASKED) == {
        0: "Take meloxicam 15 mg daily.",
        1: "You will get an MRI of your knee.",
        2: "Rest your knee.",
    }


def test_other_marks_bold_and_brackets_are_taken_off() -> None:
    answer = "**1)** Take meloxicam 15 mg daily. [keep: 15]\n- 2: You will get an MRI of your knee."
    assert read_numbered(answer, ASKED)[1] == "You will get an MRI of your knee."


def test_shifted_numbers_are_repaired_by_words() -> None:
    answer = "2. Take meloxicam 15 mg daily.\n3. You will get an MRI of the knee."
    found = read_numbered(answer, ASKED)
    assert found[0] == "Take meloxicam 15 mg daily."
    assert "MRI" in found.get(1, found.get(2, ""))


def test_missing_numbers_are_found_by_words() -> None:
    assert read_numbered("You will get an MRI of the knee.", ASKED) == {1: "You will get an MRI of the knee."}


def test_a_line_about_nothing_asked_is_dropped() -> None:
    assert read_numbered("7. Drink plenty of tea.\nHere are your lines:", ASKED) == {}


def test_a_broken_line_goes_on() -> None:
    assert read_numbered("3. Rest\nthe knee.", ASKED) == {2: "Rest the knee."}


def test_first_answer_for_a_number_stays() -> None:
    assert read_numbered("3. Rest the knee.\n3. Knee.", ASKED)[2] == "Rest the knee."

import pytest

from retrieval.front_matter import read_front_matter

GOOD = """title: Gout
terms: [gout]
publisher: A society
source: A guideline
year: 2023
url: https://example.org/guideline
licence: Copyright of the publisher
population: Adults
last_checked: never
"""


def test_what_is_not_said_leaves_everyone_in() -> None:
    matter, faults = read_front_matter(GOOD)
    assert matter is not None and not faults
    assert (matter.ages, matter.sex, matter.pregnancy) == ((None, None), None, None)
    assert (matter.status, matter.superseded_by, matter.supersedes, matter.figures) == ("current", "", "", ())


def test_a_population_is_read_as_data() -> None:
    matter, _ = read_front_matter(GOOD + "ages: [0.5, 12]\nsex: female\npregnancy: excluded\n")
    assert matter is not None
    assert (matter.ages, matter.sex, matter.pregnancy) == ((0.5, 12), "female", "excluded")


FIGURE = "figures:\n  - {what: urate goal, value: <6 mg/dL, recommendation: 1}\n"

BAD = [
    ("ages: [18]", "bad value in front matter key ages", "an age range has two ends"),
    ("ages: [65, 18]", "ages that are not in order", "nobody is older than 65 and younger than 18"),
    ("ages: [-1, 2]", "ages that are not in order", "nobody is younger than 0"),
    ("ages: adults", "bad value in front matter key ages", "a filter needs numbers"),
    ("sex: women", "bad value in front matter key sex", "a filter knows two words"),
    ("pregnancy: yes", "bad value in front matter key pregnancy", "only or excluded"),
    ("status: old", "bad value in front matter key status", "current or superseded"),
    ("status: superseded", "does not say by what", "a reader must be led to what holds now"),
    ("superseded_by: gout-2", "is not marked", "it would still be found as current"),
    ("collection: ours", "unknown front matter key collection", "what ships is one collection"),
    (FIGURE.replace("value: <6 mg/dL, ", ""), "lacks front matter key figures (entry 1, value)", "no value"),
    (FIGURE.replace("<6", "low"), "bad value in front matter key figures (entry 1, value)", "no number"),
    (FIGURE.replace("what", "name"), "unknown front matter key figures (entry 1, name)", "a typo"),
    (FIGURE.replace("1}", "0}"), "key figures (entry 1, recommendation)", "they are numbered from 1"),
]


@pytest.mark.parametrize(("added", "message", "why"), BAD, ids=[row[2] for row in BAD])
def test_a_key_that_does_not_fit_is_a_fault(added: str, message: str, why: str) -> None:
    matter, faults = read_front_matter(f"{GOOD}{added}\n")
    assert matter is None
    assert message in "; ".join(faults)


def test_all_faults_are_told_and_the_keys_that_there_are() -> None:
    front = GOOD.replace("year: 2023\n", "").replace("publisher", "editor")
    _, faults = read_front_matter(front + "sex: women\n")
    told = "; ".join(faults)
    for part in ("lacks front matter key publisher, year", "unknown front matter key editor", "key sex"):
        assert part in told
    assert "The keys are: title, terms" in told


@pytest.mark.parametrize("front", ["- a list", "1: number", "title: a: b", ""])
def test_what_is_no_front_matter_is_one_fault(front: str) -> None:
    matter, faults = read_front_matter(front)
    assert matter is None and len(faults) == 1

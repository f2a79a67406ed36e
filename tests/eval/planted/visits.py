"""Invented visits to plant in: nothing here is from a data set."""

from eval.datasets import Sample
from eval.planted import Visit, visit_of

DIALOGUE = """\
[doctor] good morning, you are a fifty four year old teacher and you came about your left knee
[patient] yes, the left knee has been hurting for three weeks, it started after i fell on the stairs
[doctor] any fever or chills?
[patient] no, no fever, no chills
[doctor] are you still taking the lisinopril, twenty milligrams once a day?
[patient] yes, lisinopril every morning, and ibuprofen four hundred milligrams for the pain
[doctor] any family history of gout?
[patient] my father had gout for years
[doctor] let me examine you, the left knee is swollen and there is tenderness on the inside
[doctor] your vitals look good today
[doctor] the x-ray of the left knee may show a small tear, i think it is probably the meniscus
[doctor] let's increase the lisinopril to forty milligrams, once a day
[doctor] and i will see you again in two weeks
[patient] okay, thank you
"""

NOTE = """\
HISTORY OF PRESENT ILLNESS
Ms. Example is a 54-year-old teacher with left knee pain for 3 weeks.
She denies fever or chills.
She takes lisinopril 20 mg once daily and ibuprofen 400 mg for the pain.
Her father had gout for years.

PHYSICAL EXAM
Vitals look good.
The left knee is swollen.

ASSESSMENT AND PLAN
Knee pain.
- The x-ray of the left knee may show a small tear.
- Increase lisinopril to 40 mg once daily.
- She will follow up in 2 weeks.
"""


def visit() -> Visit:
    return visit_of(Sample(id="V1", input=DIALOGUE, reference=NOTE))

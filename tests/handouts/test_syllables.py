import pytest

from assistant.handouts.syllables import syllables

# Counted by hand from a dictionary's hyphenation and sound; most are clinical words.
TABLE = {
    1: """
        bruise sprain strain knee nurse dose twice stopped changed heart vein breathe lung lungs
        blood rash gout stroke nerve nerves checked called 40 mg
    """,
    2: """
        tablet capsule glucose asthma fever stomach headache headaches migraine dizzy fatigue
        weakness numbness tingling swelling fracture fractured tendon muscle muscles ankle shoulder
        elbow lumbar surgeon patient patients doctor clinic prescribe prescribed doses dosage daily
        weekly increase increased decrease decreased started changes treated treatment treating diet
        iron kidney liver venous breathing pressure cancer tumor benign lesion region viral virus
        anxious depressed thyroid hormone pregnant prostate urine bladder seizure seizures pupil
        vision hearing symptom symptoms acne table trouble handled hundred needed safely movement
        careful fluid fluids science rhythm walking going vaccine immune nasal sinus tonsil reflux
        jaundice CT x-ray
    """,
    3: """
        medicine insulin bronchitis nausea vomiting abdomen dizziness edema ligament vertebra
        cervical thoracic ultrasound biopsy mammogram surgery surgical physician hospital
        appointment appointments prescription continue continued therapy therapist physical exercise
        sodium calcium vitamin cardiac artery arteries oxygen malignant eczema arthritis rheumatoid
        infection infected metformin prednisone warfarin aspirin allergy allergies allergic
        depression estrogen menstrual pregnancy uterus catheter dementia diagnosed syncope
        measurement previous serious area video nutrient studying easier radius ileum aorta
        congestion hernia gallbladder meniscus cartilage bursitis MRI A1c follow-up
    """,
    4: """
        medication hypertension hypotension diabetes diabetic cholesterol triglycerides pneumonia
        influenza diarrhea constipation abdominal radiograph endoscopy operation anesthesia
        emergency exercises dietary potassium arterial pulmonary saturation hemoglobin anemia
        leukemia dermatitis psoriasis bacteria bacterial ibuprofen lisinopril albuterol omeprazole
        anxiety suicidal insomnia urinary neuropathy neurology neurologist diagnosis usually
        initiate evaluate experience organism appropriate radiating creatinine dialysis radiation
        vaccination esophagus hepatitis scoliosis
    """,
    5: """
        radiology colonoscopy cardiology cardiologist respiratory antibiotic antibiotics amoxicillin
        atorvastatin levothyroxine immediately evaluation associated pancreatitis chemotherapy
        appendicitis
    """,
    6: """
        echocardiogram osteoarthritis osteoporosis acetaminophen gastroenteritis
    """,
    7: """
        electrocardiogram
    """,
}
CASES = [(word, count) for count, words in TABLE.items() for word in words.split()]

RULES = [
    ("dose", 1, "silent e"),
    ("table", 2, "consonant and le is spoken"),
    ("takes", 1, "silent es"),
    ("doses", 2, "es after s is spoken"),
    ("tables", 2, "les after a consonant is spoken"),
    ("stopped", 1, "silent ed"),
    ("treated", 2, "ed after t is spoken"),
    ("handled", 2, "led after a consonant is spoken"),
    ("cardiac", 3, "ia apart"),
    ("physician", 3, "ia together after c"),
    ("biopsy", 3, "io apart"),
    ("injection", 3, "io together after t"),
    ("fatigue", 2, "silent ue after g"),
    ("patient's", 2, "possessive"),
    ("MRI", 3, "spelled"),
    ("A1c", 3, "spelled"),
    ("1,000", 1, "a number is one, as in the common tools"),
    ("follow-up", 3, "parts of a compound"),
    ("mmHg", 3, "no vowel: letters, three at most"),
    ("DIABETES", 4, "a title in capitals is no abbreviation"),
]


@pytest.mark.parametrize(("word", "count"), CASES)
def test_counts_clinical_words(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(("word", "count", "reason"), RULES)
def test_rules(word: str, count: int, reason: str) -> None:
    assert syllables(word) == count, reason


def test_table_is_large_enough() -> None:
    assert len({word for word, _ in CASES}) >= 200

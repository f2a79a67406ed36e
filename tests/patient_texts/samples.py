"""Invented texts that the tests share."""

from collections.abc import Callable

from assistant.encounter import Note, Section, Statement
from assistant.patient_texts import PatientText

LETTER = """\
Dear Dr Lee,

MEDICINES
Mr Paul Gray was admitted on 3 March with pneumonia.
He was treated with amoxicillin 500 mg three times daily.
He should stop ibuprofen.

FOLLOW UP
He should not drive for 2 weeks.
"""
"""An invented letter."""

HARD = "The physiotherapist will demonstrate 3 strengthening exercises throughout your hospital admission."
"""A sentence that is too hard for grade 6, so that a model is asked."""

NOTE = Note(
    sections=[
        Section(
            key="plan",
            title="Assessment and plan",
            statements=[
                Statement(id="s1", text="START AZITHROMYCIN 500 MG DAILY FOR 5 DAYS.", problem="Bronchitis"),
                Statement(id="s2", text="RETURN IN 1 WEEK IF NOT BETTER.", problem="Bronchitis"),
            ],
        )
    ]
)
"""An unsigned note in capitals."""

Make = Callable[..., PatientText]

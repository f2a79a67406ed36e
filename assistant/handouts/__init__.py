"""Plain words for the patient, made from a signed note: written, measured, compared."""

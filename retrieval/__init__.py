"""Guideline passages: read, cut, indexed and found again. Knows nothing of encounters."""

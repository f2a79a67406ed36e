"""One error planted in one statement of a good note, to see whether it is found.

The planter stands apart from the checks: it reads the dialogue with its own simple means and its own
word lists (the YAML files here), and plants nothing that the dialogue may say. The same seed gives the
same errors.
"""

from eval.planted.case import CRITICAL, KINDS, Kind, Planted, Visit, visit_of, with_planted
from eval.planted.plant import plant_all

__all__ = ["CRITICAL", "KINDS", "Kind", "Planted", "Visit", "plant_all", "visit_of", "with_planted"]

"""One module a step of an encounter; each has a ``show(encounter)`` that draws it."""

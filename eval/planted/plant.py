"""Errors of every kind for a set of visits: which are planted, in which order, always the same ones."""

from collections.abc import Callable, Iterable, Iterator
from random import Random

from eval.planted.case import KINDS, Kind, Planted, Visit
from eval.planted.certainty import changed_certainty
from eval.planted.drugs import drugs
from eval.planted.invented import invented_findings, invented_plans
from eval.planted.negation import negations
from eval.planted.numbers import doses, numbers, units
from eval.planted.relatives import wrong_relatives
from eval.planted.sides import laterality

SEED = 20231
"""Of the errors that are reported."""

PER_VISIT = 3
"""Errors of one kind in one visit at most, each at another place: no visit decides a figure."""

Planter = Callable[[Visit, Random], Iterator[Planted]]
"""All errors of one kind that a visit allows, each really an error there."""

PLANTERS: dict[Kind, Planter] = {
    "number": numbers,
    "dose": doses,
    "unit": units,
    "drug": drugs,
    "negation": negations,
    "laterality": laterality,
    "invented_finding": invented_findings,
    "invented_plan": invented_plans,
    "wrong_relative": wrong_relatives,
    "changed_certainty": changed_certainty,
}


def plant_all(visits: Iterable[Visit], seed: int = SEED, per_visit: int = PER_VISIT) -> list[Planted]:
    """Errors of every kind for each visit, in the order of visits and kinds."""
    return [error for visit in visits for kind in KINDS for error in plant(visit, kind, seed, per_visit)]


def plant(visit: Visit, kind: Kind, seed: int = SEED, per_visit: int = PER_VISIT) -> list[Planted]:
    """Errors of one kind in a visit, at most one at a place, of as many ways as there are."""
    random = Random(f"{seed} {visit.id} {kind}")
    possible = [error for error in PLANTERS[kind](visit, random) if error.after != error.before]
    random.shuffle(possible)
    chosen: list[Planted] = []
    while possible and len(chosen) < per_visit:
        used = [error.how for error in chosen]
        error = min(possible, key=lambda e: used.count(e.how))
        chosen.append(error)
        possible = [e for e in possible if e.place != error.place and e.after != error.after]
    return chosen


def rounds(errors: Iterable[Planted]) -> list[list[Planted]]:
    """The errors of one visit dealt out to copies of its note: in each copy one of a kind, one at a place."""
    copies: list[list[Planted]] = []
    for error in errors:
        free = (c for c in copies if all(e.kind != error.kind and e.place != error.place for e in c))
        copy = next(free, None)
        if copy is None:
            copies.append([error])
        else:
            copy.append(error)
    return copies

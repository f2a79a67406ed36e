"""Statements that a check objects to are mended before a person sees them, or cut.

First what the check itself suggests is tried, then one redraft by the model with the fault in the prompt;
what still fails is cut. Each text is checked like any other before it is taken. Every change is kept with
its reason, so that the clinician sees what was there.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Change, Finding, Section, Statement
from assistant.grounding.terms import terms
from assistant.grounding.verify import KEPT_RULES
from assistant.settings import ROOT

Check = Callable[[list[Statement], Section], None]
"""Sets evidence, findings and verdict of statements of a section."""

Rewrite = Callable[[Statement, Finding], str]
"""One sentence instead of a statement with this finding; "" when nothing of it was said."""

WORST_FIRST = ("critical", "major", "minor")


class RepairRules(BaseModel):
    """Limits and rule names, ``knowledge/rules/repair.yaml``; what each is, is said there."""

    model_config = ConfigDict(extra="forbid")

    redrafts: int
    longer: float
    alike: float
    redrafted: list[str]
    added: int
    stated: list[str]
    spoken: list[str]
    mended: list[str]
    cut: list[str]


@lru_cache(maxsize=1)
def repair_rules() -> RepairRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/repair.yaml").read_text(encoding="utf-8")
    return RepairRules(**yaml.safe_load(source))


def unchecked(statements: list[Statement], section: Section) -> None:
    """The check of a draft that nobody wants checked: it objects to nothing."""


class Repair:
    """Mends the sections of one draft. ``changes`` grows with each."""

    def __init__(self, check: Check, changes: list[Change] | None = None) -> None:
        self.changes = list(changes or [])
        self._check = check
        self._left = repair_rules().redrafts

    def mend(self, section: Section, rewrite: Rewrite) -> Section:
        """The section with every statement checked, and those with a serious finding mended or cut."""
        self._check(section.statements, section)
        kept = [s for statement in section.statements if (s := self._mended(statement, section, rewrite))]
        return section.model_copy(update={"statements": kept})

    def _mended(self, statement: Statement, section: Section, rewrite: Rewrite) -> Statement | None:
        found = faults(statement)
        if not found:
            return statement
        worst = found[0]
        for text in self._proposals(statement, found, rewrite):
            better = self._try(text, statement, section)
            if better is not None:
                self._note("redrafted", section, statement, worst, better.text)
                return better
        if worst.severity == "minor" and worst.rule not in repair_rules().cut:
            return statement
        self._note("removed", section, statement, worst)
        # What drafting itself did wrong must stay visible, even if its sentence goes.
        drafting = [f for f in statement.findings if f.rule in KEPT_RULES]
        return statement if drafting else None

    def _proposals(self, statement: Statement, found: list[Finding], rewrite: Rewrite) -> Iterator[str]:
        """What the checks suggest, then a redraft: that costs a call, so it comes last and only if wanted."""
        yield from (f.repair for f in found if f.repair)
        yield self._redraft(statement, found, rewrite)

    def _redraft(self, statement: Statement, found: list[Finding], rewrite: Rewrite) -> str:
        worst = found[0]
        if worst.severity == "minor" or worst.rule not in repair_rules().redrafted or not self._left:
            return ""
        self._left -= 1
        text = rewrite(statement, worst)
        return text if _still_it(text, statement.text) else ""

    def _try(self, text: str, statement: Statement, section: Section) -> Statement | None:
        """A statement with this text, if no check objects to it."""
        if not text or text == statement.text or any(s.text == text for s in section.statements):
            return None
        kept = [f for f in statement.findings if f.rule in KEPT_RULES]
        better = Statement(id=statement.id, text=text, problem=statement.problem, findings=kept)
        self._check([better], section)
        return None if faults(better) else better

    def _note(
        self, kind: str, section: Section, statement: Statement, fault: Finding, after: str = ""
    ) -> None:
        change = {
            "kind": kind,
            "section": section.key,
            "before": statement.text,
            "after": after,
            "rule": fault.rule,
            "reason": fault.explanation,
        }
        self.changes.append(Change.model_validate(change))


def _still_it(text: str, was: str) -> bool:
    """Whether a redraft is still about the same thing, and adds little."""
    rules = repair_rules()
    new, old = set(terms(text)), set(terms(was))
    same = len(new & old) >= rules.alike * max(len(new), 1)
    return same and len(text.split()) <= rules.longer * len(was.split())


def faults(statement: Statement) -> list[Finding]:
    """The findings to be mended, worst first: serious ones, and hints that say how."""
    rules = repair_rules()
    found = [
        f
        for f in statement.findings
        if f.rule not in KEPT_RULES
        and (f.severity != "minor" or f.rule in rules.cut or (f.rule in rules.mended and f.repair))
    ]
    return sorted(found, key=lambda f: WORST_FIRST.index(f.severity))

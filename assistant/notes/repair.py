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
from assistant.notes.repeats import repeats
from assistant.notes.second_reading import Reading, unread
from assistant.notes.spoken import Spoken
from assistant.notes.wording import well_formed, wording
from assistant.settings import ROOT

Check = Callable[[list[Statement], Section], None]
"""Sets evidence, findings and verdict of statements of a section."""

Rewrite = Callable[[Statement, Finding], str]
"""One sentence instead of a statement with this finding; "" when nothing of it was said."""

SPEECH_RULE = "speech"
REPEAT_RULE = "repeat"

REPEATED = "Another sentence of this section says the same."
REPORTED = (
    "The conversation was copied here. What could be reported was kept and the rest was taken out: "
    "look through the changes for what may be missing."
)

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
    reported: float


@lru_cache(maxsize=1)
def repair_rules() -> RepairRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/repair.yaml").read_text(encoding="utf-8")
    return RepairRules(**yaml.safe_load(source))


def unchecked(statements: list[Statement], section: Section) -> None:
    """The check of a draft that nobody wants checked: it objects to nothing."""


class Repair:
    """Mends the sections of one draft. ``changes`` grows with each."""

    def __init__(
        self, check: Check, changes: list[Change] | None = None, spoken: Spoken | None = None
    ) -> None:
        self.changes = list(changes or [])
        self._check = check
        self._spoken = spoken or Spoken()
        self._left = repair_rules().redrafts

    def mend(self, section: Section, rewrite: Rewrite, read_again: Reading = unread) -> Section:
        """The section with speech reported, each fact once, and what has a serious finding mended or cut.

        What then stands without a finding is read once more by ``read_again``, and cut if it does not hold.
        """
        section = self._reported(section)
        self._check(section.statements, section)
        mended = [s for statement in section.statements if (s := self._mended(statement, section, rewrite))]
        kept = [s for s in mended if self._holds(s, section, read_again)]
        return self._once(section.model_copy(update={"statements": kept}))

    def _reported(self, section: Section) -> Section:
        """The section without what is no statement about the patient."""
        worded = [wording(statement.text, section, self._spoken) for statement in section.statements]
        if not any(found.text for found in worded):
            return section  # All of it was copied: what drafting found of it must stay visible.
        kept: list[Statement] = []
        carried: list[Finding] = []
        for statement, found in zip(section.statements, worded, strict=True):
            if not found.reason:
                kept.append(statement)
                continue
            self._note(*_told(found.text), section, statement, _reason(SPEECH_RULE, found.reason))
            if found.text:
                kept.append(statement.model_copy(update={"text": found.text}))
            else:
                carried += statement.findings
        kept[0].findings = [*carried, *kept[0].findings]
        if any(found.reason for found in worded):
            much = len(kept) >= repair_rules().reported * len(worded)
            for finding in (f for s in kept for f in s.findings if f.rule == "copied"):
                finding.severity, finding.explanation = "major" if much else "critical", REPORTED
        return section.model_copy(update={"statements": kept})

    def _once(self, section: Section) -> Section:
        """The section with every fact stated once."""
        extra = [s for s in repeats(section.statements, self._spoken) if not _shows_drafting(s)]
        for statement in extra:
            self._note("removed", "", section, statement, _reason(REPEAT_RULE, REPEATED))
        kept = [s for s in section.statements if not any(s is gone for gone in extra)]
        return section.model_copy(update={"statements": kept})

    def _mended(self, statement: Statement, section: Section, rewrite: Rewrite) -> Statement | None:
        found = faults(statement)
        if not found:
            return statement
        worst = found[0]
        if any(f.repair and f.repair == s.text for f in found for s in section.statements):
            # What is left of it without its fault is stated already.
            self._note("removed", "", section, statement, worst)
            return None
        for text in self._proposals(statement, found, rewrite):
            better = self._try(text, statement, section)
            if better is not None:
                self._note("redrafted", better.text, section, statement, worst)
                return better
        if worst.severity == "minor" and worst.rule not in repair_rules().cut:
            return statement
        if _shows_drafting(statement):
            return statement
        self._note("removed", "", section, statement, worst)
        return None

    def _holds(self, statement: Statement, section: Section, read_again: Reading) -> bool:
        if any(f.severity != "minor" for f in statement.findings) or _shows_drafting(statement):
            return True
        doubt = read_again(statement)
        if doubt is not None:
            self._note("removed", "", section, statement, doubt)
        return doubt is None

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
        text = well_formed(text, section)
        if not text or text == statement.text or any(s.text == text for s in section.statements):
            return None
        kept = [f for f in statement.findings if f.rule in KEPT_RULES]
        better = Statement(id=statement.id, text=text, problem=statement.problem, findings=kept)
        self._check([better], section)
        return None if faults(better) else better

    def _note(self, kind: str, after: str, section: Section, statement: Statement, fault: Finding) -> None:
        change = {
            "kind": kind,
            "section": section.key,
            "before": statement.text,
            "after": after,
            "rule": fault.rule,
            "reason": fault.explanation,
            "statement": statement.id,
            "problem": statement.problem,
        }
        self.changes.append(Change.model_validate(change))


def _shows_drafting(statement: Statement) -> bool:
    """What drafting itself did wrong must stay visible, so its statement stays whatever else is found."""
    return any(f.rule in KEPT_RULES for f in statement.findings)


def _told(after: str) -> tuple[str, str]:
    return ("redrafted", after) if after else ("removed", "")


def _reason(rule: str, explanation: str) -> Finding:
    return Finding(rule=rule, severity="minor", explanation=explanation)


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

"""How the pages name verdicts, severities, speakers and steps: always a word, with an icon beside it."""

from dataclasses import dataclass, replace
from typing import Literal

from assistant.catalogue import N_
from assistant.encounter import MedicineChange, Severity, Speaker, Step, Verdict
from assistant.models.manifest import Role
from assistant.ui.language import _, ngettext

Tone = Literal["good", "bad", "warn", "plain"]


@dataclass(frozen=True)
class Mark:
    """An icon, the word that carries the meaning, and a tone that only supports it."""

    icon: str
    word: str
    tone: Tone

    def shown(self) -> "Mark":
        """The same with its word in this tab's language."""
        return replace(self, word=_(self.word))


VERDICTS: dict[Verdict, Mark] = {
    "supported": Mark("✓", N_("Said"), "good"),
    "contradicted": Mark("✕", N_("Contradicted"), "bad"),
    "unsupported": Mark("?", N_("Not found in the conversation"), "warn"),
    "unchecked": Mark("–", N_("Not checked"), "plain"),
}

SEVERITIES: dict[Severity, Mark] = {
    "critical": Mark("!", N_("Critical"), "bad"),
    "major": Mark("!", N_("Important"), "warn"),
    "minor": Mark("i", N_("Minor"), "plain"),
}
SEVERITY_ORDER: tuple[Severity, ...] = ("critical", "major", "minor")

SPEAKERS: dict[Speaker, str] = {
    "clinician": N_("Clinician"),
    "patient": N_("Patient"),
    "other": N_("Other"),
    "unknown": N_("Unknown speaker"),
}

STEPS: dict[Step, str] = {
    "record": N_("Record"),
    "transcript": N_("Transcript"),
    "note": N_("Note"),
    "sign": N_("Sign"),
    "handout": N_("Handout"),
    "export": N_("Export"),
}

CHANGES: dict[MedicineChange, str] = {
    "new": N_("New"),
    "changed": N_("Changed"),
    "stopped": N_("Stopped"),
    "same": N_("As before"),
}

ROLES: dict[Role, str] = {
    "llm": N_("Writing notes and handouts"),
    "speech": N_("Writing down what was said"),
    "embeddings": N_("Comparing sentences and finding guidelines"),
}

SAID_IN_ROOM = N_(":green-badge[✓ Said in the room]")
FROM_GUIDELINE = N_(":violet-badge[:material/menu_book: From the guideline]")
"""Badges of the two kinds of text that stand near each other; each has its own icon and words."""

UNSURE_BELOW = 0.6
"""Mean recognition probability under which an utterance is marked as unsure.

Whisper's probability of a wrongly heard drug name or number usually lies well under this; clear
speech lies above 0.8.
"""


UNSURE_WORD_BELOW = 0.5
"""Recognition probability under which one word is marked: it is held for more likely wrong than right."""

CHANGE_KINDS: dict[Literal["redrafted", "removed", "added"], str] = {
    "redrafted": N_("Written again"),
    "removed": N_("Taken out"),
    "added": N_("Put in"),
}


NAMES: dict[str, str] = {
    "age": N_("Age"),
    "allergy": N_("Allergy"),
    "certainty": N_("Certainty"),
    "comment": N_("Comment"),
    "complaint": N_("Complaint"),
    "copied": N_("Copied"),
    "cut_off": N_("Cut off"),
    "date": N_("Date"),
    "diagnosis": N_("Diagnosis"),
    "dose": N_("Dose"),
    "dose_change": N_("Dose change"),
    "drug": N_("Drug"),
    "drug_change": N_("Drug change"),
    "evidence": N_("Evidence"),
    "exam": N_("Exam"),
    "examination_finding": N_("Examination finding"),
    "follow_up": N_("Follow up"),
    "frequency": N_("Frequency"),
    "generic": N_("Generic"),
    "history": N_("History"),
    "instruction": N_("Instruction"),
    "laterality": N_("Laterality"),
    "medication": N_("Medication"),
    "name": N_("Name"),
    "negation": N_("Negation"),
    "number": N_("Number"),
    "order": N_("Order"),
    "plan": N_("Plan"),
    "pregnancy": N_("Pregnancy"),
    "question": N_("Question"),
    "reason": N_("Reason"),
    "red_flag": N_("Red flag"),
    "refill": N_("Refill"),
    "relative": N_("Relative"),
    "repeat": N_("Repeat"),
    "result": N_("Result"),
    "safety_net": N_("Safety net"),
    "second_reading": N_("Second reading"),
    "self_harm": N_("Self harm"),
    "sex": N_("Sex"),
    "site": N_("Site"),
    "speech": N_("Speech"),
    "substance_use": N_("Substance use"),
    "sweeping": N_("Sweeping"),
    "symptom": N_("Symptom"),
    "test_result": N_("Test result"),
    "time": N_("Time"),
    "vital": N_("Vital"),
    "vital_sign": N_("Vital sign"),
}
"""Rules of findings and kinds of omitted facts, as headings."""


def named(rule: str) -> str:
    """A rule or a kind of fact as a word to begin a line with."""
    return _(NAMES.get(rule, rule.replace("_", " ").capitalize()))


LEAVE_MINOR = N_("Leave all of these out")


def smaller_things(count: int) -> str:
    """The heading above folded minor omissions."""
    return ngettext("{count} smaller thing that was said", "{count} smaller things that were said", count)


def clock(seconds: float) -> str:
    """Seconds from the start as ``mm:ss``, or ``h:mm:ss`` for the second hour on."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    short = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{short}" if hours else short

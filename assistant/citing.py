"""The steps of a person on guideline passages: attach one to the plan as a citation, take it off again."""

from assistant.encounter import Citation, Note
from assistant.errors import InputRefused
from assistant.notes.cited import cited, plan_of, uncited
from assistant.reviewing import Reviewing


class Citing(Reviewing):
    """Nothing is ever cited by itself. ``by`` is the person's name."""

    def cite(self, encounter: str, problem: str, passage: str, by: str = "") -> Note:
        """Attach a passage that was shown for a problem, by its id, to the plan. Raises InputRefused."""
        note = cited(self._note(encounter), problem, self._shown(encounter, problem, passage))
        detail = {"passage": passage, "section": plan_of(note, problem).key}
        return self._decide(encounter, note, by, "cite", **detail)

    def uncite(self, encounter: str, problem: str, passage: str, by: str = "") -> Note:
        """Take a passage off the plan. Raises InputRefused when it is not there."""
        note = uncited(self._note(encounter), problem, passage)
        return self._decide(encounter, note, by, "take citation off", passage=passage)

    def _shown(self, encounter: str, problem: str, passage: str) -> Citation:
        """Only what the guidelines had for the problem can be cited, in the words that were shown."""
        for suggestion in self.records.load(encounter).suggestions or []:
            for citation in suggestion.citations:
                if (suggestion.problem, citation.id) == (problem, passage):
                    return citation
        raise InputRefused("This passage is no longer shown for the note. Look the guidelines up again.")

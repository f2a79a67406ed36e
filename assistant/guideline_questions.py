"""What the guidelines say: on a question, on the problems of a note, and where a note differs from them."""

from collections.abc import Callable

from langchain_core.language_models import BaseChatModel

from assistant.asking.answer import Answer, SourcePassage
from assistant.asking.ask import ask
from assistant.asking.differences import Difference, differences
from assistant.asking.queries import PASSAGES, Query, chosen, queries
from assistant.encounter import Citation, Suggestion
from assistant.models.chat import describe
from assistant.progress import Cancel, Progress, Report
from assistant.reviewing import Reviewing
from retrieval.filters import Wanted
from retrieval.guidelines import Guidelines
from retrieval.passage import Passage


class GuidelineQuestions(Reviewing):
    """The steps that read guidelines. What they find is shown beside the note and never goes into it."""

    chat: Callable[[], BaseChatModel]
    guidelines: Callable[[], Guidelines]

    def ask(self, question: str, cancel: Cancel | None = None) -> Answer:
        """At most four sentences from the guidelines, each with the passage that states it.

        The question is neither stored nor logged. Raises InputRefused, ModelUnavailable, GateClosed.
        """
        guidelines = self.guidelines()
        answer = ask(question, guidelines.search, self.chat, guidelines.nearest_titles, cancel)
        answer.provenance = {**answer.provenance, "model": describe(self.settings)}
        return answer

    def suggest(self, encounter: str, report: Report, cancel: Cancel) -> list[Suggestion]:
        """The best passages for each problem of the assessment; none when the store has nothing close."""
        asked = queries(self._note(encounter))
        suggestions: list[Suggestion] = []
        for at, query in enumerate(asked):
            cancel.check()
            report(Progress("guidelines", "Looking up guidelines", at / len(asked)))
            citations = [_citation(passage) for passage in self._passages(query)]
            suggestions.append(Suggestion(problem=query.problem, citations=citations))
        self.records.save(encounter, "suggestions", suggestions)
        return suggestions

    def _passages(self, query: Query) -> list[Passage]:
        guidelines, wanted = self.guidelines(), Wanted(**query.population.model_dump())
        by_name = guidelines.search(query.problem, PASSAGES, wanted=wanted)
        if query.text == query.problem:
            return by_name
        return chosen(query, by_name, guidelines.search(query.text, PASSAGES, wanted=wanted))

    def differences(self, encounter: str) -> list[Difference]:
        """Where the note and the passages shown for its problems name different numbers."""
        note, suggested = self._note(encounter), self.records.load(encounter).suggestions or []
        cited = {suggestion.problem: suggestion.citations for suggestion in suggested}
        found: list[Difference] = []
        for query in queries(note):
            own = [s for s in note.statements() if s.id in query.statements]
            found += differences(own, [_source(one) for one in cited.get(query.problem, [])])
        return found


def _citation(passage: Passage) -> Citation:
    """A passage as it is shown and kept with the encounter."""
    shared = set(Citation.model_fields) & set(Passage.model_fields)
    return Citation(**passage.model_dump(include=shared))


def _source(citation: Citation) -> SourcePassage:
    """A kept passage to be read. Its title is not kept by every version; the section stands for it."""
    shared = set(Citation.model_fields) & set(SourcePassage.model_fields)
    kept = citation.model_dump(include=shared)
    return SourcePassage(**kept | {"title": citation.title or citation.section})

"""Concepts: what vouches for one, and that the vocabularies are sound."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding import examined
from assistant.grounding.checks import complaint, diagnosis, plan
from assistant.grounding.concepts import Concept, Vocabulary
from assistant.grounding.said import Conversation
from assistant.grounding.vocabulary import generic_names


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


LUNGS = Vocabulary(
    {
        "wheezes": Concept(written=["wheezes"], spoken=["whistling"], absent=["lungs .. clear"]),
        "rhonchi": Concept(written=["rhonchi"], near=["wheezes"]),
        "inhaler": Concept(written=["inhaler"], drugs=["albuterol"]),
    }
)

ROWS: list[tuple[list[str], str, list[str], str]] = [
    (["hello"], "Wheezes.", ["Wheezes"], "nobody said it"),
    (["i hear wheezes"], "Wheezes.", [], "its name"),
    (["some whistling"], "Wheezes.", [], "another word for it"),
    (["your lungs are clear"], "No wheezes.", [], "an absence vouches for a denied one"),
    (["your lungs are clear"], "Wheezes.", ["Wheezes"], "and for no other"),
    (["some whistling"], "Rhonchi and rhonchi.", [], "what is near"),
    (["take your albuterol"], "Uses an inhaler.", [], "a drug of it"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_unheard(said: list[str], noted: str, wanted: list[str], reason: str) -> None:
    assert LUNGS.unheard_words(noted, conversation(*said)) == wanted


def test_only_what_was_said_since_counts() -> None:
    spoken = conversation("i hear wheezes", "the rest is fine")
    assert LUNGS.unheard_words("Wheezes.", spoken, since=1) == ["Wheezes"]
    assert LUNGS.unheard_words("Wheezes.", spoken, since=0) == []


VOCABULARIES = {
    "findings": examined.findings,
    "systems": examined.systems,
    "places": examined.places,
    "orders": plan.orders,
    "conditions": diagnosis.conditions,
    "complaints": complaint.complaints,
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_vocabulary_names_only_what_exists(name: str) -> None:
    vocabulary = VOCABULARIES[name]()
    near = {other for concept in vocabulary.concepts.values() for other in concept.near}
    drugs = {drug for concept in vocabulary.concepts.values() for drug in concept.drugs}
    assert near <= set(vocabulary.concepts)
    assert drugs <= set(generic_names().values())


@pytest.mark.parametrize("name", VOCABULARIES)
def test_what_is_said_as_it_is_written_is_never_flagged(name: str) -> None:
    vocabulary = VOCABULARIES[name]()
    for concept in vocabulary.concepts.values():
        for written in concept.written:
            assert vocabulary.unheard_words(written, conversation(written.lower())) == []

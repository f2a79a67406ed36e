"""Words that tell how sure something is."""

import pytest

from assistant.grounding.hedges import hedges, without

CUES = [
    ("it could be gastritis", [("possible", "gastritis")], "possible"),
    ("most likely due to the new soap", [("likely", "soap")], "likely"),
    ("i think you have a sprain", [("believed", "sprain")], "believed"),
    ("the biopsy confirmed melanoma", [("confirmed", "melanoma")], "confirmed"),
    ("you may continue your tylenol", [], "a permission is no doubt"),
    ("not worried about the murmur", [], "a doubt that is taken back"),
    ("it is gastritis", [], "plain"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), CUES, ids=[row[2] for row in CUES])
def test_hedges(text: str, wanted: list[tuple[str, str]], reason: str) -> None:
    found = hedges(text)
    assert [h.kind for h in found] == [kind for kind, _ in wanted]
    assert all(word in text[h.end : h.about] for h, (_, word) in zip(found, wanted, strict=True))


def test_a_cue_is_about_its_clause() -> None:
    (hedge,) = hedges("it might be a sprain but the x-ray is clear")
    assert "x-ray" not in "it might be a sprain but the x-ray is clear"[: hedge.about]


def test_what_no_cue_is_about() -> None:
    text = "the knee might be sprained but the ankle is fine"
    assert "sprained" not in " ".join(without(text, hedges(text)))
    assert "ankle is fine" in " ".join(without(text, hedges(text)))

import pytest

from assistant.asking.answer import SourcePassage


@pytest.fixture
def passages() -> list[SourcePassage]:
    """Three invented passages."""
    return [
        _passage(
            "gout:1-2",
            "Gout",
            "Offer colchicine 0.5 mg twice daily for a gout flare.\nDo not stop allopurinol.",
        ),
        _passage("asthma:4", "Asthma", "Inhaled corticosteroids are given to adults with asthma every day."),
        _passage("cough:2", "Acute cough", "Honey can be tried for cough in children over 1 year."),
    ]


def _passage(name: str, title: str, text: str) -> SourcePassage:
    return SourcePassage(
        id=name,
        document=name.partition(":")[0],
        title=title,
        section="Treatment",
        text=text,
        publisher="Harbor Society",
        year=2024,
        sha256=f"hash of {name}",
    )

"""A handout as blocks: plain sections, then the medicines as a table."""

from collections.abc import Iterator, Sequence

from assistant.encounter import Handout, Medicine, MedicineChange
from assistant.interop.layout import (
    Block,
    Heading,
    Mark,
    Sheet,
    Table,
    bullets,
    clean,
    day,
)

_CHANGES: dict[MedicineChange, str] = {
    "new": "New",
    "changed": "Changed",
    "stopped": "Stop taking it",
    "same": "No change",
}


def handout_sheet(handout: Handout, title: str, stamp: str) -> Sheet:
    """The handout ready to be written, in large letters."""
    blocks = [
        block
        for section in handout.sections
        if section.sentences
        for block in (
            Heading(clean(section.title)),
            *bullets(sentence.text for sentence in section.sentences),
        )
    ]
    return Sheet(
        title=clean(title) or "Your visit",
        subtitle="For you to take home",
        blocks=(*blocks, *_medicines(handout.medicines)),
        mark=_mark(handout),
        stamp=clean(stamp),
        large=True,
    )


def _mark(handout: Handout) -> Mark:
    approval = handout.approval
    if approval is None or not handout.is_approved():
        line = "Written with an AI system. Not approved by a clinician."
        return Mark(line, handout.sha256(), approved=False)
    name = clean(approval.by)
    line = f"Written with an AI system, checked and approved by {name} on {day(approval.at)}."
    return Mark(line, handout.sha256(), approved=True, by=name, at=approval.at)


def _medicines(medicines: Sequence[Medicine]) -> Iterator[Block]:
    if not medicines:
        return
    columns = {
        "Medicine": [m.name for m in medicines],
        "How much": [m.how_much for m in medicines],
        "When": [m.when for m in medicines],
        "Until": [m.until for m in medicines],
        "What it is for": [m.what_for for m in medicines],
        "What changes": [_CHANGES[m.change] for m in medicines],
    }
    # A column that says nothing only makes the others narrower.
    kept = {name: [clean(cell) for cell in cells] for name, cells in columns.items() if any(cells)}
    yield Heading("Your medicines")
    yield Table(tuple(kept), tuple(zip(*kept.values(), strict=True)))

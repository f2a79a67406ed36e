"""A handout as blocks: plain sections, the medicines as a table, all in the handout's language."""

from collections.abc import Iterator, Sequence

from assistant.catalogue import N_, handout_text
from assistant.encounter import Handout, HandoutSection, Medicine, MedicineChange
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

CHANGES: dict[MedicineChange, str] = {
    "new": N_("New"),
    "changed": N_("Changed"),
    "stopped": N_("Stop taking it"),
    "same": N_("No change"),
}

AFTER_MEDICINES = frozenset(("home", "help", "next", "questions"))
"""Keys of the sections that build on the medicines, and so come after them."""


def handout_sheet(handout: Handout, title: str, stamp: str) -> Sheet:
    """The handout ready to be written, in large letters."""
    language = handout.language
    return Sheet(
        title=clean(title) or handout_text("Your visit", language),
        subtitle=handout_text("For you to take home", language),
        blocks=tuple(_blocks(handout)),
        mark=_mark(handout),
        stamp=clean(stamp),
        kind="handout",
        large=True,
        language=language,
    )


def _blocks(handout: Handout) -> Iterator[Block]:
    medicines = list(_medicines(handout.medicines, handout.language))
    for section in handout.sections:
        if section.key in AFTER_MEDICINES:
            yield from medicines
            medicines = []
        yield from _section(section)
    yield from medicines


def _section(section: HandoutSection) -> Iterator[Block]:
    if section.sentences:
        yield Heading(clean(section.title), key=section.key)
        yield from bullets(sentence.text for sentence in section.sentences)


def _mark(handout: Handout) -> Mark:
    approval, language = handout.approval, handout.language
    if approval is None or not handout.is_approved():
        line = N_("Written with an AI system. Not approved by a clinician.")
        if handout.translates:
            line = N_("Written and translated with an AI system. Not approved by a clinician.")
        return Mark(handout_text(line, language), handout.sha256(), approved=False)
    line = N_("Written with an AI system, checked and approved by {name} on {date}.")
    if handout.translates:
        line = N_("Written and translated with an AI system, checked and approved by {name} on {date}.")
    name = clean(approval.by)
    shown = handout_text(line, language).replace("{date}", day(approval.at, language)).replace("{name}", name)
    return Mark(shown, handout.sha256(), approved=True, by=name, at=approval.at)


def _medicines(medicines: Sequence[Medicine], language: str) -> Iterator[Block]:
    if not medicines:
        return
    columns = {
        N_("Medicine"): [m.name for m in medicines],
        N_("How much"): [m.how_much for m in medicines],
        N_("When"): [m.when for m in medicines],
        N_("Until"): [m.until for m in medicines],
        N_("What it is for"): [m.what_for for m in medicines],
        N_("What changes"): [handout_text(CHANGES[m.change], language) for m in medicines],
    }
    # A column that says nothing only makes the others narrower.
    kept = {
        handout_text(name, language): [clean(cell) for cell in cells]
        for name, cells in columns.items()
        if any(cells)
    }
    yield Heading(handout_text("Your medicines", language), key="medicines")
    yield Table(tuple(kept), tuple(zip(*kept.values(), strict=True)))

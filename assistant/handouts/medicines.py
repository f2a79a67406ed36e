"""The medicine table of a handout. Every field is copied from the signed note by rules, never by a model."""

from assistant.encounter import Medicine, Note, Statement
from assistant.handouts.medicine_fields import ACTED, amount_of, change_of, purpose_of, until_of, when_of
from assistant.handouts.medicine_names import Mention, mentions
from assistant.handouts.plain import PlainSpeech
from assistant.handouts.rules import MedicineRules, medicine_rules


def medicines(note: Note) -> list[Medicine]:
    """One row a medicine, in the order of the note; ``source`` are the statements it is copied from."""
    rules = medicine_rules()
    speech = PlainSpeech(note)
    taken = _taken_before(note, rules)
    rows: dict[str, Medicine] = {}
    for section in note.sections:
        if not rules.medicine_sections.search(f"{section.key} {section.title}"):
            continue
        for statement in section.statements:
            for mention in mentions(statement.text):
                row = _row(mention, statement, speech, mention.generic in taken)
                if row:
                    known = rows.get(mention.generic)
                    rows[mention.generic] = _joined(known, row) if known else row
    return list(rows.values())


def _taken_before(note: Note, rules: MedicineRules) -> set[str]:
    """Generic names that the history or another part outside the plan holds."""
    texts = [
        statement.text
        for section in note.sections
        if not rules.plan_sections.search(f"{section.key} {section.title}")
        for statement in section.statements
    ]
    return {mention.generic for text in texts for mention in mentions(text)}


def _row(mention: Mention, statement: Statement, speech: PlainSpeech, taken: bool) -> Medicine | None:
    """The row of one mention, or None when the note only talks about the medicine."""
    change = change_of(mention, taken)
    amount = amount_of(mention)
    if change is None or (
        medicine_rules().no_row.search(statement.text) and not (amount and change in ACTED)
    ):
        return None
    stopped = change == "stopped"
    return Medicine(
        name=mention.name[0].upper() + mention.name[1:],
        how_much="" if stopped else amount,
        when="" if stopped else when_of(mention),
        until=until_of(mention),
        what_for=speech.words(purpose_of(mention, statement.problem)),
        change=change,
        source=[statement.id],
    )


def _joined(known: Medicine, row: Medicine) -> Medicine:
    """Two mentions as one row: this visit's decision counts, empty fields are filled from the other."""
    first, second = (row, known) if row.change in ACTED and known.change not in ACTED else (known, row)
    fields = {f: getattr(first, f) or getattr(second, f) for f in ("how_much", "when", "until", "what_for")}
    if first.change == "stopped":
        fields |= {"how_much": "", "when": ""}
    return first.model_copy(
        update={**fields, "source": [*known.source, *(s for s in row.source if s not in known.source)]}
    )

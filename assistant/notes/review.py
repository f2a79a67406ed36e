"""What a person does to a draft, as functions from one note to the next. The stored versions stay."""

from assistant.encounter import Evidence, Finding, Note, Omission, Section, Statement, Utterance, id_number
from assistant.errors import InputRefused
from assistant.grounding.resolutions import ACCEPTED, ADDED

ASK_WHY = "Say in a few words why this sentence is right; the reason is kept with the note."


def statement_of(note: Note, statement: str) -> Statement:
    """The statement with this id. Raises InputRefused when it is gone."""
    found = next((s for s in note.statements() if s.id == statement), None)
    if found is None:
        raise InputRefused("This sentence is no longer in the note: it may have been removed.")
    return found


def finding_of(findings: list[Finding], number: int) -> Finding:
    """The finding at this place, counted from 0. Raises InputRefused when there is none."""
    if not 0 <= number < len(findings):
        raise InputRefused("This finding is no longer there: what it was about was checked again.")
    return findings[number]


def omission_of(note: Note, number: int) -> Omission:
    """The omission at this place, counted from 0. Raises InputRefused when there is none."""
    if not 0 <= number < len(note.omissions):
        raise InputRefused("This is no longer listed: the note was checked again.")
    return note.omissions[number]


def section_of(note: Note, statement: str) -> Section:
    """The section that a statement stands in. Raises InputRefused when it is gone."""
    found = statement_of(note, statement)
    return next(section for section in note.sections if found in section.statements)


def opened(note: Note) -> Note:
    """A copy to change. It carries no signature: a changed note is not the signed one, it amends it."""
    amends = note.signature.sha256 if note.signature else note.amends
    return note.model_copy(deep=True, update={"signature": None, "amends": amends, "addendum": ""})


def edited(note: Note, statement: str, text: str) -> Note:
    """The note with one sentence in the person's words. Raises InputRefused for an empty one.

    Findings, their resolutions and evidence were about the old words and go with them.
    """
    if not text.strip():
        raise InputRefused("The sentence is empty. To take it out, press Remove.")
    changed = opened(note)
    target = statement_of(changed, statement)
    words = " ".join(text.split())
    if words != target.text:
        target.text, target.findings, target.evidence = words, [], []
    target.review = "edited"
    return changed


def accepted(note: Note, statement: str, reason: str) -> Note:
    """The note with a statement's findings overruled, each with the person's reason."""
    changed = opened(note)
    target = statement_of(changed, statement)
    left = [f for f in target.findings if not f.resolution]
    if any(f.severity == "critical" for f in left) and not reason.strip():
        raise InputRefused(ASK_WHY)
    target.review = "accepted"
    for finding in left:
        finding.resolution = reason.strip() or ACCEPTED
    return changed


def overruled(note: Note, statement: str, finding: int, reason: str) -> Note:
    """The note with one finding of a statement overruled; a critical one wants a reason."""
    changed = opened(note)
    target = finding_of(statement_of(changed, statement).findings, finding)
    overrule(target, reason)
    return changed


def overrule(finding: Finding, reason: str) -> None:
    """Resolve a finding with a person's reason. Raises InputRefused for a critical one without."""
    if finding.severity == "critical" and not reason.strip():
        raise InputRefused(ASK_WHY)
    finding.resolution = reason.strip() or ACCEPTED


def evidenced(note: Note, statement: str, utterance: Utterance) -> Note:
    """The note with an utterance as evidence of a statement, because a person says so."""
    changed = opened(note)
    target = statement_of(changed, statement)
    others = [e for e in target.evidence if e.utterance != utterance.id]
    target.evidence = sorted([*others, _shown(utterance)], key=lambda e: e.utterance)
    return changed


def _shown(utterance: Utterance) -> Evidence:
    """The whole utterance, as a person points to it."""
    return Evidence(
        utterance=utterance.id,
        quote=utterance.text,
        start=utterance.start,
        end=utterance.end,
        score=1.0,
        by="person",
    )


def removed(note: Note, statement: str) -> Note:
    """The note without one sentence. An omission that it was added for, also in drafting, is open again."""
    changed = opened(note)
    statement_of(changed, statement)
    for section in changed.sections:
        section.statements = [s for s in section.statements if s.id != statement]
    for omission in changed.omissions:
        if omission.statement == statement:
            omission.statement = omission.resolution = ""
    stated = [c.omission for c in changed.changes if c.statement == statement and c.kind == "added"]
    changed.omissions += [o.model_copy() for o in stated if o and o not in changed.omissions]
    return changed


def added(note: Note, section: str, text: str, after: str = "") -> Note:
    """The note with a new sentence at the end of a section, or after one of its statements."""
    if not text.strip():
        raise InputRefused("The new sentence is empty.")
    changed = opened(note)
    target = section_named(changed, section)
    at = next((i for i, s in enumerate(target.statements, 1) if s.id == after), len(target.statements))
    problem = target.statements[at - 1].problem if at else ""
    new = Statement(id=changed.free_id(), text=" ".join(text.split()), problem=problem, review="edited")
    target.statements.insert(at, new)
    return changed


def section_named(note: Note, section: str) -> Section:
    """The section with this key. Raises InputRefused when there is none."""
    found = next((s for s in note.sections if s.key == section), None)
    if found is None:
        raise InputRefused("This section is not part of the note.")
    return found


def newest(note: Note) -> Statement:
    """The statement that was added last: the one with the highest number."""
    return max(note.statements(), key=lambda s: id_number(s.id))


def with_omission(note: Note, omission: int, utterance: Utterance, text: str = "", section: str = "") -> Note:
    """The note with what was left out as a new statement, its utterance as evidence.

    ``text`` and ``section`` stand for the suggested ones when given. It is put beside what was said
    nearest to it. Raises InputRefused when it was added before, or has no sentence or section.
    """
    missing = omission_of(note, omission)
    _refuse_added(missing)
    key = section or missing.section
    said_near = _nearest(section_named(note, key), missing.utterance)
    changed = added(note, key, text or missing.text, said_near)
    new = newest(changed).id
    settled = changed.omissions[omission]
    settled.resolution, settled.statement = ADDED, new
    return evidenced(changed, new, utterance)


def _refuse_added(omission: Omission) -> None:
    if omission.resolution == ADDED:
        raise InputRefused("This is in the note already. To take it out, remove its sentence.")


def _nearest(section: Section, utterance: int) -> str:
    """The statement whose evidence is nearest to an utterance, "" without any; of equals the last."""
    distances = [
        (abs(piece.utterance - utterance), -at, statement.id)
        for at, statement in enumerate(section.statements)
        for piece in statement.evidence
    ]
    return min(distances)[2] if distances else ""


def without_omission(note: Note, omission: int, reason: str) -> Note:
    """The note with an omission left out on purpose; a critical one wants a reason."""
    changed = opened(note)
    target = omission_of(changed, omission)
    _refuse_added(target)
    if target.severity == "critical" and not reason.strip():
        raise InputRefused("Say in a few words why this can be left out; the reason is kept with the note.")
    target.resolution = reason.strip() or ACCEPTED
    return changed


def without_minor(note: Note) -> Note:
    """The note with every minor omission that is open left out. Raises InputRefused without any."""
    changed = opened(note)
    left = [o for o in changed.omissions if o.severity == "minor" and not o.resolution]
    if not left:
        raise InputRefused("Nothing small is left to decide on.")
    for omission in left:
        omission.resolution = ACCEPTED
    return changed

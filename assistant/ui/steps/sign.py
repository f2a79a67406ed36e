"""Sign: what is still open, then a name, a confirmation, and the signature."""

import streamlit as st

from assistant.encounter import Encounter, Note
from assistant.grounding.verify import open_points, unresolved, unresolved_omissions
from assistant.ui import work
from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.components.emergencies import emergencies
from assistant.ui.components.stepper import go_to_step, want_step
from assistant.ui.language import _, ngettext
from assistant.ui.open_items import minor_omissions, open_findings, open_omissions
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.open_findings import show_open
from assistant.ui.steps.open_omissions import show_minor, show_missing
from assistant.ui.steps.signed_notes import earlier, read_note, show_addendum, show_changes, show_earlier
from assistant.ui.when import when


def show(encounter: Encounter) -> None:
    """What is still open, the note as it will be signed, the signature, and earlier signed versions."""
    st.header(_("Sign"), anchor=False)
    note = encounter.note
    if note is None:
        st.info(_("There is no note to sign yet."), icon=":material/info:")
        if st.button(_("Go to Record"), type="primary"):
            go_to_step(encounter.id, "record")
        return
    emergencies(encounter)
    before = earlier(encounter, note)
    if note.is_signed():
        _signed(encounter, note)
    else:
        _unsigned(encounter, note, before)
    show_earlier(before)


def _unsigned(encounter: Encounter, note: Note, before: list[Note]) -> None:
    if before:
        show_changes(before[0], note)
    findings, omissions = open_findings(note), open_omissions(note)
    _open(note, len(findings) + len(omissions))
    show_open(encounter, findings)
    show_missing(encounter, note, omissions)
    show_minor(encounter, note, minor_omissions(note))
    with st.expander(_("Read the note as it will be signed"), expanded=not findings and not omissions):
        read_note(note)
    _sign(encounter, bool(open_points(note)))


def _open(note: Note, count: int) -> None:
    if not count:
        st.success(_("Nothing is open. Read the note once more, then sign."), icon=":material/check_circle:")
        return
    st.subheader(_("Still open: {count}").format(count=count), anchor=False)
    if critical := _critical(note):
        st.warning(critical, icon=":material/warning:")
    else:
        st.caption(_("None of these is critical. You may sign, but look at them first."))


def _critical(note: Note) -> str:
    """What still keeps the note from being signed; nothing when all that is critical was decided on."""
    findings, omissions = len(unresolved(note)), len(unresolved_omissions(note))
    told = [
        ngettext(
            "{count} critical finding is open: correct or remove the sentence, or keep it with a reason.",
            "{count} critical findings are open: correct or remove the sentence, or keep it with a reason.",
            findings,
        ),
        ngettext(
            "{count} critical fact was said and is not in the note: add it, or leave it out with a reason.",
            "{count} critical facts were said and are not in the note: add it, or leave it out with a "
            "reason.",
            omissions,
        ),
    ]
    return " ".join(text for text, count in zip(told, (findings, omissions), strict=True) if count)


def _sign(encounter: Encounter, critical: bool) -> None:
    st.subheader(_("Your signature"), anchor=False)
    name = st.text_input(_("Your name"), value=clinician_name(), key=f"signer-{encounter.id}")
    read = st.checkbox(_("I have read this note"), key=f"read-{encounter.id}")
    missing = _missing(critical, bool((name or "").strip()), read, work.busy(encounter.id))
    if st.button(_("Sign the note"), type="primary", icon=":material/signature:", disabled=bool(missing)):
        remember_clinician(name or "")
        get_workflow().sign(encounter.id, (name or "").strip())
        want_step(encounter.id, "sign")
        st.rerun()
    if missing:
        st.caption(missing)


def _missing(critical: bool, named: bool, read: bool, busy: bool) -> str:
    """Why the note cannot be signed yet, or nothing."""
    if busy:
        return _("The note is being worked on. Sign it when that is done.")
    if critical:
        return _("Critical findings are open. Decide on them first.")
    if not named:
        return _("Enter your name first.")
    return "" if read else _("Confirm that you have read the note.")


def _signed(encounter: Encounter, note: Note) -> None:
    assert note.signature is not None
    signature = note.signature
    st.success(
        _("Signed by {name} on {when}.").format(name=plain(signature.by), when=when(signature.at)),
        icon=":material/verified:",
    )
    st.caption(
        _("Fingerprint of the signed text: {fingerprint}. It no longer matches when a word changes.").format(
            fingerprint=signature.sha256[:12]
        )
    )
    if st.button(_("Go on to the handout"), type="primary", icon=":material/arrow_forward:"):
        go_to_step(encounter.id, "handout")
    if note.amends:
        st.caption(_("This is an addendum: it replaces the note that was signed before it."))
        show_addendum(note.addendum)
    with st.expander(_("Read the signed note")):
        read_note(note)

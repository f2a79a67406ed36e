"""The approved handout as files: in which language, how large, on which paper, how long as a message."""

import streamlit as st

from assistant.encounter import Encounter, Handout
from assistant.errors import InputRefused
from assistant.interop.documents import Format, export_handout
from assistant.interop.export_options import ExportOptions, Paper
from assistant.ui.components.stepper import go_to_step
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.export_files import FORMATS, download
from assistant.ui.steps.handout_aloud import read_it_aloud
from assistant.ui.steps.handout_languages import named

PAPERS: tuple[Paper, ...] = ("A4", "Letter")


def export_the_handout(encounter: Encounter, languages: list[str]) -> None:
    """``languages`` are those that are approved and up to date; without any, everything is closed."""
    if not languages:
        with st.container(horizontal=True):
            for kind in FORMATS:
                download(encounter, "handout", kind, closed=True)
        st.caption(f":material/lock: {_('Approve a handout of the signed note first.')}")
        if st.button(_("Go to Handout")):
            go_to_step(encounter.id, "handout")
        return
    language = _language(encounter, languages)
    options = _options(encounter.id)
    handout = handout_in(encounter, language)
    wrong = {kind: refused(encounter, handout, kind, options) for kind in FORMATS}
    with st.container(horizontal=True):
        for kind in FORMATS:
            download(encounter, "handout", kind, bool(wrong[kind]), language, options)
    for reason in dict.fromkeys(filter(None, wrong.values())):
        st.warning(plain(reason), icon=":material/warning:")
    if not wrong["txt"]:
        _message(encounter, language, options)
    read_it_aloud(encounter, handout)


def handout_in(encounter: Encounter, language: str) -> Handout:
    """The handout in this language; the caller knows that there is one."""
    found = encounter.translations.get(language) or encounter.handout
    assert found is not None
    return found


def refused(encounter: Encounter, handout: Handout, kind: Format, options: ExportOptions) -> str:
    """Why the file cannot be made so, or nothing. Only what the options say of this format is tried."""
    # One quick writer stands for all: an address that is none is refused by each; a limit is for text only.
    tried = options if kind == "txt" else ExportOptions(qr=options.qr)
    try:
        export_handout(handout, "txt", encounter.title, note=encounter.note, options=tried)
    except InputRefused as error:
        return _(str(error))
    return ""


def _language(encounter: Encounter, languages: list[str]) -> str:
    key = f"export-language-{encounter.id}"
    if len(languages) == 1:
        st.caption(_("In English. Translate and approve it in the step Handout for more languages."))
        return languages[0]
    return st.selectbox(_("Language"), languages, format_func=named, key=key) or languages[0]


def _options(encounter_id: str) -> ExportOptions:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        paper = st.segmented_control(
            _("Paper"), PAPERS, default=PAPERS[0], key=f"paper-{encounter_id}", required=True
        )
        limit = st.number_input(
            _("Longest portal message, in characters"),
            min_value=1,
            max_value=100_000,
            value=None,
            step=1,
            placeholder=_("No limit"),
            key=f"limit-{encounter_id}",
            help=_(
                "For text only. Parts that do not fit are left out, never the urgent one or the medicines."
            ),
            width=280,
        )
        large = st.toggle(
            _("Large print"),
            value=True,
            key=f"large-{encounter_id}",
            help=_("Letters of 14 points and more on paper."),
        )
    return ExportOptions(large=large, paper=paper or PAPERS[0], limit=limit, qr=_address(encounter_id))


def _address(encounter_id: str) -> str:
    """The practice's own address for the text, where one is set and wanted."""
    address = get_workflow().settings.handout_url
    if not address:
        return ""
    wanted = st.toggle(
        _("QR code to the same text on the practice's site"), value=True, key=f"qr-{encounter_id}"
    )
    return address if wanted else ""


def _message(encounter: Encounter, language: str, options: ExportOptions) -> None:
    """The text to copy into a portal, behind a button because showing it is an export too."""
    if st.button(
        _("Show the portal message to copy"),
        key=f"message-{encounter.id}",
        icon=":material/content_copy:",
        type="tertiary",
    ):
        text = get_workflow().export(encounter.id, "handout", "txt", language, options).decode()
        st.code(text, language=None, wrap_lines=True)
        st.caption(_("{count} characters").format(count=len(text)))

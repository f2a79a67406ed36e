"""What sounds like an emergency in the visit and is not in the plan: shown, and left to the clinician."""

import streamlit as st

from assistant.encounter import Encounter
from assistant.errors import InputRefused
from assistant.safety.emergency_numbers import emergency_number
from assistant.safety.unaddressed import Unaddressed
from assistant.ui.language import _, ngettext
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.words import SPEAKERS, clock

CALL = ":red-badge[:material/emergency: {word}]"
TODAY = ":orange-badge[:material/today: {word}]"


def emergencies(encounter: Encounter) -> None:
    """A folded box until the plan speaks of each of them; nothing when there is none."""
    found = get_workflow().unaddressed(encounter.id)
    if not found:
        return
    label = ngettext(
        "{count} possible emergency was told and is not in the plan",
        "{count} possible emergencies were told and are not in the plan",
        len(found),
    )
    with st.expander(
        f"**{label}**", expanded=True, icon=":material/emergency:", key=f"emergencies-{encounter.id}"
    ):
        for one in found:
            _one(encounter, one)
        st.markdown(f"**{_('The assistant only points this out; you decide.')}**")
        st.caption(
            _("This stays until the plan speaks of it. That nothing is found here does not mean safe.")
        )


def _one(encounter: Encounter, one: Unaddressed) -> None:
    st.markdown(f"{urgency(one)} “{plain(one.quote)}”")
    why = _("Why it matters: {reason}").format(reason=plain(_(one.emergency.means)))
    st.caption(" · ".join([why, *_said(encounter, one)]))


def urgency(one: Unaddressed) -> str:
    """How fast, as an icon and words."""
    if one.emergency.kind == "today":
        return TODAY.format(word=_("A sign to be seen today for"))
    return CALL.format(word=_call())


def _call() -> str:
    """With the number of the country that is set, where it is known."""
    try:
        number = emergency_number(get_workflow().settings.emergency_country).number
    except InputRefused:
        return _("A sign to call the emergency number for")
    return _("A sign to call {number} for").format(number=number)


def _said(encounter: Encounter, one: Unaddressed) -> list[str]:
    """Who said it and when, and the whole turn."""
    turn = encounter.transcript.by_id(one.utterance) if encounter.transcript else None
    if turn is None or encounter.transcript is None:
        return []
    # A transcript that was typed has no times.
    at = f", {clock(turn.start)}" if encounter.transcript.duration else ""
    return [f"{_(SPEAKERS[turn.speaker])}{at}: “{plain(turn.text)}”"]

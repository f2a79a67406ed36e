"""The six steps as one control. Only the chosen step's content is drawn."""

from typing import NoReturn

import streamlit as st

from assistant.encounter import Step
from assistant.ui.language import _
from assistant.ui.steps.state import ORDER, State, label


def stepper(encounter_id: str, shown: dict[Step, State], landing: Step) -> Step:
    """Draw the control and return the chosen step. The address keeps it for a reload."""
    key = f"step-{encounter_id}"
    wanted = st.session_state.pop(f"wanted-{key}", None)
    if wanted or key not in st.session_state:
        st.session_state[key] = wanted or _from_address() or landing
    chosen = st.segmented_control(
        _("Steps of this encounter"),
        ORDER,
        format_func=lambda step: label(step, shown[step]),
        key=key,
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )
    step = chosen or landing
    if st.query_params.get("step") != step:
        st.query_params["step"] = step
    return step


def _from_address() -> Step | None:
    named = st.query_params.get("step")
    return next((step for step in ORDER if step == named), None)


def want_step(encounter_id: str, step: Step) -> None:
    """The step to show from the next run on."""
    st.session_state[f"wanted-step-{encounter_id}"] = step


def go_to_step(encounter_id: str, step: Step) -> NoReturn:
    """Show another step of this encounter now."""
    want_step(encounter_id, step)
    st.rerun()

"""House styles: how the texts of a practice read and look. List, make, change, delete."""

import streamlit as st

from assistant.errors import InputRefused
from assistant.interop.logo import checked_logo
from assistant.patient_texts.style import LARGEST_LOGO, HouseStyle, HouseStyles
from assistant.ui.language import _
from assistant.ui.patient_texts.names import LAYOUTS
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow

NEW = "house-style-new"
_EDITED = "house-style-edited"
"""The name of the style that is being changed; ``NEW`` for another one, missing for none."""


def styles() -> HouseStyles:
    """The styles of this computer."""
    return HouseStyles(get_workflow().settings.data_dir)


def house_styles() -> None:
    """Each style with what it says, and a form for the one being changed."""
    st.header(_("House styles"), anchor=False)
    st.caption(
        _("A style is chosen when a text is made. It sets the reading grade, the layout and the logo.")
    )
    edited = st.session_state.get(_EDITED)
    names = styles().names()
    if not names:
        st.markdown(_("None yet. Without one, texts have large print, no logo and no contact line."))
    for name in names:
        _form(styles().load(name)) if edited == name else _row(styles().load(name))
    if edited == NEW:
        _form(None)
    elif st.button(_("Make a house style"), icon=":material/add:", type="primary"):
        _edit(NEW)


def _edit(name: str) -> None:
    st.session_state[_EDITED] = name
    st.rerun()


def _done() -> None:
    st.session_state.pop(_EDITED, None)
    st.rerun()


def _row(style: HouseStyle) -> None:
    with st.container(border=True):
        st.subheader(plain(style.name), anchor=False)
        st.markdown(" · ".join(_says(style)))
        _logo(styles().logo(style.name))
        with st.container(horizontal=True):
            if st.button(_("Change"), key=f"style-change-{style.name}", icon=":material/edit:"):
                _edit(style.name)
            with st.popover(
                _("Delete"), key=f"style-delete-{style.name}", type="tertiary", icon=":material/delete:"
            ):
                st.markdown(
                    _("Texts that were made in this style are kept, and lose its logo and contact line.")
                )
                if st.button(_("Delete the style"), key=f"style-sure-{style.name}", type="primary"):
                    styles().delete(style.name)
                    st.rerun()


def _says(style: HouseStyle) -> list[str]:
    tone = _("tone is looked at") if style.tone else _("tone is not looked at")
    parts = [_("Reading grade {grade}").format(grade=f"{style.grade:g}"), _(LAYOUTS[style.layout]), tone]
    return [plain(part) for part in (*parts, style.contact) if part]


def _logo(picture: bytes) -> None:
    if picture:
        st.image(picture, width=160, alt=_("Logo"))


def _form(before: HouseStyle | None) -> None:
    """The fields of one style. A logo is looked at before it is saved, so this is no Streamlit form."""
    with st.container(border=True):
        st.subheader(plain(before.name) if before else _("New house style"), anchor=False)
        style = _fields(before)
        logo = _choose_logo(f"style-{style.name if before else NEW}", before)
        with st.container(horizontal=True):
            if st.button(_("Save the style"), key="style-save", type="primary", icon=":material/save:"):
                styles().save(style, logo)
                _done()
            if st.button(_("Do not save"), key="style-leave"):
                _done()


def _fields(before: HouseStyle | None) -> HouseStyle:
    """The style as the fields say now. The name of one that is there stays: texts know it by its name."""
    was = before or HouseStyle(name="")
    name, key = was.name, f"style-{was.name or NEW}"
    if before is None:
        told = st.text_input(_("Name"), key=f"{key}-name", max_chars=40)
        name = (told or "").strip()
    grade = st.slider(
        _("Reading grade"), 3.0, 12.0, was.grade, 0.5, "%.1f", key=f"{key}-grade",
        help=_("The school year a reader should have finished. Six suits most adults."),
    )  # fmt: skip
    layout = st.radio(
        _("Layout"), list(LAYOUTS), index=list(LAYOUTS).index(was.layout), horizontal=True,
        format_func=lambda one: _(LAYOUTS[one]), key=f"{key}-layout",
    )  # fmt: skip
    tone = st.checkbox(_("Point out words that blame, label or alarm"), value=was.tone, key=f"{key}-tone")
    contact = st.text_input(
        _("Contact line"), value=was.contact, max_chars=200, key=f"{key}-contact",
        help=_("Printed at the foot of each page, for example a telephone number and opening hours."),
    )  # fmt: skip
    return HouseStyle(name=name, tone=tone, grade=grade, layout=layout, contact=(contact or "").strip())


def _choose_logo(key: str, before: HouseStyle | None) -> bytes | None:
    """A new picture, b"" to take the old one off, None to leave it as it is."""
    there = styles().logo(before.name) if before else b""
    file = st.file_uploader(
        _("Logo (PNG or JPEG, at most 1 MB)"), type=["png", "jpg", "jpeg"], key=f"{key}-logo",
        max_upload_size=max(1, LARGEST_LOGO // 1_000_000),
    )  # fmt: skip
    if file is not None:
        return _looked_at(file.getvalue())
    if not there:
        return None
    _logo(there)
    return b"" if st.checkbox(_("Take this logo off"), key=f"{key}-logo-off") else None


def _looked_at(picture: bytes) -> bytes:
    """The new picture as it will be printed, or why it cannot be; saving says so too."""
    try:
        shown = checked_logo(picture)
    except InputRefused as error:
        st.warning(_(str(error)), icon=":material/broken_image:")
        return picture
    st.caption(_("The new logo:"))
    _logo(shown)
    return picture

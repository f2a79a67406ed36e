"""Moments as a person writes them."""

from datetime import datetime

from babel.dates import format_datetime

from assistant.ui.language import language


def when(moment: datetime) -> str:
    """Day, month, year and time in this computer's time zone."""
    local = moment.astimezone()
    return format_datetime(local, "d MMM y, HH:mm", locale=language())

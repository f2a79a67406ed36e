"""Moments as a person writes them."""

from datetime import datetime


def when(moment: datetime) -> str:
    """Day, month, year and time in this computer's time zone."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"

"""How long is left, said honestly: nothing until there is something to go by."""

from dataclasses import dataclass

from assistant.ui.language import _, ngettext

FIRST_SECONDS = 3.0
FIRST_SHARE = 0.04


@dataclass
class Pace:
    """When a step was first seen and how far it was then; times are of a monotonic clock, in seconds."""

    step: str
    since: float
    share: float

    def remaining(self, now: float, share: float) -> float | None:
        """Seconds left if the rest goes as fast as what was watched; None while that is a guess.

        ``share`` is 0 to 1. The first three seconds and the first twenty-fifth are mostly loading.
        """
        watched, gained = now - self.since, share - self.share
        if watched < FIRST_SECONDS or gained < FIRST_SHARE:
            return None
        return watched * (1.0 - min(share, 1.0)) / gained


def in_words(seconds: float | None) -> str:
    """A rounded phrase such as "about 40 seconds left"; longer times are rounded more coarsely."""
    if seconds is None:
        return _("time left not known yet")
    if seconds < 5:
        return _("a few seconds left")
    if seconds < 55:
        rounded = max(10, 10 * round(seconds / 10))
        return _("about {seconds} seconds left").format(seconds=rounded)
    minutes = max(1, round(seconds / 60))
    return ngettext("about {count} minute left", "about {count} minutes left", minutes)


def lasted(seconds: float) -> str:
    """Time gone by, such as "12 s" or "2 min 05 s"."""
    whole = max(0, int(seconds))
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60:02d} s"

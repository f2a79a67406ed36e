"""A number as it is reported: never without its unit, its sample count and its interval."""

from pydantic import FiniteFloat

from assistant.encounter import Strict


class Figure(Strict):
    """One measured number with its 95 % interval.

    ``value`` is None when nothing could be scored; ``low`` and ``high`` are None with fewer than two
    scored samples. ``unscored`` counts samples without a score: they are left out, never taken as 0.
    """

    name: str
    value: FiniteFloat | None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    n: int
    unit: str = ""
    unscored: int = 0

    def text(self) -> str:
        """Value and interval in one short line, such as ``48.1 (46.0 to 50.2)``."""
        if self.value is None:
            return "not scored"
        if self.low is None or self.high is None:
            return f"{self.value:.{self._digits()}f} (no interval from one sample)"
        digits = self._digits()
        return f"{self.value:.{digits}f} ({self.low:.{digits}f} to {self.high:.{digits}f})"

    def _digits(self) -> int:
        return 1 if self.value is not None and abs(self.value) >= 10 else 2

"""A reading grade as a small bar from 3 to 12, with the grade that was asked for marked on it."""

from html import escape

LOWEST, HIGHEST = 3.0, 12.0
"""School years at the ends of the bar: those that can be asked for."""


def gauge(measured: float, asked: float, described: str, labels: tuple[str, str]) -> str:
    """The bar as HTML. ``described`` says all of it in words, for who cannot see it.

    ``labels`` are the words beside the measured and the asked grade. A grade off the scale stands at its
    end; the figure in its label stays as it is.
    """
    at, wanted = _share(measured), _share(asked)
    return (
        f'<div role="img" aria-label="{escape(described)}" style="max-width:34rem;font-size:0.85rem">'
        f"{_label(wanted, f'▼ {labels[1]}')}"
        '<div style="position:relative;height:0.9rem;border:1px solid currentColor;border-radius:0.5rem;'
        'overflow:hidden">'
        f'<div style="width:{at:.1f}%;height:100%;background:currentColor;opacity:0.55"></div>'
        f'<div style="position:absolute;top:0;bottom:0;left:{wanted:.1f}%;'
        'border-left:3px double currentColor"></div>'
        "</div>"
        f"{_label(at, f'▲ {labels[0]}')}"
        f'<div style="display:flex;justify-content:space-between;opacity:0.75"><span>{LOWEST:.0f}</span>'
        f"<span>{HIGHEST:.0f}</span></div></div>"
    )


def _share(grade: float) -> float:
    """Where a grade stands on the bar, 0 to 100 percent."""
    return 100 * (min(max(grade, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)


def _label(share: float, text: str) -> str:
    """Words whose arrow points at that place; beyond the middle they end there, to stay on the page."""
    side = f"left:{share:.1f}%" if share <= 50 else f"right:{100 - share:.1f}%"
    if share > 50:
        text = f"{text[2:]} {text[0]}"
    place = "transform:translateX(-0.4em)" if share <= 50 else "transform:translateX(0.4em)"
    return (
        '<div style="position:relative;height:1.4rem">'
        f'<span style="position:absolute;{side};{place};white-space:nowrap">{escape(text)}</span></div>'
    )

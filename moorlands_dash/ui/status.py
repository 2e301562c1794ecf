"""How a target's status looks, wherever it stands: word, icon and colour, never one alone."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from moorlands_dash.charts.theme import Palette
from moorlands_dash.measures import verdicts

Colour = Literal["red", "orange", "blue", "green", "gray"]


@dataclass(frozen=True)
class Look:
    """What stands beside a status's word."""

    icon: str
    """Material icon, for Streamlit's own elements."""
    mark: str
    """Sign of the text font, for tables and print."""
    colour: Colour
    """Streamlit's name of the colour."""
    meaning: str
    """Which colour of the palette: worse, better, or the ink where it leans neither way."""


LOOKS: dict[str, Look] = {
    verdicts.MISSED: Look(":material/cancel:", "✖", "red", "worse"),
    verdicts.UNLIKELY: Look(":material/report:", "◆", "red", "worse"),
    verdicts.AT_RISK: Look(":material/warning:", "◇", "orange", "worse"),
    verdicts.WATCH: Look(":material/visibility:", "○", "blue", "ink"),
    verdicts.ON_COURSE: Look(":material/thumb_up:", "●", "green", "better"),
    verdicts.MET: Look(":material/check_circle:", "✔", "green", "better"),
    verdicts.CANNOT_TELL: Look(":material/help:", "?", "gray", "quiet"),
}


def badge(status: str) -> None:
    """Show a status as a badge."""
    look = LOOKS[status]
    st.badge(status.capitalize(), icon=look.icon, color=look.colour)


def status_html(status: str, colours: Palette) -> str:
    """Return a status as HTML: its mark, which screen readers pass over, and its word."""
    look = LOOKS[status]
    colour = getattr(colours, look.meaning)
    return (
        f'<b class="mt-status" style="color:{colour}"><span aria-hidden="true">{look.mark}</span> '
        f"{escape(status.capitalize())}</b>"
    )


def urgency(status: str) -> int:
    """Return the place of a status in their order: the one that needs most attention first."""
    return verdicts.STATUSES.index(status)

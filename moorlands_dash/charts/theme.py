"""Colours by meaning, and the layout that all figures share.

The palette is the Government Analysis Function's ("Data visualisation: colours in charts"), with
lighter tones of the same hues for the dark theme. No chart tells anything by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moorlands_dash.statuses import Meaning

if TYPE_CHECKING:
    import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans Pro", Arial, sans-serif'


@dataclass(frozen=True)
class Palette:
    """One colour for each meaning."""

    ink: str
    quiet: str
    """Secondary text: axis labels, notes."""
    paper: str
    grid: str
    ours: str
    force: str
    country: str
    other: str
    """Every district but ours."""
    better: str
    worse: str
    unclear: str
    missing: str
    band: str
    """Ground of a range, such as the usual ups and downs."""
    road: str
    road_edge: str
    water: str
    water_ink: str
    """A river's name."""
    sequence: tuple[str, str, str, str, str]
    """Few to many."""

    def meaning(self, name: Meaning) -> str:
        """Return the colour of what something means."""
        colour: str = getattr(self, name)
        return colour


LIGHT = Palette(
    ink="#0b0c0c",
    quiet="#505a5f",
    paper="#ffffff",
    grid="#dde2e6",
    ours="#12436D",
    force="#2073BC",
    country="#3D3D3D",
    other="#7d8790",
    better="#1b7f77",
    worse="#801650",
    unclear="#7d8790",
    missing="#eceff1",
    band="#e3ebf3",
    road="#ffffff",
    road_edge="#6b757d",
    water="#3f97b5",
    water_ink="#1d5f78",
    sequence=("#dcebf8", "#a6cdf0", "#6BACE6", "#2073BC", "#12436D"),
)

DARK = Palette(
    ink="#ffffff",
    quiet="#c3cad1",
    paper="#14181d",
    grid="#343d47",
    ours="#6BACE6",
    force="#c0abe4",
    country="#e1e5e9",
    other="#98a3ae",
    better="#5fd0c5",
    worse="#f59ac2",
    unclear="#98a3ae",
    missing="#2a323a",
    band="#26313d",
    road="#d6dade",
    road_edge="#0a0d10",
    water="#58b4c9",
    water_ink="#9fdbe8",
    sequence=("#1d3346", "#1f5585", "#3586cc", "#86bff0", "#dcebf8"),
)

GROUNDS: dict[Meaning, str] = {
    "worse": "#f6e7ef",
    "ours": "#e6eef6",
    "quiet": "#eef1f3",
    "better": "#f1f9f8",
}
"""What a meaning's colour stands on in print."""

VERDICT_MARKS = {
    "lower": "▼",
    "fewer": "▼",
    "higher": "▲",
    "more": "▲",
    "similar": "●",
    "no clear change": "●",
    "lower than usual": "▼",
    "higher than usual": "▲",
    "too few to say": "○",
    "supported": "✓",
    "not supported": "✗",
    "cannot tell": "?",
}
"""What stands for a verdict beside its colour."""


def palette(dark: bool) -> Palette:
    """Return the palette of a theme."""
    return DARK if dark else LIGHT


def verdict_colour(verdict: str, colours: Palette) -> str:
    """Return the colour of a verdict on counts of crime: fewer is better."""
    if verdict in ("lower", "fewer", "lower than usual"):
        return colours.better
    if verdict in ("higher", "more", "higher than usual"):
        return colours.worse
    return colours.unclear


def verdict_ink(verdict: str, colours: Palette) -> str:
    """Return the colour of a verdict's words: those without a direction are secondary text."""
    colour = verdict_colour(verdict, colours)
    return colours.quiet if colour == colours.unclear else colour


def rgb(colour: str, alpha: int = 255) -> list[int]:
    """Return "#12436D" as [18, 67, 109, alpha]."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + [alpha]


def see_through(colour: str, opacity: float) -> str:
    """Return the colour as CSS "rgba(18,67,109,0.5)"."""
    red, green, blue, _ = rgb(colour)
    return f"rgba({red},{green},{blue},{opacity})"


def laid_out(figure: go.Figure, colours: Palette, *, height: int, **layout: Any) -> go.Figure:
    """Give a figure the shared layout; `layout` overrides single settings of it."""
    axis = {
        "gridcolor": colours.grid,
        "linecolor": colours.quiet,
        "zerolinecolor": colours.quiet,
        "tickfont": {"color": colours.quiet, "size": 13},
        "title": {"font": {"color": colours.quiet, "size": 13}},
        "fixedrange": True,
        "automargin": True,
    }
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 12, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 14, "color": colours.ink},
        hoverlabel={"bgcolor": colours.paper, "font": {"color": colours.ink, "family": FONT}},
        showlegend=False,
        separators=".,",
        hovermode="closest",
        dragmode=False,
    )
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    figure.update_layout(**layout)
    return figure

"""A status on paper: a sign, its word and a colour; never the colour alone."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from moorlands_dash.charts.theme import LIGHT


@dataclass(frozen=True)
class Mark:
    """How a status is marked."""

    sign: str
    """A sign that every font of an office has."""
    word: str
    colour: str
    ground: str


_WORSE, _BETTER, _NEITHER = "#f6e7ef", "#e3f1f0", "#eef1f3"

MARKS = {
    "missed": Mark("■", "Missed", LIGHT.worse, _WORSE),
    "unlikely": Mark("▼", "Unlikely", LIGHT.worse, _WORSE),
    "at risk": Mark("►", "At risk", LIGHT.worse, _WORSE),
    "watch": Mark("◊", "Watch", LIGHT.ours, "#e6eef6"),
    "cannot tell": Mark("?", "Cannot tell", LIGHT.quiet, _NEITHER),
    "on course": Mark("▲", "On course", LIGHT.better, _BETTER),
    "met": Mark("●", "Met", LIGHT.better, _BETTER),
}
"""Status -> its mark."""


def marks_by_word() -> dict[str, dict[str, str]]:
    """Return each mark as plain values by its word."""
    return {mark.word: asdict(mark) for mark in MARKS.values()}

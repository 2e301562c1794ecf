"""A status on paper: its sign, word and colour as `statuses` declares them, on a pale ground."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from moorlands_dash.charts.theme import GROUNDS, LIGHT
from moorlands_dash.statuses import MARK_BY_WORD


@dataclass(frozen=True)
class Mark:
    """How a status is marked."""

    sign: str
    word: str
    colour: str
    ground: str


MARKS = {
    word: Mark(mark.sign, mark.head, LIGHT.meaning(mark.meaning), GROUNDS[mark.meaning])
    for word, mark in MARK_BY_WORD.items()
}
"""Status -> its mark."""


def marks_by_word() -> dict[str, dict[str, str]]:
    """Return each mark as plain values by its word."""
    return {mark.word: asdict(mark) for mark in MARKS.values()}

"""One axis of a figure of the screen: where its values stand, its ends, and what is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axis import Axis
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

NUMBER, DAY, NAME = "number", "day", "name"
_ROOM = 0.05
"""Share of an axis that stays empty beyond what is drawn, where it isn't said where it ends."""
_MOST_NAMES = 24
_SIGNS = {"&lt;": "<", "&gt;": ">", "&#39;": "'", "&#34;": '"', "&amp;": "&"}
"""What a figure's words have for signs, in the order in which they are read back."""
_DAY = 86_400
"""Seconds."""
_STEPS = 1, 2, 3, 6, 12, 24, 36
"""Months from one that is named to the next."""


def worded(text: object) -> str:
    """Return what plotly reads as HTML as it is seen: without tags, with line breaks."""
    broken = re.sub(r"<br\s*/?>", "\n", str(text))
    said: str = re.sub(r"</?(?:b|i|span|sup|sub)\b[^>]*>", "", broken)
    for written, sign in _SIGNS.items():
        said = said.replace(written, sign)
    return said


class Side:
    """An axis: `layout` is what the figure says of it, `values` all that stands along it."""

    def __init__(self, layout: Mapping[str, Any], values: Sequence[Any]) -> None:
        """Find out what kind of values these are."""
        self.layout = layout
        self.kind = _kind(layout, values)
        told = [str(name) for name in layout.get("categoryarray") or ()]
        found = [str(value) for value in values if not _gone(value)] if self.kind == NAME else []
        self.names = list(dict.fromkeys([*told, *found]))
        self._ends: list[float] = []

    def at(self, values: Iterable[Any]) -> Numbers:
        """Return where values stand; what is missing is NaN."""
        return np.array([self._one(value) for value in values], dtype="float64")

    def _one(self, value: Any) -> float:
        if _gone(value):
            return float("nan")
        if self.kind == DAY:
            return float(pd.Timestamp(value).timestamp() / _DAY)
        if self.kind == NAME:
            return float(self.names.index(str(value)) if str(value) in self.names else value)
        return float(value)

    def reach(self, values: Numbers) -> None:
        """Have the axis reach what is drawn."""
        known = values[np.isfinite(values)]
        if len(known):
            self._ends += [float(known.min()), float(known.max())]

    def ends(self) -> tuple[float, float]:
        """Return where the axis begins and ends."""
        asked = self.layout.get("range")
        if asked is not None:
            low, high = self.at(asked)
        elif self.kind == NAME:
            low, high = -0.5, max(len(self.names), 1) - 0.5
        else:
            low, high = (min(self._ends), max(self._ends)) if self._ends else (0.0, 1.0)
            room = (high - low or 1.0) * _ROOM
            low, high = low - room, high + room
            if self.layout.get("rangemode") == "tozero":
                low = min(0.0, low) if min(self._ends, default=0) < 0 else 0.0
        return (high, low) if self.layout.get("autorange") == "reversed" else (low, high)

    def write(self, axis: Axis) -> None:
        """Write the values beside the axis."""
        places, words = self.layout.get("tickvals"), self.layout.get("ticktext")
        if places is not None:
            said = words if words is not None else places
            axis.set_major_locator(FixedLocator(list(self.at(places))))
            axis.set_major_formatter(_fixed([worded(text) for text in said]))
        elif self.kind == NAME:
            step = -(-len(self.names) // _MOST_NAMES) or 1
            axis.set_major_locator(FixedLocator(list(range(0, len(self.names), step))))
            axis.set_major_formatter(_fixed([worded(name) for name in self.names[::step]]))
        elif self.kind == DAY:
            axis.set_major_locator(FixedLocator(self._months(self.layout.get("nticks") or 7)))
            shape = str(self.layout.get("tickformat") or "%b\n%Y")
            axis.set_major_formatter(FuncFormatter(lambda at, _place: _on(at).strftime(shape)))
        else:
            axis.set_major_locator(MaxNLocator(nbins=self.layout.get("nticks") or 6))
            axis.set_major_formatter(FuncFormatter(self._number))

    def _months(self, most: int) -> list[float]:
        """Return the first days of months that are named: at most so many, evenly apart."""
        first, last = (_on(end) for end in sorted(self.ends()))
        span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        step = next((n for n in _STEPS if len(span) / n <= most), 12 * (len(span) // 60 + 1))
        named = [date(month // 12, month % 12 + 1, 1) for month in span if month % step == 0]
        low, high = sorted(self.ends())
        return [at for at in self.at(named) if low <= at <= high]

    def _number(self, value: float, _place: int) -> str:
        shape = str(self.layout.get("tickformat") or "")
        text = format(value, shape) if "f" in shape or "%" in shape else f"{value:,.10g}"
        return text.replace("-", "−")


def _on(at: float) -> pd.Timestamp:
    """Return the day that stands there: matplotlib counts them from 1970."""
    return pd.Timestamp(at * _DAY, unit="s")


def _fixed(words: Sequence[str]) -> FuncFormatter:
    return FuncFormatter(lambda _value, place: words[place] if place is not None else "")


def _gone(value: Any) -> bool:
    return value is None or (not isinstance(value, str) and bool(pd.isna(value)))


def _kind(layout: Mapping[str, Any], values: Sequence[Any]) -> str:
    if layout.get("type") == "category":
        return NAME
    known = [value for value in values if not _gone(value)]
    if any(isinstance(value, date | np.datetime64) for value in known):
        return DAY
    return NAME if any(isinstance(value, str) for value in known) else NUMBER

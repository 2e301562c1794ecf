"""Every theme's figures, criterion by criterion, and what is drawn from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.assessment.concentration import Concentration, concentration
from moorlands_dash.measures.assessment.criteria import (
    CONCENTRATION,
    GAP,
    HARM,
    KEYS,
    MOST_WEIGHT,
    RESIDENTS,
    TREND,
    USUAL_WEIGHT,
    VOLUME,
)
from moorlands_dash.measures.assessment.harm import Harm, Weights, harm_of
from moorlands_dash.measures.assessment.ranking import Figures
from moorlands_dash.measures.assessment.themes import THEMES, AssessedTheme
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.judged import judged
from moorlands_dash.rows import Row
from moorlands_dash.tables.assessment.counted import Counted
from moorlands_dash.tables.assessment.elsewhere import gaps, similar_ratios
from moorlands_dash.tables.assessment.lists import chosen_list
from moorlands_dash.tables.assessment.residents import raised, said
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.tables.past import DistrictPast
from moorlands_dash.tables.request import Request

_WIDTH_95 = 2 * 1.959964
"""Standard errors that a 95% interval is wide."""
CLEAR = (verdicts.MORE, verdicts.FEWER)


def weights_of(request: Request) -> Numbers:
    """Return the weight of each criterion as chosen; raise SelectionError, in words.

    They are written in the order of `CRITERIA`: "3,3,3,3,3,3".
    """
    asked = request.selection.weights
    if not asked:
        found = [float(USUAL_WEIGHT)] * len(KEYS)
    else:
        try:
            found = [float(text) for text in asked.split(",")]
        except ValueError:
            found = []
    good = len(found) == len(KEYS) and all(0 <= each <= MOST_WEIGHT for each in found)
    if not good or not sum(found):
        raise SelectionError(
            f"{asked!r} can't be the weights: write {len(KEYS)} numbers from 0 to {MOST_WEIGHT}, "
            f"parted by commas, for {', '.join(KEYS)}; one at least above 0."
        )
    return np.array(found)


@dataclass(frozen=True)
class Value:
    """What is known of a theme by one criterion."""

    value: float = np.nan
    error: float = 0.0
    low: float = np.nan
    high: float = np.nan


@dataclass(frozen=True)
class Assessed:
    """The themes of a request, as far as anything is counted of them."""

    request: Request

    @cached_property
    def every(self) -> list[Counted]:
        """Return every theme of the register."""
        bare = replace(self.request.selection, category=vocabulary.ALL, period=None, area=None)
        request = Request(self.request.snapshot, self.request.settings, bare)
        past = DistrictPast(request)
        return [Counted(request, theme, past) for theme in THEMES]

    @cached_property
    def themes(self) -> list[Counted]:
        """Return the themes of which something is counted: only they have a rank."""
        return [counted for counted in self.every if counted.counts]

    @property
    def unknown(self) -> list[AssessedTheme]:
        """Return the themes of which nothing is loaded."""
        return [counted.theme for counted in self.every if not counted.counts]

    @cached_property
    def weights(self) -> Numbers:
        """Return the weight of each criterion; that of harm is nought where none is to count."""
        found = weights_of(self.request)
        if self.harm_list is None:
            found[KEYS.index(HARM)] = 0.0
        return found

    @cached_property
    def harm_list(self) -> Weights | None:
        """Return the list of harm in use."""
        return chosen_list(self.request)

    @cached_property
    def trends(self) -> pd.DataFrame:
        """Return the judgement of each theme's change (index: theme), all looked at together."""
        rows = [counted.row for counted in self.themes if counted.row is not None]
        frame = pd.DataFrame(rows)
        if frame.empty:
            return pd.DataFrame(columns=["verdict", "usual", "usual_from", "usual_to", "count"])
        frame = frame.astype({"count": "Int64", "count_before": "Int64"})
        least = self.request.settings.thresholds.percent_change_from
        together = pd.Series(True, index=frame.index)
        return judged(frame, percent_from=least, together=together).set_index("theme")

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """Return our rate over the country's by theme."""
        return gaps(self.every[0].request)

    @cached_property
    def similar(self) -> dict[str, float]:
        """Return our rate over that of similar districts by theme."""
        return similar_ratios(self.every[0].request)

    @cached_property
    def said(self) -> pd.DataFrame:
        """Return what residents say by theme."""
        return said(self.every[0].request)

    @cached_property
    def raised(self) -> pd.DataFrame:
        """Return the place in the newest consultation by theme."""
        return raised(self.every[0].request)

    @cached_property
    def gathered(self) -> dict[str, Concentration | None]:
        """Return how concentrated each theme is over the wards."""
        found = {}
        for counted in self.themes:
            by_ward = counted.by_ward
            found[counted.theme.key] = None if by_ward is None else concentration(by_ward)
        return found

    def harm(self, counted: Counted, weights: Weights | None) -> Harm | None:
        """Return a theme's harm by a list; None where it can't be told."""
        if weights is None:
            return None
        listed, spread = counted.theme.listed, self._dispersion(counted)
        return harm_of(counted.counts, weights, listed=listed, dispersion=spread)

    def verdict(self, counted: Counted) -> str:
        """Return whether a theme has more or fewer than usual."""
        key = counted.theme.key
        if key in self.trends.index:
            return str(self.trends.at[key, "verdict"])
        if (told := counted.record_change) is None:
            return verdicts.CANNOT_TELL
        words = {verdicts.HIGHER: verdicts.MORE, verdicts.LOWER: verdicts.FEWER}
        return words.get(told[0], told[0])

    def figures(self, weights: Weights | None) -> Figures:
        """Return themes x criteria under a list of harm, for `ranking`."""
        rows = [self.values(counted, weights) for counted in self.themes]

        def column(name: str) -> Numbers:
            found = [[getattr(row[key], name) for key in KEYS] for row in rows]
            return np.array(found, dtype=float).reshape(len(rows), len(KEYS))

        return Figures(
            value=column("value"),
            error=column("error"),
            low=column("low"),
            high=column("high"),
            whole=np.array([counted.whole for counted in self.themes]),
            grows=tuple(key in (VOLUME, HARM) for key in KEYS),
        )

    def values(self, counted: Counted, weights: Weights | None) -> dict[str, Value]:
        """Return what is known of a theme, by criterion."""
        return {
            VOLUME: Value(counted.count, float(np.sqrt(self._dispersion(counted) * counted.count))),
            HARM: _of_harm(self.harm(counted, weights)),
            TREND: self._trend(counted),
            GAP: _of_interval(self.gaps, counted, "ratio", "ratio_lower_95", "ratio_upper_95"),
            RESIDENTS: _of_interval(self.said, counted, "share", "lower_95", "upper_95"),
            CONCENTRATION: _of_gini(self.gathered[counted.theme.key]),
        }

    def trend_of(self, key: str) -> Row:
        """Return the judgement of a theme's change."""
        found: Row = self.trends.loc[key].to_dict()
        return found

    def _dispersion(self, counted: Counted) -> float:
        key = counted.theme.key
        if key not in self.trends.index:
            return 1.0
        return max(float(self.trend_of(key)["dispersion"]), 1.0)

    def _trend(self, counted: Counted) -> Value:
        """Return how many times as many there are as usual: once, where no change is clear."""
        verdict = self.verdict(counted)
        if verdict == verdicts.CANNOT_TELL:
            return Value()
        if counted.theme.key in self.trends.index:
            row = self.trend_of(counted.theme.key)
            usual = float(row["usual"])
            if not usual > 0:
                return Value()
            error = (float(row["usual_to"]) - float(row["usual_from"])) / _WIDTH_95 / usual
            return Value(float(row["count"]) / usual if verdict in CLEAR else 1.0, error)
        told = counted.record_change
        if told is None:
            return Value()
        times = told[1] if verdict in CLEAR else 1.0
        return Value(times, times * float(np.sqrt(told[2])))


def _of_harm(harm: Harm | None) -> Value:
    if harm is None:
        return Value()
    if harm.high == harm.low:
        return Value(harm.low, harm.error)
    return Value(harm.middle, harm.error, harm.low, harm.high)


def _of_interval(frame: pd.DataFrame, counted: Counted, *names: str) -> Value:
    if counted.theme.key not in frame.index:
        return Value()
    row: Row = frame.loc[counted.theme.key].to_dict()
    value, low, high = (float(row[name]) for name in names)
    return Value(value, (high - low) / _WIDTH_95)


def _of_gini(found: Concentration | None) -> Value:
    return Value() if found is None else Value(found.gini, found.error)

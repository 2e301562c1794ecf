"""A target on what others record, with its figures: where it stands and what its status is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.targets import figures as measures
from moorlands_dash.partnership import Status
from moorlands_dash.periods import Period
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.choosing import months_of
from moorlands_dash.tables.targets.followed import figures
from moorlands_dash.tables.targets.outlooks import Outlook, by_chance
from moorlands_dash.target_kinds import COUNT, RATE, SHARE, rises

_NO_FIGURE = "No figure of the target's period is loaded."


@dataclass(frozen=True)
class FigureTarget:
    """A target that figures of periods decide, oldest first."""

    row: pd.Series
    """The target as promised, its kind one that no survey is asked for."""
    period: Period
    unit: str
    figures: pd.DataFrame
    status: Status
    over: bool
    """Whether the last month of its period is over."""

    @property
    def rises(self) -> bool:
        """Tell whether more is better."""
        return rises(self.row["kind"])

    @property
    def target(self) -> float:
        """Return what is promised."""
        return float(self.row["target"])

    @cached_property
    def latest(self) -> pd.Series | None:
        """Return the newest figure within its period."""
        found = measures.within(self.figures, self.period)
        return None if found.empty else found.iloc[-1]

    @property
    def mistaken(self) -> bool:
        """Tell whether a share is promised that can be none: more than all."""
        return self.unit == SHARE and max(self.target, float(self.row["baseline"])) > 1

    @cached_property
    def told(self) -> int:
        """Return how many of its months the figures tell of."""
        return measures.months_told(self.figures, self.period)

    @cached_property
    def actual(self) -> float:
        """Return the newest figure; of counts their sum so far. NaN without one."""
        if self.latest is None:
            return float("nan")
        if self.unit == COUNT:
            return float(measures.within(self.figures, self.period)["numerator"].sum())
        return float(self.latest["value"])

    @cached_property
    def standing(self) -> str:
        """Return where it stands."""
        if self.unit == COUNT or self.mistaken:
            settled = self.outlook.status
            return settled if settled in (verdicts.MET, verdicts.MISSED) else verdicts.CANNOT_TELL
        return measures.standing(self.latest, self.target, at_least=self.rises)

    @cached_property
    def outlook(self) -> Outlook:
        """Return its status, and the chance where a figure of a part of its period gives one."""
        if self.latest is None:
            return Outlook(verdicts.CANNOT_TELL, _NO_FIGURE)
        if self.mistaken:
            return Outlook(verdicts.CANNOT_TELL, _MISTAKEN)
        if self.unit == COUNT:
            return self._counted()
        if measures.covers(self.latest, self.period):
            kept = self.actual >= self.target if self.rises else self.actual <= self.target
            return Outlook(verdicts.MET if kept else verdicts.MISSED, _WHOLE, float(kept))
        chance = measures.chance(self.latest, self.target, at_least=self.rises)
        return self._settled(chance) if self.over else by_chance(chance, self.status)

    def _counted(self) -> Outlook:
        found = measures.counted_result(
            self.actual, self.told, self.period, self.target, rises=self.rises
        )
        if found == verdicts.CANNOT_TELL:
            return Outlook(found, _BY_PERIODS)
        return Outlook(found, _WHOLE, float(found == verdicts.MET))

    def _settled(self, chance: float) -> Outlook:
        found = measures.standing(self.latest, self.target, at_least=self.rises)
        if found == verdicts.BEYOND:
            return Outlook(verdicts.MET, "The last figure's whole interval keeps it.", chance)
        if found == verdicts.SHORT:
            return Outlook(verdicts.MISSED, "The last figure's whole interval misses it.", chance)
        return Outlook(verdicts.CANNOT_TELL, _PART)


_WHOLE = "The figure of its whole period decides."
_PART = "The last figure is of a part of the period, and too close to the target to decide."
_MISTAKEN = "It is a share, and more than all is promised: write 0.23 or 23%."
_BY_PERIODS = (
    "Cannot tell how it will end: its figures don't come by month, and forecasts need months."
)


def figure_target(request: Request, row: pd.Series, indicators: pd.DataFrame) -> FigureTarget:
    """Return a target with the figures that it follows."""
    found = measures.with_values(figures(request, row["measure"], row["area_code"]))
    kind = _RECORDED_KINDS.get(row["kind"], row["kind"])
    return FigureTarget(
        pd.Series({**row, "kind": kind}),
        months_of(row),
        _unit(row, found, indicators),
        found,
        request.settings.status,
        _over(request, months_of(row)),
    )


_RECORDED_KINDS = {"survey_reduce": "reduce", "survey_increase": "increase"}
"""What a kind written for answers promises of what nobody was asked."""


def _over(request: Request, period: Period) -> bool:
    return bool(pd.Timestamp(request.day) > pd.Timestamp(period.end) + pd.offsets.MonthEnd(0))


def _unit(row: pd.Series, found: pd.DataFrame, indicators: pd.DataFrame) -> str:
    """Return the unit of the figures; where none is loaded, what the amounts can be."""
    subject, _, key = row["measure"].partition(":")
    known = found if len(found) else indicators[indicators["indicator"] == key]
    if subject == "indicator" and len(known):
        return str(known["unit"].iloc[-1])
    if len(found):
        return str(found["unit"].iloc[-1])
    if subject != "indicator":
        return COUNT
    return SHARE if max(float(row["target"]), float(row["baseline"])) <= 1 else RATE


def is_of_residents(indicators: pd.DataFrame, row: pd.Series) -> bool:
    """Tell whether residents answer for a target's figure; of one not loaded by what it promises.

    `indicators` are all that are loaded, of every area.
    """
    subject, _, key = row["measure"].partition(":")
    if subject != "indicator":
        return False
    known = indicators[indicators["indicator"] == key]
    if len(known):
        return bool(((known["sample"] == "residents") & (known["unit"] == SHARE)).any())
    above = max(float(row["target"]), float(row["baseline"])) > 1
    return str(row["kind"]).startswith("survey") and not above

"""A target and where it is heading: its forecast, its chance, and the status that follows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan.surveys import latest_wave, survey_standing
from moorlands_dash.measures.targets import trajectories
from moorlands_dash.measures.targets.forecast import (
    FURTHEST,
    HISTORY,
    Forecast,
    forecast,
    what_if,
)
from moorlands_dash.measures.targets.needs import share_chance, status_of
from moorlands_dash.measures.targets.track_record import Numbers
from moorlands_dash.measures.targets.trajectories import Promise, Shares, Standing
from moorlands_dash.partnership import Settings, Status
from moorlands_dash.periods import Period, month_name
from moorlands_dash.tables.targets.specs import LIMITS
from moorlands_dash.target_kinds import rises
from moorlands_dash.vocabulary import plural, unit_measured
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.doubt import LEFT_OPEN
from moorlands_dash.words.numbers import counted, not_known, sentence
from moorlands_dash.words.statuses import band_words

_TRIED_DRAWS = 2000


@dataclass(frozen=True)
class Outlook:
    """Status and chance of a target, with the forecast they come from."""

    status: str
    reason: str
    """Why it has that status, in a sentence."""
    chance: float = math.nan
    path: pd.DataFrame | None = None
    """Cumulative count by month, `month known median` and the limits; None without a forecast."""
    running: bool = False
    """Whether months are left that a change could alter."""

    @property
    def outturn(self) -> dict[str, float]:
        """Return the columns `outturn_*` of the table of targets."""
        if self.path is None:
            return {f"outturn_{name}": math.nan for name in ("median", *LIMITS)}
        last = self.path.iloc[-1]
        return {f"outturn_{name}": float(last[name]) for name in ("median", *LIMITS)}


@dataclass(frozen=True)
class CountTarget:
    """A target that counts incidents, with the months it is judged by."""

    row: pd.Series
    promise: Promise
    counts: pd.Series
    """Incidents of each loaded month, from the first that is comparable to the latest."""
    peers: pd.Series | None
    """The same months' incidents of the same kind elsewhere in the force; None without any."""
    latest: date | None
    """The month to which it is judged: the latest known, or due to be by now."""
    status: Status
    """Thresholds of the settings."""
    doubt: int = 0
    """Rows set aside that may belong to the months of its period so far."""

    @cached_property
    def most(self) -> CountTarget | None:
        """Return the target with all rows in doubt counted, in its latest known month, if any."""
        months = [month for month in self.counts.index if month in self.promise.period]
        if not self.doubt or not months:
            return None
        counts = self.counts.copy()
        counts[months[-1]] += self.doubt
        return replace(self, counts=counts, doubt=0)

    @cached_property
    def shares(self) -> Shares:
        """Return how the year spreads over its months."""
        seasonal = self.row["profile"] != "straight"
        period = self.promise.period
        found = trajectories.seasonal_shares(self.counts, period, seasonal=seasonal)
        return trajectories.along(self.promise, found)

    @cached_property
    def standing(self) -> Standing:
        """Return where it stands."""
        found = trajectories.stand(self.counts, self.promise, self.shares, self.latest)
        return trajectories.agreed(found, self.most.standing) if self.most else found

    @cached_property
    def forecast(self) -> Forecast:
        """Return what its year may come to."""
        return forecast(self.counts, self.promise.period, peers=self.peers)

    @cached_property
    def outlook(self) -> Outlook:
        """Return where it is heading."""
        found = _count_outlook(self)
        if self.most is None or self.most.outlook.status == found.status:
            return found
        return Outlook(verdicts.CANNOT_TELL, LEFT_OPEN)

    def chance(self, found: Forecast) -> float:
        """Return the chance that a forecast's year keeps the promise."""
        if self.promise.rises:
            return found.reaching(self.promise.target)
        return found.chance(self.promise.target)

    def changed(self, change: float) -> Outlook:
        """Return where it would be heading if the months left bring that share more or fewer."""
        return _count_outlook(self, change)

    @property
    def known_to(self) -> date | None:
        """Return the latest month that is known."""
        return max(self.counts.index, default=None)

    @property
    def missing(self) -> tuple[date, ...]:
        """Return the missing ones of the months so far."""
        return self.standing.elapsed.missing if self.standing.elapsed else ()

    def path(self) -> pd.DataFrame:
        """Return its months against the milestones."""
        found = trajectories.trajectory(self.counts, self.promise, self.shares)
        return found.assign(target_id=self.row["target_id"])


@dataclass(frozen=True)
class SurveyTarget:
    """A target that a survey measures, with its waves, oldest first."""

    row: pd.Series
    period: Period
    waves: pd.DataFrame

    @cached_property
    def wave(self) -> pd.Series | None:
        """Return the newest wave of its period."""
        return latest_wave(self.waves, self.period)

    @property
    def standing(self) -> str:
        """Return where it stands."""
        return survey_standing(self.wave, self.row["kind"], self.row["target"])


def _count_outlook(target: CountTarget, change: float = 0.0) -> Outlook:
    """Return where a target that counts incidents is heading.

    A limit once passed, or a period that is over, is certain. Otherwise a month missing, or too
    short a history, leaves it open. `change` scales what the months left bring.
    """
    standing = target.standing
    certain = standing.standing in (verdicts.MET, verdicts.MISSED)
    if standing.elapsed is None:
        begin = month_name(target.promise.period.start)
        return Outlook(verdicts.CANNOT_TELL, f"No month from {begin} on is loaded yet.")
    if target.missing and not certain:
        what = plural(unit_measured(str(target.row["measure"])))
        reason = not_known(what, target.missing, target.known_to)
        return Outlook(verdicts.CANNOT_TELL, sentence(reason))
    left = len(target.promise.period) - len(standing.elapsed.period)
    if left > FURTHEST and not certain:
        return Outlook(verdicts.CANNOT_TELL, _too_far(left))
    found = what_if(target.forecast, change) if change else target.forecast
    path = None if target.missing else found.fan().dropna()
    path = None if path is None or len(path) < len(target.promise.period) else path
    running = path is not None and not path["known"].all()
    if certain:
        return Outlook(standing.standing, _certain(target), _met(standing), path, running)
    if not found.told:
        return Outlook(verdicts.CANNOT_TELL, _too_short(found.gap or 0))
    outlook = by_chance(target.chance(found), target.status)
    return replace(outlook, path=path, running=running)


def survey_outlook(target: SurveyTarget, settings: Settings, *, over: bool) -> Outlook:
    """Return the chance that the true share of the newest wave is beyond the target.

    Nothing is projected. Once the period is over only a whole interval beyond or short of the
    target settles it; else it can't be told, and has no chance.
    """
    wave = target.wave
    if wave is None:
        return Outlook(verdicts.CANNOT_TELL, "No survey wave of the target's period is loaded.")
    if pd.isna(wave["share"]) or pd.isna(target.row["target"]):
        return Outlook(verdicts.CANNOT_TELL, str(wave["warning"]) or "There is no target to meet.")
    chance = share_chance(
        *(float(wave["share"]), float(wave["denominator"]), float(target.row["target"])),
        design_effect=settings.thresholds.survey_design_effect,
        at_least=rises(target.row["kind"]),
    )
    if over:
        return _survey_settled(target, chance)
    return by_chance(chance, settings.status)


def _met(standing: Standing) -> float:
    return float(standing.standing == verdicts.MET)


def _certain(target: CountTarget) -> str:
    met, rises = bool(_met(target.standing)), target.promise.rises
    if target.latest is not None and target.latest >= target.promise.period.end:
        if rises:
            done = "reached" if met else "did not reach"
            return f"The period is over, and the count {done} its target."
        return (
            f"The period is over, and the count {'stayed within' if met else 'passed'} its limit."
        )
    if rises:
        return "The count has reached the year's target already."
    return "The count has passed the year's limit already."


def _too_far(left: int) -> str:
    return (
        f"Cannot tell how it will end: {counted(left, 'month')} are left, and forecasts are tried "
        f"up to {FURTHEST} months ahead."
    )


def _too_short(months: int) -> str:
    return (
        f"Cannot tell how it will end: a forecast needs {HISTORY} months without a gap, and "
        f"{counted(months, 'month')} {'is' if months == 1 else 'are'} loaded."
    )


def by_chance(chance: float, status: Status) -> Outlook:
    """Return the status that a chance gives, by the settings' thresholds."""
    word = status_of(chance, status.least_chances())
    reason = f"The chance is {chance_percent(chance)}; {word} is {band_words(word, status)}."
    return Outlook(word, reason, chance)


def _survey_settled(target: SurveyTarget, chance: float) -> Outlook:
    standing = target.standing
    if standing == verdicts.BEYOND:
        return Outlook(verdicts.MET, "The last wave's whole interval is beyond the target.", chance)
    if standing == verdicts.SHORT:
        return Outlook(verdicts.MISSED, "The last wave's whole interval is short of it.", chance)
    # The year is over: there is no chance left that it may yet be met.
    return Outlook(verdicts.CANNOT_TELL, "The survey is too small to say whether it was reached.")


def outturn_draws(
    counts: pd.Series, period: Period, *, peers: pd.Series | None = None
) -> Numbers | None:
    """Return draws of the year's count as forecast with the months counted; None without one."""
    found = forecast(counts, period, peers=peers, draws=_TRIED_DRAWS)
    return found.outturn.astype(float) if found.told else None


def year_over(latest: date | None, end: date) -> bool:
    """Tell whether the last month of a period, or a later one, is loaded."""
    return latest is not None and latest >= end

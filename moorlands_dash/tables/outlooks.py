"""Where a target is heading: the forecast of its count, its chance, and the status that follows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.outcomes import HISTORY, Whole, history, months_left
from moorlands_dash.measures.targets import share_chance, status_of
from moorlands_dash.measures.track_record import Numbers
from moorlands_dash.measures.trajectories import seasonal_shares
from moorlands_dash.periods import Period, month_name
from moorlands_dash.tables.catalogue import LIMITS
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.numbers import counted, months_listed

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings, Status
    from moorlands_dash.tables.promises import CountTarget, SurveyTarget

_TAILS = {
    f"{side}_{level}": 0.5 + sign * level / 200
    for level in (50, 80, 95)
    for side, sign in (("lower", -1), ("upper", 1))
}


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


def count_outlook(target: CountTarget, status: Status, change: float = 0.0) -> Outlook:
    """Return where a target that counts incidents is heading.

    A limit once passed, or a period that is over, is certain. Otherwise a month missing, or too
    short a history, leaves it open. `change` scales what the months left bring.
    """
    found = target.standing
    if found.standing in (verdicts.MET, verdicts.MISSED):
        return _settled(target)
    if found.elapsed is None or target.latest is None:
        begin = month_name(target.promise.period.start)
        return Outlook(verdicts.CANNOT_TELL, f"No month from {begin} on is loaded yet.")
    if target.missing:
        reason = f"No file is loaded for {months_listed(target.missing)}."
        return Outlook(verdicts.CANNOT_TELL, reason)
    known = history(target.counts, target.latest)
    if known < HISTORY:
        return Outlook(
            verdicts.CANNOT_TELL,
            f"Cannot tell how it will end: a forecast needs {HISTORY} months without a gap, and "
            f"{counted(known, 'month')} {'is' if known == 1 else 'are'} loaded.",
        )
    left = months_left(
        target.counts, target.promise.period, target.shares, target.latest, change=change
    )
    return _forecast(target, left, status)


def survey_outlook(target: SurveyTarget, settings: Settings, *, over: bool) -> Outlook:
    """Return the chance that the true share of the newest wave is beyond the target.

    Nothing is projected. Once the period is over only a whole interval beyond or short of the
    target settles it.
    """
    wave = target.wave
    if wave is None:
        return Outlook(verdicts.CANNOT_TELL, "No survey wave of the target's period is loaded.")
    if pd.isna(wave["share"]) or pd.isna(target.row["target"]):
        return Outlook(verdicts.CANNOT_TELL, str(wave["warning"]) or "There is no target to meet.")
    chance = share_chance(
        *(float(wave["share"]), float(wave["denominator"]), float(target.row["target"])),
        design_effect=settings.thresholds.survey_design_effect,
        at_least=target.row["kind"] == "survey_increase",
    )
    if over:
        return _survey_settled(target, chance)
    return _by_chance(chance, settings.status)


def _settled(target: CountTarget) -> Outlook:
    met = target.standing.standing == verdicts.MET
    over = target.latest is not None and target.latest >= target.promise.period.end
    whole = over and not target.missing
    passed = "passed its limit" if over else "passed the year's limit already"
    reason = f"The period is over, and the count {'stayed within' if met else 'passed'} its limit."
    return Outlook(
        target.standing.standing,
        reason if over else f"The count has {passed}: that is certain.",
        float(met),
        _counted(target) if whole else None,
    )


def _counted(target: CountTarget) -> pd.DataFrame:
    months = target.path()
    total = months["actual_cumulative"].astype(float)
    known = dict.fromkeys(("median", *LIMITS), total)
    return pd.DataFrame({"month": months["month"], "known": True, **known})


def _forecast(target: CountTarget, left: Whole, status: Status) -> Outlook:
    months = target.path()
    so_far = months["actual_cumulative"].astype(float).to_numpy()
    known = ~np.isnan(so_far)
    total = so_far[known][-1] + np.cumsum(left, axis=1)
    path = pd.DataFrame({"month": months["month"], "known": known})
    for name, tail in {"median": 0.5, **_TAILS}.items():
        ahead = np.quantile(total, tail, axis=0, method="inverted_cdf")
        path[name] = np.concatenate([so_far[known], ahead])
    chance = float((total[:, -1] <= target.promise.target).mean())
    # So many draws can't tell a chance of nothing, or certainty, from one that is nearly so.
    least = 1 / (2 * len(total))
    found = _by_chance(min(max(chance, least), 1 - least), status)
    return Outlook(found.status, found.reason, found.chance, path, running=True)


def _by_chance(chance: float, status: Status) -> Outlook:
    word = status_of(chance, status.on_course, status.watch, status.at_risk)
    ends = {
        verdicts.ON_COURSE: f"{chance_percent(status.on_course)} or more",
        verdicts.WATCH: f"from {chance_percent(status.watch)} to under "
        f"{chance_percent(status.on_course)}",
        verdicts.AT_RISK: f"from {chance_percent(status.at_risk)} to under "
        f"{chance_percent(status.watch)}",
        verdicts.UNLIKELY: f"under {chance_percent(status.at_risk)}",
    }
    reason = f"The chance is {chance_percent(chance)}; {word} is {ends[word]}."
    return Outlook(word, reason, chance)


def _survey_settled(target: SurveyTarget, chance: float) -> Outlook:
    standing = target.standing
    if standing == verdicts.BEYOND:
        return Outlook(verdicts.MET, "The last wave's whole interval is beyond the target.", chance)
    if standing == verdicts.SHORT:
        return Outlook(verdicts.MISSED, "The last wave's whole interval is short of it.", chance)
    return Outlook(
        verdicts.CANNOT_TELL, "The survey is too small to say whether it was reached.", chance
    )


def outturn_draws(counts: pd.Series, period: Period, latest: date) -> Numbers | None:
    """Return draws of the year's count as forecast with the months up to the latest."""
    if history(counts, latest) < HISTORY:
        return None
    shares = seasonal_shares(counts, period)
    so_far = counts.reindex([month for month in period if month <= latest]).sum()
    return np.asarray(so_far + months_left(counts, period, shares, latest).sum(axis=1), dtype=float)


def year_over(latest: date | None, end: date) -> bool:
    """Tell whether the last month of a period, or a later one, is loaded."""
    return latest is not None and latest >= end

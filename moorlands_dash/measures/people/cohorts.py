"""One cohort beside an earlier one: two shares of different people, by their mix where it is known.

Source: direct standardisation as in the Office for Health Improvement and Disparities' Fingertips
technical guide; the stratified test is that of N. Mantel and W. Haenszel (1959), Journal of the
National Cancer Institute 22, 719, as statsmodels does it; the interval of a plain difference is
R. G. Newcombe's (1998), Statistics in Medicine 17, 873, method 10.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import LEVEL
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.plan.surveys import share_difference

FEWEST = 5
"""People of a cohort under which it is set against no other."""


@dataclass(frozen=True)
class Beside:
    """Two cohorts' shares beside each other."""

    share: float
    share_before: float
    same_mix: float
    """The earlier share had it had the later cohort's mix; NaN where the mix isn't known."""
    lower: float
    upper: float
    """95% limits of the plain difference."""
    p_value: float
    """Of the difference within groups where they are known, else of the plain one."""


NOTHING = Beside(*(float("nan") for _ in range(6)))


def beside(
    now: tuple[int, int], before: tuple[int, int], groups: pd.DataFrame | None = None
) -> Beside:
    """Return a cohort's share (count, of) beside an earlier cohort's; `NOTHING` of too few.

    `groups` has `count of count_before of_before`, a row a group that makes up both cohorts
    wholly; without it nothing can be said of their mix.
    """
    if min(now[1], before[1]) < FEWEST:
        return NOTHING
    _, lower, upper, plain = share_difference(*map(float, (*now, *before)))
    same, p_value = float("nan"), plain
    if groups is not None and len(groups):
        same = same_mix_share(groups)
        p_value = _within_groups(groups)
    return Beside(now[0] / now[1], before[0] / before[1], same, lower, upper, p_value)


def same_mix_share(groups: pd.DataFrame) -> float:
    """Return the earlier share as it would be with the later cohort's mix; NaN if not to be told.

    NaN where a group of the later cohort had nobody before.
    """
    weights = groups["of"].to_numpy(float)
    then, people = (groups[name].to_numpy(float) for name in ("count_before", "of_before"))
    if ((people == 0) & (weights > 0)).any():
        return float("nan")
    used = weights > 0
    return float((weights[used] * then[used] / people[used]).sum() / weights[used].sum())


def _within_groups(groups: pd.DataFrame) -> float:
    from statsmodels.stats.contingency_tables import StratifiedTable

    tables = [
        np.array(
            [
                [row["count"], row["of"] - row["count"]],
                [row["count_before"], row["of_before"] - row["count_before"]],
            ],
            dtype=float,
        )
        for row in groups.to_dict("records")
        if row["of"] and row["of_before"]
    ]
    used = [t for t in tables if 0 < t[:, 0].sum() < t.sum()]
    if not used:
        return 1.0
    return float(StratifiedTable(used).test_null_odds(correction=False).pvalue)


def cohort_verdicts(found: pd.DataFrame) -> pd.DataFrame:
    """Return rows with `p_adjusted verdict`; `found` has `share compared_with p_value`.

    All measures that are set against an earlier cohort are one family, under Benjamini and
    Hochberg's control at 5%. The verdict is higher, lower, no clear change or, without a test,
    cannot tell.
    """
    p_adjusted = adjusted_p_values(found["p_value"].to_numpy(float))
    clear = p_adjusted < LEVEL
    higher = found["share"].to_numpy(float) > found["compared_with"].to_numpy(float)
    verdict = np.select(
        [np.isnan(p_adjusted), clear & higher, clear],
        [verdicts.CANNOT_TELL, verdicts.HIGHER, verdicts.LOWER],
        verdicts.NO_CLEAR_CHANGE,
    )
    return found.assign(p_adjusted=p_adjusted, verdict=[str(word) for word in verdict])

"""What became of crimes: shares of each kind of outcome, of crimes that are old enough to say.

An outcome comes months after its crime. So crimes of August show fewer of every outcome than those
of January whatever the police do, and nothing is said of a crime until its outcome has stood for
so many months. The age is told by the month up to which the archive goes that its file came in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import direction_verdicts
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import Numbers, floats, wilson_limits
from moorlands_dash.measures.trends.outcome_kinds import (
    CHARGED,
    KINDS,
    OPEN,
    OUT_OF_COURT,
    kind_of,
)
from moorlands_dash.periods import Period, add_months

TELLING = 30
"""Crimes that are old enough of which shares are set against others; fewer are too few to say."""

_EXPECTED = 5
"""Crimes to be expected in each cell of a table of two by two, for the test to hold (Cochran)."""


def judged_crimes(
    crimes: pd.DataFrame, as_at: Mapping[str, date], settled_after: int
) -> pd.DataFrame:
    """Return one row a crime with its `kind`, and whether it is `settled`: old enough to say.

    `crimes` has `month extract outcome`; `as_at` says up to which month the archive of each
    extract goes. A crime is settled when its archive goes `settled_after` months beyond it.
    """
    kinds = {outcome: kind_of(outcome) for outcome in crimes["outcome"].unique()}
    months = pd.to_datetime(crimes["month"])
    until = settled_until(as_at, settled_after)
    limits = pd.to_datetime(crimes["extract"].map({name: until.get(name) for name in as_at}))
    return crimes.assign(kind=crimes["outcome"].map(kinds), settled=(months <= limits).to_numpy())


def at_equal_age(
    crimes: pd.DataFrame, dated: pd.DataFrame, known: Collection[date], settled_after: int
) -> pd.DataFrame:
    """Return the crimes of `judged_crimes` with `exact`, each as it stood at one and the same age.

    `crimes` has `incident_id month` besides; `dated` has `crime_id month outcome`, each outcome
    with its month; `known` are the months of which every outcomes file is loaded. Where those reach
    from a crime's month to `settled_after` months later, its kind is that of its newest outcome up
    to then, and "under investigation" where it had none: so all have had the same time. The other
    crimes, and those without an id, stay as they are.
    """
    months = pd.to_datetime(crimes["month"]).dt.date
    whole = {
        month: set(Period(month, add_months(month, settled_after))) <= set(known)
        for month in months.unique()
    }
    exact = months.map(whole).fillna(False).astype(bool) & crimes["incident_id"].notna()
    limits = {month: pd.Timestamp(add_months(month, settled_after)) for month in whole}
    own = crimes.loc[exact, ["incident_id"]].assign(limit=months[exact].map(limits))
    found = dated.merge(own.drop_duplicates(), left_on="crime_id", right_on="incident_id")
    found = found[pd.to_datetime(found["month"]) <= found["limit"]].sort_values(
        ["month", "outcome"], kind="stable"
    )
    newest = found.drop_duplicates("crime_id", keep="last").set_index("crime_id")["outcome"]
    kinds = {outcome: kind_of(outcome) for outcome in newest.unique()}
    then = crimes["incident_id"].map(newest).map(kinds).fillna(OPEN)
    return crimes.assign(
        kind=then.where(exact, crimes["kind"]), settled=crimes["settled"] | exact, exact=exact
    )


def settled_until(as_at: Mapping[str, date], settled_after: int) -> dict[str, date]:
    """Return the last month of which the crimes of each extract are old enough to say."""
    return {name: add_months(month, -settled_after) for name, month in as_at.items()}


def outcome_shares(crimes: pd.DataFrame) -> pd.DataFrame:
    """Return a row a group and kind: `group kind kind_name crimes too_new told count share ...`.

    `crimes` has `group kind settled`. `told` crimes of the group are old enough, `count` of them
    came to this; `count` of all kinds and `too_new` add up to `crimes`. `lower_95` and `upper_95`
    are Wilson's limits of the share. A group none of which is old enough has no shares.
    """
    rows = []
    for group, own in crimes.groupby("group", sort=False):
        old = own[own["settled"]]
        counts = old["kind"].value_counts()
        rows += [
            (group, kind, name, len(own), len(own) - len(old), len(old), int(counts.get(kind, 0)))
            for kind, name in KINDS.items()
        ]
    columns = ["group", "kind", "kind_name", "crimes", "too_new", "told", "count"]
    frame = pd.DataFrame(rows, columns=columns)
    lower, upper = wilson_limits(frame["count"], frame["told"])
    share = np.divide(
        floats(frame["count"]),
        floats(frame["told"]),
        out=np.full(len(frame), np.nan),
        where=floats(frame["told"]) > 0,
    )
    return frame.assign(share=share, lower_95=lower, upper_95=upper)


def against_before(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Return `outcome_shares` with those of the year before, and whether a share is clearly other.

    Only of groups of which every crime of both periods is old enough, so that both had their time,
    and which have `TELLING` crimes in each and enough of the kind. All rows are looked at together
    (Benjamini and Hochberg). The test is the score test of two shares, without a continuity
    correction.
    """
    names = {"count": "count_before", "told": "told_before", "share": "share_before"}
    older = before[["group", "kind", "too_new", *names]].rename(
        columns={**names, "too_new": "too_new_before"}
    )
    frame = now.merge(older, on=["group", "kind"], how="left")
    old = (frame["too_new"] == 0) & (frame["too_new_before"] == 0)
    enough = (frame["told"] >= TELLING) & (frame["told_before"] >= TELLING)
    p_value = np.where(old & enough, _score_p_values(frame), np.nan)
    p_adjusted = adjusted_p_values(p_value)
    way = np.sign(floats(frame["share"]) - floats(frame["share_before"]))
    verdict = np.array(direction_verdicts(way, p_adjusted), dtype=object)
    verdict[old.to_numpy() & np.isnan(p_value)] = verdicts.TOO_FEW
    frame = frame.drop(columns="too_new_before")
    return frame.assign(p_adjusted=p_adjusted, verdict=verdict)


def _score_p_values(frame: pd.DataFrame) -> Numbers:
    """Return the chance of shares so far apart if both were the same; NaN where too few by far."""
    # Loaded when it's needed: pages that show no share don't wait for it.
    from statsmodels.stats.proportion import test_proportions_2indep

    count, told, count_before, told_before = (
        floats(frame[name]) for name in ("count", "told", "count_before", "told_before")
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (count + count_before) / (told + told_before)
        least = np.minimum(told, told_before) * np.minimum(pooled, 1 - pooled)
    found, some = np.full(len(frame), np.nan), least >= _EXPECTED
    if some.any():
        counts = (count[some], told[some], count_before[some], told_before[some])
        with np.errstate(divide="ignore", invalid="ignore"):  # Ratios that aren't asked for.
            test = test_proportions_2indep(*counts, method="score", correction=False)
        found[some] = test.pvalue
    return found


def ward_actions(crimes: pd.DataFrame) -> pd.DataFrame:
    """Return a row a ward: how many crimes led to a charge or a disposal out of court.

    `crimes` has `ward_code category kind settled`. `expected` is what the ward's own mix of
    offences would have had at the whole district's shares: shoplifters are often named, burglars
    rarely, so that a plain share tells of the mix. The verdict sets the ward against the rest of
    the district, offence by offence (Mantel and Haenszel), all wards together (Benjamini and
    Hochberg); fewer than `TELLING` crimes are too few to say.
    """
    acted = crimes["kind"].isin([CHARGED, OUT_OF_COURT])
    found = crimes.assign(acted=acted & crimes["settled"])
    old = found[found["settled"]]
    usual = old.groupby("category")["acted"].mean()
    ward = found.groupby("ward_code")
    frame = pd.DataFrame(
        {
            "crimes": ward.size(),
            "told": ward["settled"].sum(),
            "count": ward["acted"].sum(),
            "expected": old["category"].map(usual).groupby(old["ward_code"]).sum(),
        }
    ).reset_index()
    frame = frame.assign(
        too_new=frame["crimes"] - frame["told"], expected=frame["expected"].fillna(0.0)
    )
    lower, upper = wilson_limits(frame["count"], frame["told"])
    told = frame["told"].where(frame["told"] > 0)
    p_value = _ward_p_values(frame, old)
    p_adjusted = adjusted_p_values(p_value)
    way = np.sign(floats(frame["count"]) - frame["expected"].to_numpy())
    verdict = np.array(direction_verdicts(way, p_adjusted), dtype=object)
    verdict[verdict == verdicts.NO_CLEAR_CHANGE] = verdicts.NO_CLEAR_DIFFERENCE
    verdict[(frame["told"] < TELLING).to_numpy()] = verdicts.TOO_FEW
    return frame.assign(
        share=frame["count"] / told,
        lower_95=lower,
        upper_95=upper,
        p_adjusted=p_adjusted,
        verdict=verdict,
    )


def _ward_p_values(frame: pd.DataFrame, old: pd.DataFrame) -> Numbers:
    """Return each ward's p-value against all other crimes within the same offences."""
    cells = old.groupby(["category", "ward_code"])["acted"].agg(["sum", "size"])
    whole = cells.groupby("category").sum()
    found = []
    for code, told in zip(frame["ward_code"], frame["told"], strict=True):
        if told < TELLING:
            found.append(np.nan)
            continue
        own = cells.xs(code, level="ward_code").reindex(whole.index, fill_value=0)
        found.append(_stratified(own.to_numpy(float), (whole - own).to_numpy(float)))
    return np.array(found, dtype=float)


def _stratified(own: Numbers, rest: Numbers) -> float:
    """Return the p-value of Mantel and Haenszel's test over tables of two by two.

    Rows are offences; columns how many led to action and how many there were.
    """
    # Loaded when it's needed: pages that show no ward don't wait for it.
    from statsmodels.stats.contingency_tables import StratifiedTable

    used = (own[:, 1] > 0) & (rest[:, 1] > 0)
    tables = [
        np.array([[a, n - a], [b, m - b]])
        for (a, n), (b, m) in zip(own[used], rest[used], strict=True)
        if 0 < a + b < n + m
    ]
    if not tables:
        return float("nan")
    return float(StratifiedTable(tables).test_null_odds(correction=False).pvalue)

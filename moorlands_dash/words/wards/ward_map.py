"""What the wards' tables say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.periods import Period
from moorlands_dash.words.doubt import SET_ASIDE, as_counted, bounded, bounds
from moorlands_dash.words.numbers import (
    counted,
    decimal,
    difference,
    during,
    listed,
    no_file,
    number,
    sentence,
)
from moorlands_dash.words.standing import beside
from moorlands_dash.words.usual import alone_clause, by_itself, usual_clause

NAMED = 4
"""Wards named in one sentence; more are counted."""

NO_WARDS = (
    "No ward map is loaded, so nothing can be shown by ward: load the ward outlines with "
    "`moorlands-dash load PATH`."
)

_USUAL = "This is within the usual ups and downs."


def counts_sentence(
    frame: pd.DataFrame,
    what: str,
    period: Period,
    missing: Sequence[date] = (),
    *,
    unit: str = "incident",
    doubt: float = 0,
) -> str:
    """Return where the most incidents were, as a plain fact; not where rows set aside may be more.

    `doubt` is how many rows set aside may belong to them, as for `words.doubt.bounds`.
    """
    if frame.empty:
        return NO_WARDS
    if frame["count"].isna().all():
        return f"{what}: cannot tell, because {no_file(missing)}."
    total, top = int(frame["count"].sum()), int(frame["count"].max())
    head = f"{what} {during(period)}: {bounded(total, doubt, unit)}{_where(frame)}"
    if len(frame) > 1 and top and doubt == 0:
        most = list(frame.loc[frame["count"] == top, "ward_name"])
        head += f", most in {listed(most, NAMED)} ({number(top)}{' each' * (len(most) > 1)})"
    return f"{head}.{_incomplete(missing)}"


def rates_sentence(
    frame: pd.DataFrame, what: str, period: Period, missing: Sequence[date] = (), *, wards: int = 0
) -> str:
    """Return which wards stand out from the district, if any does; `wards` were looked at."""
    if frame.empty:
        return NO_WARDS
    if missing:
        return f"{what} {during(period)}: cannot tell which wards stand out. {_cause(missing)}"
    known = frame[frame["rate_per_1000"].notna()]
    if known.empty:
        return (
            f"{what} {during(period)}: cannot tell how wards compare, because no population is "
            "loaded for them. Load a populations file with the wards' codes."
        )
    if len(frame) == 1:
        return _one_ward(known.iloc[0], what, period, wards)
    whole = decimal(known["district_rate_per_1000"].iloc[0])
    head = f"{what} {during(period)}: {whole} per 1,000 residents in the district's wards."
    told = known[known["against_district"] != verdicts.CANNOT_TELL]
    rest = _untold(len(known) - len(told))
    if told.empty:
        return f"{head}{rest}"
    among = f"Of {counted(len(known), 'ward')} looked at together,"
    higher = told[told["against_district"] == verdicts.HIGHER].sort_values("rank")
    if higher.empty:
        return f"{head} {among} none stands clearly above the others.{rest}"
    names = [
        f"{name} ({decimal(rate)})"
        for name, rate in zip(higher["ward_name"], higher["rate_per_1000"], strict=True)
    ]
    return f"{head} {among} clearly higher in {listed(names, NAMED)}.{rest}"


def _one_ward(row: pd.Series, what: str, period: Period, wards: int) -> str:
    rate, district = decimal(row["rate_per_1000"]), decimal(row["district_rate_per_1000"])
    head = f"{what} in {row['ward_name']} {during(period)}: {rate} per 1,000 residents"
    if row["against_district"] == verdicts.CANNOT_TELL:
        return f"{head}. Cannot tell how that compares with the district's {district}: {SET_ASIDE}."
    among = f"; with all {number(wards)} wards looked at together" if wards > 1 else ""
    return f"{head}{among}, {beside(row['against_district'])} the district's {district}."


def change_sentence(
    frame: pd.DataFrame,
    what: str,
    period: Period,
    missing: Sequence[date] = (),
    *,
    together: int = 0,
) -> str:
    """Return in which wards there are clearly more or fewer than usual, if in any.

    `together` is how many wards were looked at together.
    """
    if frame.empty:
        return NO_WARDS
    if len(frame) == 1:
        return ward_sentence(frame.iloc[0], what, period, missing, together=together)
    head = f"{what} {during(period)}, against what is usual:"
    if missing:
        return f"{head} cannot tell what changed. {_cause(missing)}"
    parts = [
        f"clearly {verdict} in {listed(list(rows['ward_name']), NAMED)}"
        for verdict, rows in (
            (verdict, frame[frame["verdict"] == verdict]) for verdict in ("more", "fewer")
        )
        if not rows.empty
    ]
    untold = _untold(int((frame["verdict"] == verdicts.CANNOT_TELL).sum()))
    if not parts and untold:
        return f"{head} in no ward is a clear change sure.{untold}"
    alone = by_themselves(frame)
    if not parts:
        return f"{head} {_NONE_TOGETHER}.{alone}{untold}"
    return f"{head} {'; '.join(parts)}.{alone}{untold}"


_NONE_TOGETHER = (
    "in no ward is it clearly beyond the usual ups and downs, all wards being looked at together"
)


def by_themselves(frame: pd.DataFrame) -> str:
    """Return in which wards a change stands out by itself only, as a sentence; "" in none."""
    found = [(str(row["ward_name"]), by_itself(row)) for row in frame.to_dict("records")]
    parts = [
        f"{way} in {listed([name for name, its in found if its == way], NAMED)}"
        for way in ("more", "fewer")
        if any(its == way for _, its in found)
    ]
    if not parts:
        return ""
    some = len([name for name, way in found if way])
    return (
        f" By {'itself' if some == 1 else 'themselves'}, though not clearly among all wards: "
        f"{'; '.join(parts)} than usual."
    )


def _untold(wards: int) -> str:
    """Return in how many wards rows set aside leave it open, of periods that are whole."""
    return f" In {counted(wards, 'ward')} one cannot tell: {SET_ASIDE}." if wards else ""


def ward_sentence(
    row: pd.Series, what: str, period: Period, missing: Sequence[date] = (), *, together: int = 0
) -> str:
    """Return one ward's count and its change, from a row of `ward-change`.

    "Vehicle crime in Leek West: 12 in the 12 months to March 2026, 3 fewer than the year before;
    usually about 14, and 8 to 22 by chance alone. This is within the usual ups and downs."
    """
    head = f"{what} in {row['ward_name']}:"
    if pd.isna(row["count"]):
        return f"{head} cannot tell. {_cause(missing)}"
    rows = row.get(NOW, 0), row.get(BEFORE, 0)
    now = bounds(row["count"], rows[0])
    head = f"{head} {'none' if now == '0' else now} {during(period)}"
    if not row["complete"]:
        within = [month for month in missing if month in period]
        partly = " in the months that are loaded" if within else ""
        return f"{head}{partly}. Cannot tell whether that is a change: {no_file(missing)}."
    if row["verdict"] == "cannot tell":
        return f"{head}. Cannot tell whether that is a change: {SET_ASIDE}."
    usual = f"; {usual_clause(row)}" if usual_clause(row) else ""
    head = f"{head}, {as_counted(_than(row['difference'], period), *rows)}{usual}."
    if said := alone_clause(row, together):
        return f"{head} {sentence(said)}"
    return f"{head} {_USUAL if row['verdict'] == 'no clear change' else _clear(row['verdict'])}"


def months_sentence(
    frame: pd.DataFrame,
    what: str,
    place: str,
    period: Period,
    missing: Sequence[date] = (),
    *,
    unit: str = "incident",
    doubt: float = 0,
) -> str:
    """Return the sum of a series of months and its highest month; see `counts_sentence`."""
    if frame.empty:
        return NO_WARDS
    months = frame.groupby("month")["count"].sum(min_count=1).dropna()
    if months.empty:
        return f"{what} in {place}: cannot tell, because {no_file(missing)}."
    head = f"{what} in {place} {during(period)}: {bounded(months.sum(), doubt, unit)}"
    top = months[months == months.max()]
    if len(months) > 1 and months.max() > 0 and len(top) == 1 and doubt == 0:
        month = top.index[0].date()
        head += f", the most in {Period(month, month)} ({number(months.max())})"
    return f"{head}.{_incomplete(missing)}"


def _where(frame: pd.DataFrame) -> str:
    return f" in {frame['ward_name'].iloc[0]}" if len(frame) == 1 else " in the wards"


def _than(value: float, period: Period) -> str:
    words = difference(value)
    return f"{words} {'as' if words == 'the same number' else 'than'} {_before(period)}"


def _before(period: Period) -> str:
    if len(period) == 12:
        return "the year before"
    if len(period) == 1:
        return "the same month a year before"
    years = -(-len(period) // 12)
    return f"the same months {'a year' if years == 1 else f'{years} years'} before"


def _clear(verdict: str) -> str:
    return f"This is clearly {verdict} than usual, beyond the usual ups and downs."


def _cause(missing: Sequence[date]) -> str:
    return sentence(no_file(missing))


def _incomplete(missing: Sequence[date]) -> str:
    return f" Not the whole period: {no_file(missing)}." if missing else ""

"""Counts by area and by month that keep missing apart from zero."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.coverage import Coverage, with_coverage

AREA_COUNTS = ["area_code", "area_name"]


def area_counts(found: pd.DataFrame, areas: pd.DataFrame, covered: Coverage) -> pd.DataFrame:
    """Return one row per area: `area_code area_name from to months_* complete count`.

    `found` has `area_code month count` and only counts above zero; `areas` has `area_code
    area_name`. With some months missing the count is that of the months loaded; with none
    loaded there is no count.
    """
    sums = _within(found, covered).groupby("area_code")["count"].sum()
    return _counted(areas, areas["area_code"].map(sums).fillna(0).astype("Int64"), covered)


def series_counts(series: pd.DataFrame, areas: pd.DataFrame, covered: Coverage) -> pd.DataFrame:
    """Return the same from loaded month x area code, as `MonthsByWard.series` gives."""
    sums = series.loc[covered.months()].sum()[list(areas["area_code"])]
    return _counted(areas, sums.astype("Int64"), covered)


def _counted(areas: pd.DataFrame, count: pd.Series, covered: Coverage) -> pd.DataFrame:
    known = count if covered.loaded else count.mask(count.notna())
    frame = with_coverage(areas[AREA_COUNTS].reset_index(drop=True), covered)
    return frame.assign(count=known.array)


def area_months(found: pd.DataFrame, areas: pd.DataFrame, covered: Coverage) -> pd.DataFrame:
    """Return one row per area and month: `area_code area_name month count`, NA where missing."""
    months = pd.DataFrame({"month": [pd.Timestamp(month) for month in covered.period]})
    grid = areas[AREA_COUNTS].merge(months, how="cross")
    sums = _within(found, covered).groupby(["area_code", "month"])["count"].sum().reset_index()
    sums["month"] = pd.to_datetime(sums["month"]).astype(grid["month"].dtype)
    frame = grid.merge(sums, on=["area_code", "month"], how="left")
    count = frame["count"].fillna(0).astype("Int64")
    missing = frame["month"].isin([pd.Timestamp(month) for month in covered.missing])
    return frame.assign(count=count.mask(missing))


def _within(found: pd.DataFrame, covered: Coverage) -> pd.DataFrame:
    """Return the rows of loaded months: another force's file may reach into a missing one."""
    return found[found["month"].isin([pd.Timestamp(month) for month in covered.months()])]


def month_series(found: pd.DataFrame, covered: Coverage) -> pd.Series:
    """Return the sum of all rows by loaded month (index: dates, ascending); zero months included.

    Missing months are absent.
    """
    sums = found.groupby("month")["count"].sum()
    sums.index = pd.to_datetime(sums.index).date
    return sums.reindex(covered.months(), fill_value=0).astype("int64")


def rolling_years(series: pd.DataFrame, covered: Coverage) -> pd.DataFrame:
    """Return month x area code: the sum of the twelve months that end with each month.

    `series` as `MonthsByWard.series` gives; missing where any of the twelve is not loaded.
    """
    months = list(covered.period)
    return series.astype("float64").reindex(months).rolling(12).sum()

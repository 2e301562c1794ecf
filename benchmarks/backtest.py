"""`make backtest`: how good the forecasts are, on the current snapshot or on series from files.

    make backtest                                 # the snapshot in use, else the demonstration's
    make backtest CSV=series.csv                  # a row a series: names, then 2010-04, 2010-05 ...
    python -m benchmarks.backtest series.csv --years 2013 2020 --source "..." --reference

Of names in several columns the last is the place: series that share the others are one another's
peers. `--reference` keeps the result in data/reference, which the Methods page shows.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

import pandas as pd

from benchmarks.home import demonstration_home
from benchmarks.measure import machine
from moorlands_dash.measures.targets.backtest import reliability, scores, summary
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.backtests import REFERENCE
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.targets.rolling_origin import snapshot_series

FOLDER = Path(__file__).resolve().parent
REPORT = FOLDER / "backtest.md"

_HEAD = """# How good the forecasts are

Written by `make backtest`; docs/architecture.md says what the columns mean.

"""
_MONTH = re.compile(r"\d{4}-\d{2}")


def csv_series(path: Path) -> pd.DataFrame:
    """Return `series month count peers` of a file with a row a series and a column a month."""
    table = pd.read_csv(path)
    months = [name for name in table.columns if _MONTH.fullmatch(name)]
    names = [name for name in table.columns if name not in months]
    if not months or not names:
        raise SystemExit(f"{path}: needs columns of names, then months such as 2010-04.")
    long = table.melt(names, months, var_name="month", value_name="count")
    long["series"] = long[names].astype(str).agg(" | ".join, axis=1)
    kind = long[names[:-1]].astype(str).agg(" | ".join, axis=1) if names[1:] else long["series"]
    total = long.groupby([kind, "month"])["count"].transform("sum", min_count=1)
    return pd.DataFrame(
        {
            "series": long["series"],
            "month": pd.to_datetime(long["month"]),
            "count": long["count"],
            "peers": total - long["count"],
        }
    ).dropna(subset=["count"])


def snapshot_in_use() -> Snapshot:
    """Return the published snapshot, else the demonstration's."""
    try:
        return open_snapshot()
    except NoSnapshot:
        return open_snapshot(demonstration_home(FOLDER / "work"))


def report(frame: pd.DataFrame, scored: pd.DataFrame, source: str, seconds: float) -> str:
    """Return the figures as Markdown, with what they were measured on."""
    years = f"{scored['year'].min()} to {scored['year'].max()}"
    return "\n".join(
        [
            f"## {source}",
            "",
            f"{frame['series'].nunique():,} series, {len(scored):,} forecasts of the financial "
            f"years that began in {years}; {seconds:.0f} s on {machine()}.",
            "",
            _markdown(_readable(summary(scored))),
            "",
            "Chance of meeting a target of 90 % or 100 % of the year before, by tenth of the "
            "chance given (only where the limit was not passed already):",
            "",
            _markdown(_tenths(reliability(scored))),
            "",
        ]
    )


def _readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the summary with headings to read."""
    columns = {
        "months_in": "months known",
        "size_band": "size",
        "forecasts": "forecasts",
        "covered_80": "80 % held",
        "covered_95": "95 % held",
        "crps": "CRPS",
        "ratio_straight_line": "over straight line",
        "ratio_straight_point": "over the line as a bare number",
        "ratio_last_year": "over last year",
        "ratio_seasonal_naive": "over seasonal naive",
        "ratio_twelve_month_mean": "over twelve-month mean",
        "brier": "Brier",
        "brier_reference": "Brier of the usual share",
    }
    return frame[list(columns)].rename(columns=columns)


def _tenths(frame: pd.DataFrame) -> pd.DataFrame:
    wide = frame.pivot(
        index="chance_from",
        columns="months_in",
        values=["forecasts", "mean_chance", "share_met"],
    )
    heads = {"forecasts": "forecasts", "mean_chance": "mean chance", "share_met": "met"}
    wide.columns = pd.Index([f"{heads[name]}, {months} months" for name, months in wide.columns])
    return wide.reset_index().rename(columns={"chance_from": "chance from"})


def _markdown(frame: pd.DataFrame) -> str:
    rows = [list(frame.columns), ["---"] * frame.shape[1]]
    rows += [[_cell(value) for value in row] for row in frame.itertuples(index=False)]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 or value.is_integer() else f"{value:.3f}"
    return str(value)


def _tried(frame: pd.DataFrame, source: str, years: list[int] | None) -> tuple[pd.DataFrame, str]:
    started = time.perf_counter()
    scored = scores(frame)
    if years:
        scored = scored[scored["year"].between(*years)]
    if scored.empty:
        raise SystemExit(f"{source}: no whole year with 24 months of history before it.")
    return scored, report(frame, scored, source, time.perf_counter() - started)


def main() -> None:
    """Try, print, and write down."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backtest")
    parser.add_argument("files", nargs="*", type=Path, metavar="CSV")
    parser.add_argument("--years", nargs=2, type=int, metavar=("FIRST", "LAST"))
    parser.add_argument("--source", help="what the series are, and whose")
    parser.add_argument("--alone", action="store_true", help="without peers")
    parser.add_argument(
        "--reference", action="store_true", help="keep the result in data/reference"
    )
    given = parser.parse_args()
    if given.files:
        frame = pd.concat([csv_series(path) for path in given.files], ignore_index=True)
        source = given.source or ", ".join(path.name for path in given.files)
    else:
        snapshot = snapshot_in_use()
        frame = snapshot_series(snapshot, load_settings())
        what = "The demonstration data" if snapshot.demonstration else "The snapshot in use"
        source = given.source or what
    if given.alone:
        frame, source = frame.drop(columns="peers"), f"{source}, without peers"
    scored, text = _tried(frame, source, given.years)
    print(text)
    if given.reference:
        for name, table in (("backtest", summary(scored)), ("reliability", reliability(scored))):
            table.assign(source=source).round(4).to_csv(REFERENCE / f"{name}.csv", index=False)
    _write_down(text)


def _write_down(text: str) -> None:
    """Replace the section of the same source in the report, or add it."""
    old = REPORT.read_text(encoding="utf-8") if REPORT.is_file() else _HEAD
    first, *parts = re.split(r"(?m)^(?=## )", old)
    title = text.splitlines()[0]
    kept = [part for part in parts if part.splitlines()[0] != title]
    sections = [f"{part.strip()}\n" for part in (first, *kept, text)]
    REPORT.write_text("\n".join(sections), encoding="utf-8")


if __name__ == "__main__":
    main()

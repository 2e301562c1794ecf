"""`make backtest`: how good the forecasts are, on the current snapshot or on series from files.

    make backtest                                 # the snapshot in use, else the demonstration's
    make backtest CSV=series.csv                  # a row a series: names, then 2010-04, 2010-05 ...
    python -m benchmarks.backtest series.csv --years 2013 2020 --source "..." --reference

Of names in several columns the last is the place: series that share the others are one another's
peers. Series from files are tried with their peers and without. The constants of the forecast were
set on every other place in the order of names, the first among them: the figures of the others
stand apart. `--reference` keeps the result in data/reference, which the Methods page shows, and
the halves in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

import pandas as pd

from benchmarks.home import demonstration_home
from benchmarks.measure import machine
from moorlands_dash.measures.targets.backtest import (
    ALL,
    SIZE_BANDS,
    reliability,
    scores,
    summary,
)
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.backtests import REFERENCE
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.targets.rolling_origin import snapshot_series

FOLDER = Path(__file__).resolve().parent
REPORT = FOLDER / "backtest.md"
ACCURACY = FOLDER.parent / "docs" / "accuracy.md"
SECTION = "## Forecasts of the year's end"
APART = "the half of the places held apart"

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
            *(line for peers in sorted(set(scored["peers"])) for line in _chances(scored, peers)),
        ]
    )


def _chances(scored: pd.DataFrame, peers: str) -> list[str]:
    tenths = reliability(scored[scored["peers"] == peers])
    return [
        f"Chance of meeting a target of 90 % or 100 % of the year before, {peers}, by tenth of "
        "the chance given (only where the limit was not passed already):",
        "",
        _markdown(_tenths(tenths)),
        "",
    ]


def apart(scored: pd.DataFrame) -> pd.Series:
    """Tell of each row whether its place is one that no constant was set on."""
    place = scored["series"].str.rsplit(" | ", n=1).str[-1]
    return place.isin(sorted(set(place))[1::2])


def halves(scored: pd.DataFrame) -> pd.DataFrame:
    """Return what was measured on the half that constants were set on, and on the other.

    One row a half, with peers or without, and months known.
    """
    rows = []
    for held, half in scored.groupby(apart(scored)):
        found = summary(half)
        tenths = reliability(half)
        for (peers, months), bands in found.groupby(["peers", "months_in"]):
            band = bands.set_index("size_band")
            own = tenths[(tenths["peers"] == peers) & (tenths["months_in"] == months)]
            gap = ((own["mean_chance"] - own["share_met"]) * own["forecasts"]).sum()
            rows.append(
                {"places": "apart" if held else "set on", "peers": peers, "months": months}
                | {"forecasts": band.at[ALL, "forecasts"]}
                | {"over straight line": band.at[ALL, "ratio_straight_line"]}
                | {f"80 % held, {name}": band.at[name, "covered_80"] for name in band.index}
                | {"mean chance less share met": gap / own["forecasts"].sum()}
            )
    return pd.DataFrame(rows)


def _accuracy(scored: pd.DataFrame, source: str) -> str:
    """Return the section of docs/accuracy.md."""
    years = f"{scored['year'].min()} to {scored['year'].max()}"
    kept = scored[apart(scored)]
    parts = [
        SECTION,
        "",
        "    python -m benchmarks.backtest series.csv --years 2013 2020 --source NAME --reference",
        "",
        f"{source}. Financial years that began in {years}; the months known alone, then what came. "
        "The constants were set on every other place in the order of names (set on), and show on "
        "the rest (apart) what they are worth. How widely series wander was chosen with an eye on "
        "both, and which changes to make was picked with both printed: “apart” is weaker than "
        "places that nobody had seen. Aims: 80 % intervals hold 78 to 84 % in every size band; the "
        "error (CRPS) is at most 0.70, 0.75 and 0.82 of the straight line's after 3, 6 and 9 "
        "months; chances come true as often as they say.",
        "",
        _markdown(halves(scored)),
        "",
        "All places together:",
        "",
        _markdown(_bands(summary(scored))),
        "",
        "Chances after 3 months, on the places apart:",
        "",
        *_three_months(kept),
    ]
    return "\n".join(parts)


def _bands(found: pd.DataFrame) -> pd.DataFrame:
    wide = found.pivot(index=["peers", "months_in"], columns="size_band", values="covered_80")
    named = wide[[ALL, *SIZE_BANDS.values()]].add_prefix("80 % held, ").reset_index()
    return named.rename(columns={"months_in": "months"})


def _three_months(kept: pd.DataFrame) -> list[str]:
    lines = []
    for peers, half in kept.groupby("peers"):
        tenths = reliability(half).query("months_in == 3")
        shown = tenths[["chance_from", "forecasts", "mean_chance", "share_met"]]
        lines += [f"{str(peers).capitalize()}:", "", _markdown(shown), ""]
    return lines


def _readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the summary with headings to read."""
    columns = {
        "peers": "peers",
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


def _tried(
    frames: list[pd.DataFrame], source: str, years: list[int] | None
) -> tuple[pd.DataFrame, str]:
    started = time.perf_counter()
    scored = pd.concat([scores(frame) for frame in frames], ignore_index=True)
    if years:
        scored = scored[scored["year"].between(*years)]
    if scored.empty:
        raise SystemExit(f"{source}: no whole year with 24 months of history before it.")
    return scored, report(frames[0], scored, source, time.perf_counter() - started)


def main() -> None:
    """Try, print, and write down."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backtest")
    parser.add_argument("files", nargs="*", type=Path, metavar="CSV")
    parser.add_argument("--years", nargs=2, type=int, metavar=("FIRST", "LAST"))
    parser.add_argument("--source", help="what the series are, and whose")
    parser.add_argument(
        "--reference", action="store_true", help="keep the result in data/reference"
    )
    given = parser.parse_args()
    if given.files:
        frame = pd.concat([csv_series(path) for path in given.files], ignore_index=True)
        frames = [frame, frame.drop(columns="peers")]
        source = given.source or ", ".join(path.name for path in given.files)
    else:
        snapshot = snapshot_in_use()
        frames = [snapshot_series(snapshot, load_settings())]
        what = "The demonstration data" if snapshot.demonstration else "The snapshot in use"
        source = given.source or what
    scored, text = _tried(frames, source, given.years)
    print(text)
    if given.reference:
        _keep(scored, source)
    write_down(text, REPORT, _HEAD)


def _keep(scored: pd.DataFrame, source: str) -> None:
    """Keep all that was measured, but of the chances those of the places apart alone."""
    kept = reliability(scored[apart(scored)]).assign(source=f"{source}: {APART}")
    for name, table in (("backtest", summary(scored).assign(source=source)), ("reliability", kept)):
        table.round(4).to_csv(REFERENCE / f"{name}.csv", index=False)
    write_down(_accuracy(scored, source), ACCURACY, "# How accurate the figures are\n\n")


def write_down(text: str, path: Path, head: str) -> None:
    """Replace the section of the same title in a report, or add it."""
    old = path.read_text(encoding="utf-8") if path.is_file() else head
    first, *parts = re.split(r"(?m)^(?=## )", old)
    title = text.splitlines()[0]
    kept = [part for part in parts if part.splitlines()[0] != title]
    sections = [f"{part.strip()}\n" for part in (first, *kept, text)]
    path.write_text("\n".join(sections), encoding="utf-8")


if __name__ == "__main__":
    main()

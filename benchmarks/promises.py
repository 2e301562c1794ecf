"""`make promises`: how often targets are kept that were set at a stated chance of one half.

    python -m benchmarks.promises series.csv --source "..."

Each series, each financial year with 24 months of history before it, as the promise maker tells of
it: no month of the year known, nor the last `LATE` before it, as extracts come late. The target is
the count whose stated chance lies nearest one half; of few incidents that may be some way off, so
the mean of the chances stated stands beside the share that was kept. It writes docs/accuracy.md.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.accuracy import keep
from benchmarks.backtest import apart, csv_series
from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.measures.targets.backtest import size_bands
from moorlands_dash.measures.targets.forecast import HISTORY, SEED, WINDOW, months_ahead
from moorlands_dash.measures.targets.levels import MONTHS
from moorlands_dash.measures.targets.promise import recentring

LATE = (0, 2, 6)
"""Months before the year that are not known yet."""
DRAWS = 1000
FIRST_MONTH = 4
TITLE = "Promises at even chances"


def tried(frame: pd.DataFrame, *, peers: bool, late: int, draws: int = DRAWS) -> pd.DataFrame:
    """Return a row a series, year and side: `chance` stated, `kept`, and the size of the series."""
    table = frame.pivot(index="series", columns="month", values="count").astype(float)
    beside = frame.pivot(index="series", columns="month", values="peers").astype(float)
    months = list(table.columns)
    rows = []
    for start in range(len(months) - 11):
        if months[start].month != FIRST_MONTH or start - late < HISTORY:
            continue
        now = start - late
        seen = table.to_numpy()[:, max(0, now - WINDOW) : now]
        others = beside.to_numpy()[:, max(0, now - WINDOW) : now] if peers else None
        came = table.to_numpy()[:, start : start + 12].sum(axis=1)
        _, ahead = months_ahead(
            seen, (FIRST_MONTH - 1 - late) % 12, 12 + late, peers=others, draws=draws, seed=SEED
        )
        size = seen[:, -MONTHS:].mean(axis=1)
        factor = np.array([1 + recentring(each) for each in size])
        years = np.sort(np.rint(ahead[:, :, late:].sum(axis=2) * factor[:, None]), axis=1)
        rows += [
            side | {"series": name, "year": months[start].year, "size": size[at]}
            for at, name in enumerate(table.index)
            if not np.isnan(came[at])
            for side in _of_one(years[at], came[at])
        ]
    found = pd.DataFrame(rows)
    return found.assign(late=late, peers=peers, band=size_bands(found["size"].to_numpy()))


def _of_one(draws: np.ndarray, came: float) -> list[dict[str, object]]:
    """Return a promise to fall and one to rise at about even chances, and whether each was kept."""
    counts = np.unique(draws)
    at_most = np.searchsorted(draws, counts, side="right") / len(draws)
    at_least = 1 - np.searchsorted(draws, counts, side="left") / len(draws)
    found: list[dict[str, object]] = []
    for side, stated in (("falls", at_most), ("rises", at_least)):
        place = int(np.argmin(np.abs(stated - 0.5)))
        kept = came <= counts[place] if side == "falls" else came >= counts[place]
        found.append({"side": side, "chance": float(stated[place]), "kept": bool(kept)})
    return found


def summary(found: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return promises, mean chance stated, share kept and its 95% limits, by what is named."""
    grouped = found.groupby(by, sort=True)
    frame = grouped.agg(
        promises=("kept", "size"), stated=("chance", "mean"), kept=("kept", "mean")
    ).reset_index()
    low, high = wilson_limits(
        (frame["kept"] * frame["promises"]).to_numpy(float), frame["promises"].to_numpy(float)
    )
    return frame.assign(lower_95=low, upper_95=high)


def halves(found: pd.DataFrame) -> pd.Series:
    """Return of each row whether its place is one that the size's correction was set on."""
    return apart(found).map({True: "apart", False: "set on"}).rename("places")


def lines(found: pd.DataFrame, source: str) -> list[str]:
    """Return the section of docs/accuracy.md."""
    years = f"{found['year'].min()} to {found['year'].max()}"
    told = found.assign(
        places=halves(found), kind=found["series"].str.split(" | ", regex=False).str[0]
    )
    by_year = summary(told[told["side"] == "falls"], ["year"])["kept"]
    tables = (["side", "late", "peers"], ["side", "band", "places"], ["side", "kind"])
    return [
        f"{source}. Financial years that began in {years}; no month of the year known, nor the "
        f"last {LATE[1]} or {LATE[2]} before it (`late`). Each promise is the count whose stated "
        "chance lies nearest one half. Aim: 45 to 55 % are kept. The correction by size was set on "
        "every other place (set on); the rest (apart) show what it is worth.",
        "",
        *(line for by in tables for line in (_markdown(summary(told, by)), "")),
        f"Places move together: in single years between {by_year.min():.0%} and "
        f"{by_year.max():.0%} of promises to fall were kept, so that a chance of one half says "
        "little of one year. Kinds whose recording changed for years on end (violence, sexual "
        "offences) rose further than their past showed.",
    ]


def main() -> None:
    """Try the promises on a file of series, print and keep what came of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("csv", type=Path)
    asked.add_argument("--source", default="Series of a file")
    asked.add_argument("--draws", type=int, default=DRAWS)
    given = asked.parse_args()
    frame = csv_series(given.csv)
    found = pd.concat(
        tried(frame, peers=peers, late=late, draws=given.draws)
        for late in LATE
        for peers in (False, True)
    )
    told = lines(found, given.source)
    print("\n".join(told))
    keep(TITLE, "python -m benchmarks.promises series.csv --source NAME", told)


def _markdown(frame: pd.DataFrame) -> str:
    rows = [list(frame.columns), ["---"] * frame.shape[1]]
    rows += [[_cell(value) for value in row] for row in frame.itertuples(index=False)]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()

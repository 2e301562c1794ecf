"""`make beyond`: how often chance alone takes months beyond what is called usual.

Ten wards' months are drawn from levels that never change, with the season of all of them; usual
ranges and control charts are made by the program's own functions.

    python -m benchmarks.by_chance 200        # draws a row
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from benchmarks.accuracy import keep
from moorlands_dash.measures.trends.control_charts import control_chart, point_length, points
from moorlands_dash.measures.wards.usual import usual_months
from moorlands_dash.periods import Period, add_months

LEVELS = (6, 24, 100, 400, 2000)
"""Incidents a year."""
YEARS = (1, 3)
SPREADS = (1, 2)
WARDS = 10
SEED = 7
_SEASON = np.array([0.9, 0.9, 1, 1, 1.1, 1.1, 1.1, 1.1, 1, 1, 0.9, 0.9]) / 12


def drawn(
    level: float,
    months: int,
    spread: int,
    draw: np.random.Generator,
    season: np.ndarray = _SEASON,
) -> pd.DataFrame:
    """Return month x ward counts whose variance is `spread` times their mean."""
    mean = np.repeat(np.resize(season, months)[:, None] * level, WARDS, axis=1)
    if spread > 1:
        mean = draw.gamma(mean / (spread - 1)) * (spread - 1)
    index = [add_months(date(2020, 1, 1), place) for place in range(months)]
    return pd.DataFrame(draw.poisson(mean), index=index)


def beyond(
    level: float, years: int, spread: int, draws: int, draw: np.random.Generator
) -> tuple[float, float]:
    """Return the share of months beyond their usual range, and the share that is said."""
    out, said = [], []
    for _ in range(draws):
        series = drawn(level, 12 * (years + 1), spread, draw)
        year = Period(series.index[-12], series.index[-1])
        for ward in list(series)[:3]:
            found = usual_months(series, ward, year, year)
            count = found["count"].astype(float)
            out.append(((count < found["usual_lower"]) | (count > found["usual_upper"])).mean())
            said.append(found["chance_beyond"].mean())
    return float(np.mean(out)), float(np.mean(said))


def charts_marked(level: float, draws: int, draw: np.random.Generator) -> float:
    """Return the share of control charts of three years' months on which a point is special."""
    marked = 0
    for _ in range(draws):
        counts = drawn(level, 36, 1, draw, np.full(12, 1 / 12))[0].astype("Int64")
        chart = control_chart(points(counts, point_length(counts)))
        marked += bool((chart["rule"] != "").any())
    return marked / draws


def latest_marked(draws: int) -> str:
    """Return how often the latest point of such a chart is special, by incidents a year."""
    draw, said = np.random.default_rng(SEED), []
    for level in LEVELS:
        marked = []
        for _ in range(draws):
            series = drawn(level, 36, 1, draw, np.full(12, 1 / 12))
            for ward in list(series)[:3]:
                counts = series[ward].astype("Int64")
                chart = control_chart(points(counts, point_length(counts)))
                marked.append(chart["rule"].iloc[-1] != "")
        said.append(f"{np.mean(marked):.1%} at {level:,} a year")
    return f"Of those, charts whose latest point is marked: {', '.join(said)}."


def lines(draws: int) -> Iterator[str]:
    """Yield the section."""
    draw = np.random.default_rng(SEED)
    yield (
        "Months beyond their usual range where nothing has changed: as they came in "
        f"{draws * 3} wards' years a row, and as the page says."
    )
    yield ""
    yield "| incidents a year | years known | months vary | beyond | said |"
    yield "| ---: | ---: | --- | ---: | ---: |"
    for years in YEARS:
        for spread in SPREADS:
            for level in LEVELS:
                came, said = beyond(level, years, spread, draws, draw)
                vary = "as Poisson's" if spread == 1 else "twice as much"
                yield f"| {level:,} | {years} | {vary} | {came:.1%} | {said:.1%} |"
    yield ""
    marked = ", ".join(
        f"{charts_marked(level, draws, draw):.0%} at {level:,} a year" for level in LEVELS
    )
    yield (
        "Control charts of three years' months, without a season, on which chance alone marks a "
        f"point: {marked}."
    )
    yield ""
    yield latest_marked(draws)


def main(words: list[str]) -> None:
    """Measure, print and keep."""
    found = list(lines(int(words[0]) if words else 200))
    print("\n".join(found))
    keep("Months beyond the usual range, by chance", "make beyond", found)


if __name__ == "__main__":
    main(sys.argv[1:])

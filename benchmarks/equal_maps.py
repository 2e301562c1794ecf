"""`make equal-maps`: how often wards that are truly equal are called higher or lower.

    python -m benchmarks.equal_maps --maps 500

Each map has the demonstration's wards, residents, outlines and months loaded; only the counts are
drawn: all wards have one rate per resident and one season, and months scatter as Poisson's or
twice as much (negative binomial). Every figure is of the tables that the pages show.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.home import demonstration_home
from moorlands_dash import tables
from moorlands_dash.measures import verdicts
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period, rolling_year
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.compared import with_above
from moorlands_dash.tables.wards.years import WardYears

FOLDER = Path(__file__).resolve().parent
REPORT = FOLDER.parent / "docs" / "accuracy.md"
HEAD = "## Wards that are truly equal"

CATEGORY = "burglary"
"""The counts are drawn as of this category; what it is called plays no part."""
LEVELS = (2.0, 10.0, 65.0)
"""Incidents a year per 1,000 residents: as burglary, a large theme, and all together."""
SPREADS = (1.0, 2.0)
CLEAR = (verdicts.HIGHER, verdicts.LOWER)
_FEW = 4


class EqualWards(Snapshot):
    """A snapshot whose wards' counts are replaced by drawn ones."""

    drawn: pd.DataFrame

    def ward_counts(
        self, period: Period | None, categories: Sequence[str], ward: str | None = None
    ) -> pd.DataFrame:
        """Return the drawn counts of a period and ward, only those above 0."""
        found = self.drawn[self.drawn["category"].isin(categories)]
        if period is not None:
            months = found["month"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
            found = found[months]
        return found if ward is None else found[found["ward_code"] == ward]


@dataclass(frozen=True)
class Wards:
    """The wards that maps are drawn for, and the months."""

    people: pd.Series
    """Residents by ward code."""
    months: list[date]

    def draw(self, level: float, spread: float, rng: np.random.Generator) -> pd.DataFrame:
        """Return `ward_code month category count` of equal wards."""
        season = 1 + 0.2 * np.sin(2 * np.pi * np.array([month.month for month in self.months]) / 12)
        expected = np.outer(self.people.to_numpy(float) / 1000 * level / 12, season)
        counts = scattered(expected, spread, rng)
        ward, month = np.nonzero(counts)
        stamps = pd.to_datetime(self.months)
        return pd.DataFrame(
            {
                "ward_code": self.people.index.to_numpy()[ward],
                "month": stamps[month],
                "category": CATEGORY,
                "count": counts[ward, month],
            }
        )


def scattered(expected: np.ndarray, spread: float, rng: np.random.Generator) -> np.ndarray:
    """Return counts about what is expected, whose variance is `spread` times it."""
    if spread == 1:
        return rng.poisson(expected)
    return rng.negative_binomial(expected / (spread - 1), 1 / spread)


def equal_snapshot(home: Path | None, settings: Settings) -> tuple[EqualWards, Wards]:
    """Return the snapshot of a home whose counts can be drawn, and its wards."""
    snapshot = EqualWards(open_snapshot(home).folder)
    years = WardYears(Request(open_snapshot(home), settings, Selection(category=CATEGORY)))
    people = years.people.set_index("area_code")["population"].astype(float)
    return snapshot, Wards(people, list(years.request.loaded))


def one_map(snapshot: Snapshot, settings: Settings) -> dict[str, float]:
    """Return what the tables say of one map: 1 where a map says it, else the share of wards."""
    selection = Selection(category=CATEGORY)
    table = tables.build("ward-rates", snapshot, settings, selection)
    years = WardYears(Request(snapshot, settings, selection))
    rates, ranked = years.rates, years.ranked
    few = with_above(rates.head(_FEW))
    pair = with_above(rates.tail(2))
    first, last = ranked["rank_lower"], ranked["rank_upper"]
    ends = (first == last) & first.isin([1, len(ranked)])
    return {
        "headline": float(bool(re.search("clearly higher in", table.sentence))),
        "any": float(table.frame["against_district"].isin(CLEAR).any()),
        "card_district": float(rates["standing_alone"].isin(CLEAR).mean()),
        "card_peers": float(rates["against_peers"].isin(CLEAR).mean()),
        "few": float((few["clearly_above"] != "").any()),
        "pair": float((pair["clearly_above"] != "").any()),
        "top": float(ends.any()),
    }


NAMES = {
    "headline": "maps with a headline “clearly higher in”",
    "any": "maps with any ward higher or lower than the rest",
    "few": f"comparisons of {_FEW} wards with one clearly above another",
    "top": "maps with a ward called the highest or the lowest",
    "card_district": "wards called higher or lower than the rest, each by itself",
    "card_peers": "wards called higher or lower than wards like it, each by itself",
    "pair": "pairs of wards called higher or lower, by themselves",
}


def measured(
    snapshot: EqualWards, wards: Wards, settings: Settings, maps: int, *, levels=LEVELS, seed=15
) -> Iterator[tuple[float, float, pd.Series]]:
    """Yield level, spread and how often each thing was said, of so many maps of each."""
    for level in levels:
        for spread in SPREADS:
            rng = np.random.default_rng([seed, int(level * 10), int(spread * 10)])
            rows = []
            for _ in range(maps):
                snapshot.drawn = wards.draw(level, spread, rng)
                rows.append(one_map(snapshot, settings))
            yield level, spread, pd.DataFrame(rows).mean()


def lines(snapshot: EqualWards, wards: Wards, settings: Settings, maps: int) -> Iterator[str]:
    """Yield the section of the report."""
    found = list(measured(snapshot, wards, settings, maps))
    latest = rolling_year(wards.months[-1])
    yield HEAD
    yield ""
    yield f"`make equal-maps` (`python -m benchmarks.equal_maps --maps {maps}`) draws {maps} maps"
    yield f"a column for {len(wards.people)} wards with the same rate per resident. It judges"
    yield f"{latest} by the tables behind the pages. Per cent; all of them should be 5 or less."
    yield ""
    heads = [f"{level:g} per 1,000, {spread:g} × Poisson's" for level, spread, _ in found]
    yield "| said of equal wards | " + " | ".join(heads) + " |"
    yield "| --- |" + " --- |" * len(heads)
    for key, name in NAMES.items():
        yield f"| {name} | " + " | ".join(f"{100 * row[key]:.1f}" for *_, row in found) + " |"


def written(report: str, section: str) -> str:
    """Return a report with its section of equal wards replaced, or added at its end."""
    parts = re.split(r"(?m)^(?=## )", report)
    kept = [part for part in parts if not part.startswith(HEAD)]
    return "".join(kept).rstrip("\n") + "\n\n" + section + "\n"


def main() -> None:
    """Measure, print, and keep the figures in docs/accuracy.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.equal_maps")
    parser.add_argument("--maps", type=int, default=500)
    parser.add_argument("--home", type=Path, help="a home to take the wards of")
    parser.add_argument("--report", type=Path, default=REPORT, help="where the section is kept")
    given = parser.parse_args()
    home = given.home or demonstration_home(FOLDER / "work")
    settings = load_settings()
    section = "\n".join(lines(*equal_snapshot(home, settings), settings, given.maps))
    print(section)
    report = given.report
    before = report.read_text(encoding="utf-8") if report.exists() else "# Measured accuracy\n"
    report.write_text(written(before, section), encoding="utf-8")


if __name__ == "__main__":
    main()

"""`make agreement`: whether all that is said of one rate agrees, whatever page or claim says it.

    python -m tests.agreement --home HOME --drawn 12

For every category, every period that the filters offer and drawn ones: Ward map, All wards, funnel,
places and smoothed rates say the same word of a ward (all wards looked at together); My ward,
Compare wards and claims say the same word (asked about by itself); of the two families one says
what the other says or nothing, never the opposite; and no place among the wards contradicts them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.__main__ import WORK
from benchmarks.home import demonstration_home
from moorlands_dash import tables, vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period, add_months, financial_year, financial_year_start
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.claims.judging import claim_names
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.compared import judged_alone, with_above
from moorlands_dash.words.claims.stating import claim_text

CLEAR = (verdicts.HIGHER, verdicts.LOWER)
TOGETHER = ("all-wards", "ward-funnel", "ward-ranks", "ward-smoothed")


@dataclass
class Found:
    """What was compared, and where two outputs disagreed."""

    compared: Counter[str] = field(default_factory=Counter)
    disagreed: list[str] = field(default_factory=list)

    def same(self, what: str, holds: bool, where: str) -> None:
        """Count a comparison, and keep where it didn't hold."""
        self.compared[what] += 1
        if not holds:
            self.disagreed.append(f"{what}: {where}")


def offered_periods(request: Request, settings: Settings) -> list[Period]:
    """Return the periods that the filters offer of a choice."""
    loaded = request.loaded
    end = loaded[-1]
    first = settings.financial_year.first_month
    year = financial_year(financial_year_start(end, first), first)
    last = year.shifted(-12)
    spans = [Period(add_months(end, 1 - months), end) for months in (1, 3, 12, 24, 36)]
    found = [*spans, Period(year.start, end), last, Period(loaded[0], end)]
    return [period for period in dict.fromkeys(found) if period.start >= loaded[0]]


def drawn_periods(request: Request, number: int, rng: np.random.Generator) -> list[Period]:
    """Return periods of 1 to 24 months somewhere in those that are loaded."""
    loaded, found = request.loaded, []
    for _ in range(number):
        start = int(rng.integers(len(loaded)))
        end = min(start + int(rng.integers(24)), len(loaded) - 1)
        found.append(Period(loaded[start], loaded[end]))
    return found


@dataclass
class Beside:
    """Wards beside each other, in every choice of a period: Compare wards, built once for all."""

    snapshot: Snapshot
    settings: Settings
    built: dict[tuple[Period | None, tuple[str, ...]], pd.DataFrame] = field(default_factory=dict)

    def rows(self, chosen: Selection, codes: Sequence[str]) -> pd.DataFrame:
        """Return the rows of some wards by their codes; a choice without a card has its own."""
        key = chosen.period, tuple(codes)
        asked = replace(chosen, wards=tuple(codes))
        if key not in self.built:
            table = tables.build("compare-wards", self.snapshot, self.settings, asked)
            self.built[key] = table.frame
        frame = self.built[key]
        own = frame[frame["category"] == chosen.category]
        if own.empty:
            request = Request(self.snapshot, self.settings, asked)
            own = with_above(judged_alone(request, list(codes)))
        return own.set_index("ward_code")


def compare(
    snapshot: Snapshot,
    settings: Settings,
    choice: str,
    period: Period,
    found: Found,
    beside_each: Beside,
) -> None:
    """Compare what is said of every ward's rate of one choice and period."""
    chosen = Selection(period, category=choice)
    table = tables.build("ward-rates", snapshot, settings, chosen)
    where = f"{choice}, {period}"
    frame = table.frame.set_index("ward_code")
    together = frame["against_district"]
    _headline(table, found, where)
    for name in TOGETHER:
        other = tables.build(name, snapshot, settings, chosen).frame.set_index("ward_code")
        same = other["against_district"] == together.reindex(other.index)
        for code, holds in same.items():
            found.same(f"Ward map and {name}", bool(holds), f"{where}, {code}")
        if name == "ward-ranks":
            _places(other, found, where)
        if name == "ward-funnel":
            _funnel(other, found, where)
    rng = np.random.default_rng([period.start.toordinal(), len(period)])
    codes = list(rng.choice(sorted(frame.index), min(4, len(frame)), replace=False))
    beside = beside_each.rows(chosen, codes)
    for code in codes:
        if code not in beside.index:
            continue
        alone = str(beside.loc[code, "against_district"])
        found.same(
            "Ward map and a ward by itself",
            together[code] in (alone, verdicts.SIMILAR, verdicts.CANNOT_TELL)
            or alone == verdicts.CANNOT_TELL,
            f"{where}, {code}: {together[code]}, {alone}",
        )
        _direction(beside.loc[code], found, f"{where}, {code}")
    if len(beside) > 1:
        _claims(chosen, codes, beside, beside_each, found, where)


def _headline(table: Any, found: Found, where: str) -> None:
    """Compare the wards that a headline names with those that the table calls higher."""
    frame = table.frame
    higher = frame.loc[frame["against_district"] == verdicts.HIGHER, "ward_name"]
    named = re.search(r"clearly higher in (.*?)\.(?= |$)", table.sentence)
    found.same("headline and Ward map", bool(named) == bool(len(higher)), where)


def _places(ranked: pd.DataFrame, found: Found, where: str) -> None:
    """Compare possible places with verdicts: one above is never wholly behind one below."""
    known = ranked.dropna(subset=["rank_lower"])
    higher = known[known["against_district"] == verdicts.HIGHER]
    lower = known[known["against_district"] == verdicts.LOWER]
    for code, row in higher.iterrows():
        behind = (lower["rank_upper"] < row["rank_lower"]).any()
        found.same("places and Ward map", not behind, f"{where}, {code}")


def _funnel(frame: pd.DataFrame, found: Found, where: str) -> None:
    """Compare the funnel's side with the verdict's."""
    for code, row in frame.dropna(subset=["place"]).iterrows():
        sides = {verdicts.HIGHER: "below", verdicts.LOWER: "above"}
        opposite = sides.get(str(row["against_district"]), "-") in str(row["place"])
        found.same("funnel and Ward map", not opposite, f"{where}, {code}")


def _direction(row: pd.Series, found: Found, where: str) -> None:
    """Compare a word with the rates that stand beside it."""
    for word, other in (("against_district", "district"), ("against_peers", "peers")):
        rate, beside = row["rate_per_1000"], row[f"{other}_rate_per_1000"]
        if row[word] in CLEAR:
            holds = (rate > beside) == (row[word] == verdicts.HIGHER)
            found.same("words and rates", bool(holds), f"{where}, {other}")


def _claims(
    chosen: Selection,
    codes: Sequence[str],
    beside: pd.DataFrame,
    beside_each: Beside,
    found: Found,
    where: str,
) -> None:
    """Compare claims about one ward with its own card, and with wards beside each other."""
    assert chosen.period is not None
    snapshot, settings = beside_each.snapshot, beside_each.settings
    code, other = codes[:2]
    names = claim_names(snapshot, settings)

    def judged(kind: str, versus: str | None) -> Any:
        asked = claims.Claim(kind, chosen.category, code, chosen.period, versus=versus)
        typed = Selection(claim=claim_text(asked, names))
        return tables.build("claim", snapshot, settings, typed).frame.iloc[0]

    card = str(beside.loc[code, "against_district"])
    for kind, word in ((claims.HIGHER, verdicts.HIGHER), (claims.LOWER, verdicts.LOWER)):
        row = judged(kind, claims.DISTRICT)
        supported = row["verdict"] == verdicts.SUPPORTED
        found.same("claims and the ward's card", supported == (card == word), f"{where}, {code}")
    pair = beside_each.rows(chosen, [code, other])
    above = str(pair.loc[other, "ward_name"]) in str(pair.loc[code, "clearly_above"])
    row = judged(claims.HIGHER, other)
    supported = row["verdict"] == verdicts.SUPPORTED
    found.same("claims and two wards compared", supported == above, f"{where}, {code}, {other}")
    four = str(beside.loc[other, "ward_name"]) in str(beside.loc[code, "clearly_above"])
    found.same("four wards and two compared", above or not four, f"{where}, {code}, {other}")


def choices(snapshot: Snapshot, settings: Settings) -> Iterator[tuple[str, Request]]:
    """Yield each choice of which months are loaded."""
    for choice in vocabulary.choices():
        request = Request(snapshot, settings, Selection(category=choice))
        if request.loaded:
            yield choice, request


def checked(
    snapshot: Snapshot,
    settings: Settings,
    *,
    drawn: int,
    only: Sequence[str] = (),
    offered: int | None = None,
) -> Found:
    """Return what agreed and what didn't, over all choices or some."""
    found, beside = Found(), Beside(snapshot, settings)
    for choice, request in choices(snapshot, settings):
        if only and choice not in only:
            continue
        periods = offered_periods(request, settings)[:offered]
        for period in [*periods, *drawn_periods(request, drawn, np.random.default_rng(27))]:
            compare(snapshot, settings, choice, period, found, beside)
    return found


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.agreement")
    parser.add_argument("--home", type=Path, help="else the demonstration's")
    parser.add_argument("--drawn", type=int, default=12, help="periods drawn a category")
    given = parser.parse_args()
    home = given.home or demonstration_home(WORK)
    found = checked(open_snapshot(home), load_settings(), drawn=given.drawn)
    for what, number in sorted(found.compared.items()):
        print(f"{number:8,} {what}")  # noqa: T201
    print(f"{len(found.disagreed)} disagree")  # noqa: T201
    for line in found.disagreed[:50]:
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()

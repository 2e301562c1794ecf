"""An attacker at the public view: every table that it can be made to show, on two sets of data.

Each table but one says the same whatever the sensitive rows are, so nothing can be learnt from it
about them: not by running years less financial years, themes less categories, "all" less the rest,
rates times residents, ranks, shares, notes or rows. What the one table gives is attacked by integer
programming: with all its counts known, the range of each hidden one is worked out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables, vocabulary
from moorlands_dash.measures.data.disclosure import Sum, audit, given_away
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period
from moorlands_dash.reports.export import to_csv, to_json
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError, audience
from moorlands_dash.tables.catalogue import NAMES, PUBLIC
from tests.public_view import SENSITIVE, write_settings

ONE = "protected-counts"
PERIODS = (
    None,
    Period(date(2026, 9, 1), date(2026, 9, 1)),
    Period(date(2025, 4, 1), date(2026, 3, 1)),
    Period(date(2025, 10, 1), date(2026, 8, 1)),
    Period(date(2021, 4, 1), date(2026, 9, 1)),
)
WARD = "Leek North"
SIMPLE = (
    "ward-counts", "ward-months", "ward-rates", "ward-change", "district-months", "ward-places",
    "comparison-street",
)  # fmt: skip
"""Tables that take any months and are made at once: asked for more of them."""


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(write_settings(tmp_path_factory.mktemp("settings")))


@pytest.fixture(scope="module")
def public(demo_home: Path, guarded: Settings) -> Snapshot:
    return audience.opened(guarded, demo_home, asked=True)


@pytest.fixture(scope="module")
def other(other_home: Path, guarded: Settings) -> Snapshot:
    return audience.opened(guarded, other_home, asked=True)


def said(name: str, snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
    """Return all that a table gives away, or why it is refused."""
    try:
        table = tables.build(name, snapshot, settings, selection)
    except SelectionError as error:
        return str(error).encode()
    return to_json(table) + to_csv(table)


def selections(name: str) -> Iterator[Selection]:
    """Yield what can be asked of a table: choices, several periods, a ward, earlier months."""
    if name in ("my-ward", "my-ward-months", "compare-wards", "compare-wards-months"):
        yield Selection(area=WARD)
        return
    yield Selection()
    if name in ("backtest", "reliability", "meetings", "residents", "responses"):
        return
    if name not in SIMPLE:
        yield Selection(area=WARD, category="crime", period=PERIODS[2])
        return
    every = name in ("ward-counts", "district-months")
    for choice in (
        vocabulary.choices()
        if every
        else ("crime", "theme:violence", "asb_reported", "fly_tipping")
    ):
        yield Selection(category=choice)
    yield from (Selection(period=period) for period in PERIODS[1:])
    yield Selection(area=WARD, category="burglary")
    yield Selection(until="2026-06")


@pytest.mark.parametrize("name", sorted(PUBLIC - {ONE, "overview", "targets"}))
def test_no_table_depends_on_what_is_sensitive(
    public: Snapshot, other: Snapshot, guarded: Settings, name: str
) -> None:
    for selection in selections(name):
        found = said(name, public, guarded, selection)
        assert found == said(name, other, guarded, selection), selection


@pytest.mark.parametrize("name", ["overview", "targets"])
def test_neither_do_the_targets(
    public: Snapshot, other: Snapshot, guarded: Settings, name: str
) -> None:
    for selection in (Selection(), Selection(year="2025/26")):
        found = said(name, public, guarded, selection)
        assert found == said(name, other, guarded, selection)
        rows = json.loads(found[: found.index(b"\n}\n") + 3])["rows"]
        assert len(rows) > 4
        assert {row["owner"] for row in rows} == {None}


def test_the_other_rows_are_seen_by_the_partnership(
    public: Snapshot, other: Snapshot, guarded: Settings
) -> None:
    """Hold that the comparison is of different data: inside, the two aren't alike."""
    for name in ("ward-counts", "district-change", "comparison-street"):
        asked = (guarded, Selection())
        assert said(name, public.unprotected(), *asked) != said(name, other.unprotected(), *asked)
    asked = (guarded, Selection())
    assert said(ONE, public, *asked) != said(ONE, other, *asked)


def test_what_is_not_the_publics_is_refused(public: Snapshot, guarded: Settings) -> None:
    for name in sorted(set(NAMES) - PUBLIC):
        with pytest.raises(SelectionError, match="partnership's own use"):
            tables.build(name, public, guarded, Selection())


def published(snapshot: Snapshot, settings: Settings) -> tuple[pd.Series, list[Sum]]:
    """Return every count of sensitive categories that can be had, and all that is known of them.

    Asked with every choice of category, ward and months; a count given by any is known.
    """
    known: dict[tuple[object, ...], int | None] = {}
    asked = [Selection(), Selection(area=WARD), Selection(period=PERIODS[2])]
    asked.append(Selection(category=SENSITIVE[0]))
    for selection in asked:
        frame = tables.build(ONE, snapshot, settings, selection).frame
        for row in frame.itertuples():
            cell = (row.category, row.area_name, row.span, row[6])
            count = None if pd.isna(row.count) else int(row.count)
            assert known.setdefault(cell, count) == count
    whole = tables.build(ONE, snapshot, settings, Selection()).frame
    sums = []
    for (category, _), rows in whole[whole["span"] == "year"].groupby(["category", "from"]):
        cells = [(category, name, "year", start) for name, start in
                 zip(rows["area_name"], rows["from"], strict=True)]  # fmt: skip
        *parts, total = cells
        assert total[1] == settings.district.name
        # Too few in the district: then no ward is given.
        sums += [Sum(total, tuple(parts))] if parts else []
        quarters = whole[
            (whole["span"] == "quarter") & (whole["category"] == category)
            & whole["from"].between(rows["from"].iloc[0], rows["to"].iloc[0])
        ]  # fmt: skip
        sums.append(Sum(total, tuple((category, settings.district.name, "quarter", start)
                                     for start in quarters["from"])))  # fmt: skip
    cells = pd.Index(list(known), tupleize_cols=False)
    return pd.Series(list(known.values()), cells, dtype="Int64"), sums


def test_no_hidden_count_can_be_worked_out_or_is_known_to_be_small(
    public: Snapshot, guarded: Settings
) -> None:
    counts, sums = published(public, guarded)
    assert {cell[0] for cell in counts.index} == set(SENSITIVE)
    # The quarters of five years, and the wards of those that have enough.
    assert len(sums) >= 5 * len(SENSITIVE) + 5
    assert 10 < counts.isna().sum() < 0.3 * len(counts)
    for least in (0, 1):
        found = audit(counts, sums, threshold=guarded.disclosure.threshold, least=least)
        assert given_away(found).empty

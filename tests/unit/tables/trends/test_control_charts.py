"""Gaps stay gaps, limits begin anew where somebody says why, events stand at their months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.trends.control_charts import control_chart_figure
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.rebases import rebase
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.trends.control_charts import numbered_events
from tests.opened import built

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

LEEK = "E05007055"


def demo(home: Path, name: str, **selection: object) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def series(publish: Publish, covered: Covered, counts: list[int | None], first: date) -> Snapshot:
    months = [add_months(first, place) for place in range(len(counts))]
    known = [
        (month, count) for month, count in zip(months, counts, strict=True) if count is not None
    ]
    return publish(
        coverage=covered(*(Period(month, month) for month, _ in known)),
        areas=[(LEEK, "Leek North", "ward", "E07000198")],
        ward_counts=[(LEEK, month, "burglary", count) for month, count in known if count],
    )


def test_a_chart_breaks_at_a_missing_month_and_says_so(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    counts: list[int | None] = [4, 5, 3, None, 4, 6, 4, 5, 0, 4, 5, 4, 3, 4]
    snapshot = series(publish, covered, counts, date(2025, 1, 1))
    chart = tables.build(
        "control-chart", snapshot, settings, Selection(category="burglary", area="Leek North")
    )
    assert chart.missing == (date(2025, 4, 1),)
    assert chart.frame["count"].tolist() == [4, 5, 3, pd.NA, 4, 6, 4, 5, 0, 4, 5, 4, 3, 4]
    assert chart.frame["mean"].iloc[0] == pytest.approx(51 / 13)
    assert "Without a count: April 2025." in " ".join(chart.notes)
    assert chart.sentence == (
        "Burglary in Leek North: 4 in February 2026, within the usual ups and downs (usually up to "
        "11). The mean is 3.9 a month since January 2025, and no other point is special."
    )


def test_a_rebase_is_of_its_own_chart_and_has_its_reason(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = series(publish, covered, [2] * 12 + [6] * 12, date(2024, 1, 1))
    home = snapshot.home.folder
    rebase(date(2025, 1, 1), "Two stations were merged", home, category="burglary", area_code=LEEK)
    ours = Selection(category="burglary", area=LEEK)
    frame = tables.build("control-chart", snapshot, settings, ours).frame
    assert frame["segment"].tolist() == [0] * 12 + [1] * 12
    assert frame["mean"].iloc[[0, -1]].tolist() == [2, 6]
    assert frame["segment_reason"].iloc[-1] == "Two stations were merged"
    for other in (replace(ours, category="drugs"), replace(ours, area=None)):
        assert set(tables.build("control-chart", snapshot, settings, other).frame["segment"]) == {0}


def test_few_a_month_are_put_together(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = series(publish, covered, [1, 0, 1] * 12, date(2023, 1, 1))
    chart = tables.build(
        "control-chart", snapshot, settings, Selection(category="burglary", area=LEEK)
    )
    assert chart.frame["months"].unique().tolist() == [3]
    assert chart.frame["count"].tolist() == [2] * 12
    assert "in October to December 2025" in chart.sentence


def test_events_that_bear_on_the_series_stand_at_their_months(demo_home: Path) -> None:
    def told(category: str, area: str | None) -> dict[str, str]:
        table = demo(demo_home, "control-chart", category=category, area=area)
        assert [words for *_, words in numbered_events(table.frame)] == [
            words for words in table.frame["events"] if words
        ]
        rows = table.frame[table.frame["events"] != ""]
        return dict(zip(rows["from"].dt.strftime("%Y-%m"), rows["events"], strict=True))

    car_park = {"2024-07": "1 July 2024: A new car park opens in Checkley (event)"}
    assert told("vehicle_crime", "Checkley") == car_park
    # The district holds the ward; another ward, or another category, doesn't hear of it.
    assert told("vehicle_crime", None).items() >= car_park.items()
    assert "2024-07" not in told("vehicle_crime", "Alton")
    assert "2024-07" not in told("burglary", "Checkley")
    assert "burglaries" in told("burglary", None)["2026-01"]


def test_a_numbered_line_marks_each_event(demo_home: Path) -> None:
    frame = demo(demo_home, "control-chart", category="damage_arson", area="Leek North").frame
    figure = control_chart_figure(frame, LIGHT)
    numbers = [note.text for note in figure.layout.annotations if note.text.startswith("<b>")]
    assert numbers == [f"<b>{number}</b>" for number in range(1, len(numbers) + 1)]
    assert len(numbers) == (frame["events"] != "").sum() >= 2
    assert figure.layout.yaxis.title.text.startswith("Incidents a ")


def test_a_target_is_set_against_the_limits(demo_home: Path) -> None:
    frame = demo(demo_home, "control-chart", category="damage_arson").frame
    assert frame["target"].notna().tolist() == [False] * 30 + [True] * 6
    assert frame["assurance"].iloc[-1] in ("passing", "failing", "hit and miss")
    assert demo(demo_home, "control-chart", category="robbery", area="Alton").frame[
        "target"
    ].isna().all()  # fmt: skip


def test_only_two_ways_to_see_the_season(demo_home: Path) -> None:
    with pytest.raises(SelectionError, match="choose counted or adjusted"):
        demo(demo_home, "control-chart", season="smoothed")

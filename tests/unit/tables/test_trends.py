"""The tables of Trends: what was planted is found when its months bear it, and gaps stay gaps."""

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
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.store.rebases import rebase
from moorlands_dash.store.snoozes import Snooze, snooze
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.vocabulary import POLICE
from moorlands_dash.words.trends.control_charts import numbered_events
from moorlands_dash.words.trends.screening import items

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]
LEEK = "E05007055"


def demo(home: Path, name: str, **selection: object) -> Table:
    return tables.build(name, open_snapshot(home), load_settings(), Selection(**selection))  # type: ignore[arg-type]


def found(home: Path, until: str, standing: str) -> list[tuple[str, str, str]]:
    frame = demo(home, "what-changed", until=until).frame
    rows = items(frame, standing)
    return list(zip(rows["ward_name"], rows["category"], rows["verdict"], strict=True))


CHECKLEY = ("Checkley", "vehicle_crime", "more")
LEEK_NORTH = ("Leek North", "damage_arson", "more")


def test_the_step_in_checkley_is_new_once_its_months_differ_from_chance(demo_home: Path) -> None:
    # Planted from July 2024, when the month had 5 and the next 4: no more than before. 12 came in
    # September: new at once among the police's, whom the partners' many categories don't hide.
    for month in ("2024-06", "2024-08"):
        for standing in ("new", "early sign"):
            assert CHECKLEY not in found(demo_home, month, standing)
    for month in ("2024-09", "2024-10"):
        assert found(demo_home, month, "new") == [CHECKLEY]


def test_the_hotspot_in_leek_north_is_an_early_sign_at_once_and_new_in_its_second_month(
    demo_home: Path,
) -> None:
    assert found(demo_home, "2025-09", "new") == []
    assert LEEK_NORTH not in found(demo_home, "2025-09", "early sign")
    assert found(demo_home, "2025-10", "early sign")[0] == LEEK_NORTH
    assert LEEK_NORTH in found(demo_home, "2025-11", "new")


def test_what_lasts_becomes_the_usual(demo_home: Path) -> None:
    assert CHECKLEY not in found(demo_home, "2026-09", "new")


def test_the_family_is_printed_and_a_chosen_period_looks_back_like_until(demo_home: Path) -> None:
    until = demo(demo_home, "what-changed", until="2024-09")
    period = Period(date(2023, 10, 1), date(2024, 9, 1))
    chosen = demo(demo_home, "what-changed", period=period)
    pd.testing.assert_frame_equal(until.frame, chosen.frame)
    assert f"Of {len(until.frame)} looked at" in until.sentence
    assert any(note.startswith(f"{len(until.frame)} tests were made") for note in until.notes)
    police = int(until.frame["category"].isin(POLICE).sum())
    assert 0 < police < len(until.frame)
    together = next(note for note in until.notes if "false-discovery control" in note)
    assert f"made together: {police} of the police force, " in together


def snoozed(home: Path, month: date, until: date | None) -> None:
    entry = Snooze(
        ward_code=str(
            demo(home, "what-changed", until="2025-11")
            .frame.query("ward_name == 'Leek North'")["ward_code"]
            .iloc[0]
        ),
        category="damage_arson",
        verdict="more",
        month=month,
        until=until,
        reason="Known to the team",
        snapshot="s",
    )
    snooze(entry, home)


def test_a_snooze_holds_until_the_item_changes(own_home: Path) -> None:
    snoozed(own_home, date(2025, 11, 1), None)
    assert LEEK_NORTH not in found(own_home, "2025-11", "new")
    assert LEEK_NORTH not in found(own_home, "2026-02", "new")
    frame = demo(own_home, "what-changed", until="2026-02").frame
    aside = items(frame, "new", snoozed=True)
    assert aside["snooze_reason"].tolist() == ["Known to the team"]


def test_a_snooze_of_an_item_that_was_away_meanwhile_has_lapsed(own_home: Path) -> None:
    # In September 2025 nothing was listed there: a snooze of August says nothing of November.
    snoozed(own_home, date(2025, 8, 1), None)
    assert LEEK_NORTH in found(own_home, "2025-11", "new")


def test_a_snooze_until_a_day_lapses_with_it(own_home: Path) -> None:
    later = date.today().replace(year=date.today().year + 3)
    snoozed(own_home, date(2025, 11, 1), later)
    assert LEEK_NORTH not in found(own_home, "2025-12", "new")


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


def test_hours_of_the_week_need_times(demo_home: Path) -> None:
    police = demo(demo_home, "week-hours", category="burglary")
    assert police.frame.empty
    assert "the police publish only the month" in police.sentence
    council = demo(demo_home, "week-hours", category="fly_tipping")
    assert council.frame["incidents"].sum() > 100
    assert len(council.frame) == 168
    assert council.frame["share"].sum() == pytest.approx(1)


def test_a_partners_category_is_screened_only_with_all_its_months(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    months = [add_months(date(2024, 1, 1), place) for place in range(18)]
    rows = covered(Period(months[0], months[-1]))
    snapshot = publish(
        coverage=[*rows, *(("litter", month, 1) for month in months[6:])],
        areas=[(LEEK, "Leek North", "ward", "E07000198")],
        ward_counts=[(LEEK, month, key, 3) for month in months for key in ("burglary", "litter")],
    )
    frame = tables.build("what-changed", snapshot, settings, Selection()).frame
    assert set(frame["category"]) == {"burglary"}

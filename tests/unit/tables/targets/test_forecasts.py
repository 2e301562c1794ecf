from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.measures.targets.forecast import forecast, what_if
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, financial_year
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.forecasts import CHANGES
from moorlands_dash.tables.targets.promises import TargetYear
from tests.unit.tables.targets.test_trajectories import LEEK, POLICE, TARGETS, monthly, target

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

EARLIER = Period(date(2021, 4, 1), date(2025, 3, 1))
SO_FAR = Period(date(2025, 4, 1), date(2025, 9, 1))
WHOLE = Period(EARLIER.start, SO_FAR.end)
YEAR = financial_year(2025)


@pytest.fixture
def years(publish: Publish, covered: Covered) -> Snapshot:
    """Return four whole years and a half of 10 burglaries a month, and 2 drugs offences."""
    return publish(
        targets=[*TARGETS[:3], target("late", "reduce", "incidents:robbery", 5, 4)],
        district_counts=[*monthly(WHOLE, "burglary", 10), *monthly(WHOLE, "drugs", 2)],
        coverage=covered(WHOLE),
    )


def build(snapshot: Snapshot, settings: Settings, name: str, **extra: str) -> tables.Table:
    return tables.build(name, snapshot, settings, Selection(**extra))


def ten_a_month() -> Any:
    import pandas as pd

    return forecast(pd.Series(dict.fromkeys(WHOLE, 10)), YEAR)


def test_the_forecast_of_every_month_of_the_year(years: Snapshot, settings: Settings) -> None:
    frame = build(years, settings, "forecast").frame
    assert frame["target_id"].unique().tolist() == ["burglary", "drugs", "late"]
    burglary = frame[frame["target_id"] == "burglary"].reset_index(drop=True)
    assert len(burglary) == 12
    assert burglary["known"].tolist() == [True] * 6 + [False] * 6
    for column in ("median", "lower_95", "upper_50"):
        assert burglary[column].tolist()[:6] == [10, 20, 30, 40, 50, 60]
    expected = ten_a_month().fan()
    for column in ("median", "lower_80", "upper_80", "upper_95"):
        assert burglary[column].tolist() == expected[column].tolist()


def test_the_table_of_targets_says_the_same_as_the_forecast(
    years: Snapshot, settings: Settings
) -> None:
    ahead = build(years, settings, "forecast").frame.groupby("target_id").last()
    for _, row in build(years, settings, "targets").frame.iterrows():
        if row["target_id"] == "happy":
            continue
        for limit in ("median", "lower_50", "upper_80", "lower_95"):
            assert row[f"outturn_{limit}"] == ahead.loc[row["target_id"], limit]
    burglary = build(years, settings, "targets").frame.set_index("target_id").loc["burglary"]
    assert burglary["chance"] == ten_a_month().chance(108)


def test_one_target_alone(years: Snapshot, settings: Settings) -> None:
    for name in ("forecast", "what-if", "track-record"):
        frame = build(years, settings, name, target="drugs").frame
        assert frame["target_id"].unique().tolist() == ["drugs"]
        assert build(years, settings, name, target="happy").frame.empty
        with pytest.raises(SelectionError, match="choose from happy, burglary"):
            build(years, settings, name, target="nonsense")


def test_what_a_change_would_do(years: Snapshot, settings: Settings) -> None:
    frame = build(years, settings, "what-if", target="burglary").frame
    assert frame["change"].tolist() == list(CHANGES)
    assert frame["chance"].is_monotonic_decreasing
    assert frame["outturn_median"].is_monotonic_increasing
    plain = build(years, settings, "targets").frame.set_index("target_id").loc["burglary"]
    as_forecast = frame.set_index("change").loc[0.0]
    assert as_forecast["chance"] == plain["chance"]
    assert as_forecast["status"] == plain["status"]
    fewer = frame.set_index("change").loc[-0.20]
    assert fewer["chance"] == what_if(ten_a_month(), -0.20).chance(108)


@pytest.mark.parametrize(("asked", "change"), [("-0.10", -0.1), ("0.5", 0.5), ("-1", -1.0)])
def test_a_change_of_one_s_own(
    years: Snapshot, settings: Settings, asked: str, change: float
) -> None:
    frame = build(years, settings, "what-if", change=asked).frame
    assert set(frame["change"]) == {change}
    if change == -1:
        burglary = frame.set_index("target_id").loc["burglary"]
        assert burglary["outturn_median"] == 60
        assert burglary["status"] == "on course"


@pytest.mark.parametrize("asked", ["ten", "1.5", "-2", "nan", ""])
def test_a_change_that_is_none_is_refused_in_words(
    years: Snapshot, settings: Settings, asked: str
) -> None:
    with pytest.raises(SelectionError, match=r"write a share from -1 to 1"):
        build(years, settings, "what-if", change=asked)


def test_a_closed_year_has_nothing_left_to_change(years: Snapshot, settings: Settings) -> None:
    closed = Selection(year="2024/25")
    assert tables.build("what-if", years, settings, closed).frame.empty


def test_the_track_record_of_a_series_that_never_changes(
    years: Snapshot, settings: Settings
) -> None:
    frame = build(years, settings, "track-record", target="burglary").frame
    assert frame["months_in"].tolist() == [3, 6, 9]
    # 2023/24 and 2024/25 have 24 months before the months known; 2022/23 has 21 at most.
    assert frame["forecasts"].tolist() == [2, 2, 2]
    assert (frame["covered_80"] == 1).all()
    assert (frame["straight_line_crps"] == 0).all()
    assert frame["ratio"].isna().all()
    assert frame["worse"].all()
    assert frame["words"].str.startswith("With 3 months of the year known").iloc[0]


def test_without_any_count_there_is_no_forecast_and_the_sentences_say_so(
    publish: Publish, settings: Settings
) -> None:
    empty = publish(targets=TARGETS)
    for name in ("forecast", "what-if", "track-record"):
        table = build(empty, settings, name)
        assert table.frame.empty
        assert table.sentence.endswith(".")


def test_the_level_may_follow_the_rest_of_the_force(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    falling = {month: 200 - 3 * place for place, month in enumerate(WHOLE)}
    elsewhere = [(POLICE, "Stafford", month, "burglary", n) for month, n in falling.items()]
    nowhere = [(POLICE, None, month, "burglary", 1) for month in WHOLE]
    ward = target("ward", "reduce", "incidents:burglary", 60, 48, area_code=LEEK)
    force = target("force", "reduce", "incidents:burglary", 9999, 999, area_code="E23000015")
    snapshot = publish(
        targets=[TARGETS[1], ward, force],
        district_counts=[*monthly(WHOLE, "burglary", 10), *elsewhere, *nowhere],
        ward_counts=[(LEEK, month, "burglary", 2) for month in WHOLE],
        coverage=covered(WHOLE),
    )
    year = TargetYear(Request(snapshot, settings, Selection()))
    district, ours, whole = year.counted
    assert district.peers is not None and ours.peers is not None
    assert district.peers.tolist() == [count + 1 for count in falling.values()]
    assert ours.peers.tolist() == [count + 11 - 2 for count in falling.values()]
    assert whole.peers is None
    alone = forecast(district.counts, YEAR)
    assert district.forecast.quantile(0.5) < alone.quantile(0.5)

from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.charts.targets.fan import BANDS, fan, fan_key, numbered
from moorlands_dash.charts.theme import DARK, LIGHT
from moorlands_dash.periods import financial_year

YEAR = financial_year(2026)
MONTHS = [pd.Timestamp(month) for month in YEAR]
TARGET: dict[Any, Any] = {
    "kind": "reduce",
    "target": 120.0,
    "from": pd.Timestamp(YEAR.start),
    "to": pd.Timestamp(YEAR.end),
}


def path(known: int) -> pd.DataFrame:
    """Return ten a month, `known` of them counted, the rest milestones of ten."""
    counted = [10 * (i + 1) if i < known else None for i in range(12)]
    steps = [10.0 * (i + 1) for i in range(12)]
    return pd.DataFrame(
        {
            "month": MONTHS,
            "actual_cumulative": pd.array(counted, dtype="Int64"),
            "milestone_cumulative": steps,
            "baseline_cumulative": [11.0 * (i + 1) for i in range(12)],
        }
    )


def outlook(known: int) -> pd.DataFrame:
    """Return a forecast of ten a month, each level reaching a tenth of its number either way."""
    median = [10.0 * (i + 1) for i in range(12)]
    reach = {
        level: [0.0 if i < known else level / 10 * (i + 1 - known) for i in range(12)]
        for level in (50, 80, 95)
    }
    frame = pd.DataFrame({"target_id": "t", "month": MONTHS, "median": median})
    frame["known"] = [i < known for i in range(12)]
    for level, wide in reach.items():
        frame[f"lower_{level}"] = [m - w for m, w in zip(median, wide, strict=True)]
        frame[f"upper_{level}"] = [m + w for m, w in zip(median, wide, strict=True)]
    return frame


def events(*rows: tuple[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["date", "title"]).assign(kind="event")
    return frame.assign(date=pd.to_datetime(frame["date"]))


NONE = events()


def traces(figure: Any, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def labels(figure: Any) -> list[str]:
    return [label.text for label in figure.layout.annotations]


def test_bands_begin_at_the_last_counted_month_and_end_at_the_limits() -> None:
    figure = fan(path(6), outlook(6), NONE, TARGET, LIGHT)
    bands = [trace for trace in figure.data if trace.fill == "toself"]
    assert len(bands) == len(BANDS) == 3
    for band, (level, _) in zip(bands, BANDS, strict=True):
        assert (band.x[0], band.y[0]) == (date(2026, 9, 30), 60)
        assert band.x[6] == date(2027, 3, 31)
        assert band.y[6] == pytest.approx(120 + level / 10 * 6)
        assert band.y[7] == pytest.approx(120 - level / 10 * 6)
        assert (band.x[-1], band.y[-1]) == (date(2026, 9, 30), 60)


def test_every_line_starts_from_nothing_the_day_before_the_year() -> None:
    figure = fan(path(6), outlook(6), NONE, TARGET, LIGHT)
    for name in ("Counted", "Baseline", "Way to the target"):
        (line,) = traces(figure, name)
        assert (line.x[0], line.y[0]) == (date(2026, 3, 31), 0)
    (counted,) = traces(figure, "Counted")
    assert list(counted.y) == [0, 10, 20, 30, 40, 50, 60]
    (limit,) = traces(figure, "Target")
    assert set(limit.y) == {120}


def test_the_likely_outturn_limit_and_baseline_are_labelled() -> None:
    said = labels(fan(path(6), outlook(6), NONE, TARGET, LIGHT))
    assert {"<b>Likely 120</b>", "Target 120", "Baseline 132"} <= set(said)
    ceiling = labels(fan(path(6), outlook(6), NONE, {**TARGET, "kind": "no_worse"}, LIGHT))
    assert "Ceiling 120" in ceiling


def test_before_the_first_month_the_fan_starts_at_nothing() -> None:
    figure = fan(path(0), outlook(0), NONE, TARGET, LIGHT)
    (likely,) = traces(figure, "Likely")
    assert (likely.x[0], likely.y[0]) == (date(2026, 3, 31), 0)
    assert len(likely.x) == 13
    assert not traces(figure, "Counted")


@pytest.mark.parametrize(("known", "forecast"), [(12, outlook(12)), (4, outlook(4).iloc[:0])])
def test_without_anything_to_come_there_are_no_bands_and_the_count_is_labelled(
    known: int, forecast: pd.DataFrame
) -> None:
    figure = fan(path(known), forecast, NONE, TARGET, LIGHT)
    assert not [trace for trace in figure.data if trace.fill]
    assert not traces(figure, "Likely")
    assert f"<b>Counted {known * 10}</b>" in labels(figure)


def test_the_axis_starts_at_zero_and_holds_everything() -> None:
    figure = fan(path(6), outlook(6), NONE, TARGET, LIGHT)
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert high > max(max(y for y in trace.y if y is not None) for trace in figure.data)


def test_events_are_numbered_in_their_order_within_the_year_alone() -> None:
    found = numbered(
        events(("2026-03-31", "Before"), ("2026-04-01", "First"), ("2027-03-31", "Last")), TARGET
    )
    assert found == [
        (1, date(2026, 4, 1), "First (event)"),
        (2, date(2027, 3, 31), "Last (event)"),
    ]


def test_numbers_of_near_events_stand_in_rows_of_their_own() -> None:
    near = events(
        ("2026-05-01", "A"), ("2026-05-20", "B"), ("2026-06-10", "C"), ("2026-07-10", "D")
    )
    figure = fan(path(6), outlook(6), near, TARGET, LIGHT)
    marks = [label for label in figure.layout.annotations if label.yref == "paper"]
    assert [mark.text for mark in marks] == [f"<b>{number}</b>" for number in (1, 2, 3, 4)]
    places = [(pd.Timestamp(mark.x), mark.yshift) for mark in marks]
    for i, (day, row) in enumerate(places):
        for other, other_row in places[i + 1 :]:
            assert row != other_row or abs((day - other).days) >= 46
    taller = figure.layout.height - fan(path(6), outlook(6), NONE, TARGET, LIGHT).layout.height
    assert taller == figure.layout.margin.t - 10 > 0


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_key_explains_each_band_and_line(colours: Any) -> None:
    key = fan_key(colours)
    assert len({look for look, _ in key}) == len(key) == 8
    assert len({meaning for _, meaning in key}) == len(key)

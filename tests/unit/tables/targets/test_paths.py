"""A path of years before the data can't be told; one whose baseline was lucky says so."""

from collections.abc import Callable
from datetime import date

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import financial_year
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.unit.tables.targets.test_trajectories import BEFORE, LAST, SO_FAR, monthly, target

Publish = Callable[..., Snapshot]


def path(first: int, last: int, goal: float, **more: object) -> tuple:
    period = {"start": financial_year(first).start, "end": financial_year(last).end}
    base = financial_year(first - 1)
    before = {"baseline_start": base.start, "baseline_end": base.end}
    return target("plan", "reduce", "incidents:burglary", 120, goal, **period | before | more)


def test_years_before_the_data_cannot_be_told(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    snapshot = publish(
        targets=[path(2010, 2019, 900)],
        district_counts=monthly(SO_FAR, "burglary", 5),
        coverage=covered(SO_FAR),
    )
    table = tables.build("plan-path", snapshot, settings, Selection())
    assert table.frame["result"].tolist() == ["cannot tell"] * 10
    assert "cannot tell, as no whole year is loaded" in table.sentence
    (row,) = tables.build("targets", snapshot, settings, Selection(year="2014/15")).frame.to_dict(
        "records"
    )
    assert (row["status"], row["months_expected"], row["baseline"]) == ("cannot tell", 120, 1200)


def test_a_lucky_baseline_is_named(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    earlier = financial_year(2022)
    snapshot = publish(
        targets=[path(2024, 2026, 300, baseline_start=BEFORE.start, baseline_end=BEFORE.end)],
        district_counts=[
            *monthly(earlier, "burglary", 20),
            # The year of the baseline: low, and ending as high as before.
            *[("Staffordshire Police", "Staffordshire Moorlands", month, "burglary", count)
              for month, count in zip(BEFORE, [12] * 9 + [20] * 3, strict=True)],
            *monthly(LAST, "burglary", 19),
        ],
        coverage=covered(earlier, BEFORE, LAST),
    )  # fmt: skip
    table = tables.build("plan-path", snapshot, settings, Selection())
    assert table.frame["level"].iloc[0] > 120
    assert "below the level of then" in table.sentence
    assert "so much the harder it is" in table.sentence
    assert date(2024, 4, 1) == table.frame["from"].iloc[0].date()
